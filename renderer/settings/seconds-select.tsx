import type { ReactElement } from 'react';
import { Select } from '../ui/choice';
import { settingsWords } from '../words/settings';

type SecondsProps = {
  readonly label: string;
  /** Null: never. */
  readonly value: number | null;
  readonly offered: readonly (number | null)[];
  readonly onChange: (seconds: number | null) => void;
};

/** A span of time out of some, and the one in force where that is another. */
export const SecondsSelect = ({ label, value, offered, onChange }: SecondsProps): ReactElement => {
  const all = offered.includes(value) ? offered : [value, ...offered];
  return (
    <Select
      label={label}
      value={`${value}`}
      options={all.map((seconds) => ({ value: `${seconds}`, label: spanOf(seconds) }))}
      onChange={(chosen) => {
        const seconds = all.find((one) => `${one}` === chosen);
        if (seconds !== undefined) onChange(seconds);
      }}
    />
  );
};

const spanOf = (seconds: number | null): string => {
  const { never, span } = settingsWords.session;
  if (seconds === null) return never;
  // A minute is said in seconds, as all short times of a token are.
  const [size, unit] = units.find(([length]) => seconds > 60 && seconds % length === 0) ?? ([1, 'second'] as const);
  return span(seconds / size, unit);
};

const units = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
] as const;
