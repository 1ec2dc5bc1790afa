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
  const [isCustom, setCustom] = useState(value !== 'automatic' && !offered.some((seconds) => seconds === value));
  const [typed, setTyped] = useState(value === 'automatic' ? '' : `${value}`);
  const choose = (chosen: string): void => {
    setCustom(chosen === 'custom');
    if (chosen === 'automatic') onChange('automatic');
    const seconds = offered.find((one) => `${one}` === chosen);
    if (seconds !== undefined) onChange(seconds);
    setTyped(value === 'automatic' ? '' : `${value}`);
  };
  const keep = (): void => {
    const seconds = Number(typed);
    const isUsable = /^\d+$/.test(typed) && seconds >= 1 && seconds <= MOST_SECONDS;
    if (!isUsable) setTyped(value === 'automatic' ? '' : `${value}`);
    else if (seconds !== value) onChange(seconds);
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
            value={typed}
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
