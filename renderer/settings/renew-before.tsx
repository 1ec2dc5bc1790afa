import { type ReactElement, useState } from 'react';
import type { Settings } from '../../electron/contract/settings';
import { Select } from '../ui/choice';
import { span } from '../words/human';
import { settingsWords } from '../words/settings';

type RenewBeforeProps = {
  readonly value: Settings['renewBefore'];
  /** What automatic means for the session shown, ms; null: nothing is scheduled. */
  readonly automaticMs: number | null;
  readonly onChange: (value: Settings['renewBefore']) => void;
};

const offered = [60, 120] as const;
const MOST_SECONDS = 86_400;

export const RenewBefore = ({ value, automaticMs, onChange }: RenewBeforeProps): ReactElement => {
  const text = settingsWords.session;
  const [wantsCustom, setWantsCustom] = useState(false);
  // Null: what is in force.
  const [typed, setTyped] = useState<string | null>(null);
  const isOwn = value !== 'automatic' && !offered.some((seconds) => seconds === value);
  const isCustom = isOwn || wantsCustom;
  const inForce = value === 'automatic' ? '' : `${value}`;
  const choose = (chosen: string): void => {
    setWantsCustom(chosen === 'custom');
    setTyped(null);
    if (chosen === 'automatic') onChange('automatic');
    const seconds = offered.find((one) => `${one}` === chosen);
    if (seconds !== undefined) onChange(seconds);
  };
  const keep = (): void => {
    const text = typed?.trim() ?? '';
    const seconds = Number(text);
    setTyped(null);
    if (/^\d+$/.test(text) && seconds >= 1 && seconds <= MOST_SECONDS && seconds !== value) onChange(seconds);
  };
  const automatic = text.automatic(automaticMs === null ? null : span(automaticMs));
  return (
    <>
      {isCustom && (
        <span className="input input-m narrow">
          <input
            type="text"
            inputMode="numeric"
            aria-label={text.customSeconds}
            value={typed ?? inForce}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
            }}
          />
          <span className="muted" aria-hidden="true">
            s
          </span>
        </span>
      )}
      <Select
        label={text.renewBefore}
        value={isCustom ? 'custom' : `${value}`}
        options={[
          { value: 'automatic', label: automatic },
          ...offered.map((seconds) => ({ value: `${seconds}`, label: text.span(seconds / 60, 'minute') })),
          { value: 'custom', label: text.custom },
        ]}
        onChange={choose}
      />
    </>
  );
};
