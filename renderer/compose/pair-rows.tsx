import type { ReactElement } from 'react';
import type { ComposePair } from '../../electron/contract/compose';
import { IconButton } from '../ui/button';
import { composeWords } from '../words/compose';
import { blankPair } from './request-values';

export const MOST_ROWS = 500;

type PairRowsProps = {
  /** What a row is: "header". */
  readonly what: string;
  readonly label: string;
  readonly pairs: readonly ComposePair[];
  readonly onChange: (pairs: ComposePair[]) => void;
};

/** Names and values, each of which can be left out of what is sent; the last row is always an empty one. */
export const PairRows = ({ what, label, pairs, onChange }: PairRowsProps): ReactElement => {
  const text = composeWords.parts;
  const rows = pairs.length < MOST_ROWS ? [...pairs, blankPair] : pairs;
  const change = (index: number, changed: Partial<ComposePair>): void => {
    const next = rows.map((row, at) => (at === index ? { ...row, ...changed } : row));
    onChange(next.filter(({ name, value }, at) => at < pairs.length || name !== '' || value !== ''));
  };
  return (
    <table className="pairs" aria-label={label}>
      <PairHead />
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other identity.
          <tr key={index}>
            <td>
              <SentBox what={what} row={index + 1} isOn={row.on} onChange={(on) => change(index, { on })} />
            </td>
            <td>
              <PairInput
                label={text.nameOf(what, index + 1)}
                value={row.name}
                most={1_000}
                onChange={(name) => change(index, { name })}
              />
            </td>
            <td>
              <PairInput
                label={text.valueOf(what, index + 1)}
                value={row.value}
                most={100_000}
                onChange={(value) => change(index, { value })}
              />
            </td>
            <td>
              {index < pairs.length && (
                <IconButton
                  icon="x"
                  size="s"
                  label={text.remove(what, index + 1)}
                  onClick={() => onChange(pairs.filter((_, at) => at !== index))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

export const PairHead = (): ReactElement => (
  <thead>
    <tr>
      <th scope="col">
        <span className="vh">{composeWords.parts.sent}</span>
      </th>
      <th scope="col">{composeWords.parts.pairName}</th>
      <th scope="col">{composeWords.parts.pairValue}</th>
      <td />
    </tr>
  </thead>
);

type SentBoxProps = {
  readonly what: string;
  readonly row: number;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
};

export const SentBox = ({ what, row, isOn, onChange }: SentBoxProps): ReactElement => (
  <label className="pair-sent">
    <input
      type="checkbox"
      className="cb"
      aria-label={composeWords.parts.send(what, row)}
      checked={isOn}
      onChange={(event) => onChange(event.target.checked)}
    />
  </label>
);

type PairInputProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
};

export const PairInput = ({ label, value, most, onChange }: PairInputProps): ReactElement => (
  <span className="input input-m">
    <input
      type="text"
      className="mono"
      aria-label={label}
      autoComplete="off"
      spellCheck={false}
      maxLength={most}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  </span>
);
