import type { ReactElement } from 'react';
import type { ImportPreview } from '../../electron/contract/transfer';
import { Select } from '../ui/choice';
import { transferWords } from '../words/transfers';

/** Field by column. */
export type Mapping = ReadonlyMap<number, string>;

type MappingProps = {
  readonly preview: ImportPreview;
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
};

const NONE = '';

/** One line a column of the file: its name, what its first cell holds, and the field that it fills. */
export const ImportMapping = ({ preview, mapping, onChange }: MappingProps): ReactElement => {
  const text = transferWords.import;
  const { columns, fields, sample } = preview;
  const options = [
    { value: NONE, label: text.notImported },
    ...fields.map(({ name, label, required }) => ({ value: name, label: required ? text.wanted(label) : label })),
  ];
  const choose = (column: number, field: string): void => {
    // a field is filled by one column
    const next = new Map([...mapping].filter(([at, taken]) => at !== column && taken !== field));
    if (field !== NONE) next.set(column, field);
    onChange(next);
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it.
    <div className="import-mapping" tabIndex={0} role="region" aria-label={text.mapping}>
      <table>
        <thead>
          <tr>
            <th scope="col">{text.column}</th>
            <th scope="col">{text.sample}</th>
            <th scope="col">{text.field}</th>
          </tr>
        </thead>
        <tbody>
          {columns.map((column, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same name, and none ever moves
            <tr key={`${at}-${column}`}>
              <th scope="row" className="bidi">
                {column}
              </th>
              <td className="bidi muted">{sample[0]?.[at] ?? ''}</td>
              <td>
                <Select
                  label={text.fieldFor(column)}
                  value={mapping.get(at) ?? NONE}
                  options={options}
                  onChange={(field) => choose(at, field)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
