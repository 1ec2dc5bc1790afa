import type { ReactElement, ReactNode } from 'react';
import { IconButton } from '../ui/button';
import { composeWords } from '../words/compose';

const MOST_ROWS = 500;

type Named = { readonly name: string; readonly on: boolean };

type NamedRowsProps<Row extends Named> = {
  /** What a row is: "header". */
  readonly what: string;
  readonly label: string;
  readonly rows: readonly Row[];
  readonly blank: Row;
  readonly isBlank: (row: Row) => boolean;
  readonly onChange: (rows: Row[]) => void;
  /** `row`: counted from 1, for names. */
  readonly value: (row: Row, number: number, put: (changed: Row) => void) => ReactNode;
};

/** Rows with a name, each of which can be left out of what is sent; the last one is always empty. */
export const NamedRows = <Row extends Named>(props: NamedRowsProps<Row>): ReactElement => {
  const { what, label, rows, blank, isBlank, onChange, value } = props;
  const text = composeWords.parts;
  const shown = rows.length < MOST_ROWS ? [...rows, blank] : rows;
  const put = (index: number, changed: Row): void =>
    onChange(
      shown.map((row, at) => (at === index ? changed : row)).filter((row, at) => at < rows.length || !isBlank(row)),
    );
  return (
    <table className="pairs" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{text.sent}</span>
          </th>
          <th scope="col">{text.pairName}</th>
          <th scope="col">{text.pairValue}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {shown.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; it has no other identity.
          <tr key={index}>
            <td>
              <label className="pair-sent">
                <input
                  type="checkbox"
                  className="cb"
                  aria-label={text.send(what, index + 1)}
                  checked={row.on}
                  onChange={(event) => put(index, { ...row, on: event.target.checked })}
                />
              </label>
            </td>
            <td>
              <PairInput
                label={text.nameOf(what, index + 1)}
                value={row.name}
                most={1_000}
                onChange={(name) => put(index, { ...row, name })}
              />
            </td>
            <td>{value(row, index + 1, (changed) => put(index, changed))}</td>
            <td>
              {index < rows.length && (
                <IconButton
                  icon="x"
                  size="s"
                  label={text.remove(what, index + 1)}
                  onClick={() => onChange(rows.filter((_, at) => at !== index))}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type PairInputProps = {
  readonly label: string;
  readonly value: string;
  readonly most: number;
  readonly onChange: (value: string) => void;
};

const PairInput = ({ label, value, most, onChange }: PairInputProps): ReactElement => (
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

/** The value of a row as a text. */
export const ValueInput = (props: Omit<PairInputProps, 'most'>): ReactElement => (
  <PairInput {...props} most={100_000} />
);
