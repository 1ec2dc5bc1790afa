import { type ReactElement, useRef } from 'react';
import { Button, classNames, IconButton } from '../../ui/button';
import { Message } from '../../ui/notice';
import { settingsWords } from '../../words/settings';
import type { FieldProps } from './field-props';
import type { HeaderDraft } from './profile-draft';

/** Constant headers; the value of a secret one is masked here too, and the kept one never comes to the window. */
export const HeadersTable = ({ draft, onChange, error }: FieldProps): ReactElement => {
  const text = settingsWords.editing;
  const { headers } = draft;
  const table = useRef<HTMLTableElement>(null);
  const fault = error('headers');
  const change = (id: number, changes: Partial<HeaderDraft>): void =>
    onChange({ headers: headers.map((header) => (header.id === id ? { ...header, ...changes } : header)) });
  const add = (): void => {
    const id = Math.max(-1, ...headers.map((header) => header.id)) + 1;
    onChange({ headers: [...headers, { id, name: '', value: '', secret: false, isKept: false }] });
    requestAnimationFrame(() => table.current?.querySelector<HTMLInputElement>('tbody tr:last-child input')?.focus());
  };
  return (
    <>
      <p className="hint">{text.headerText}</p>
      {fault && (
        <Message kind="err" role="alert">
          {fault}
        </Message>
      )}
      {headers.length > 0 && (
        <table className="header-table" aria-label={text.headerTable} ref={table}>
          <thead>
            <tr>
              <th scope="col">{text.headerColumns.name}</th>
              <th scope="col">{text.headerColumns.value}</th>
              <th scope="col">{text.headerColumns.secret}</th>
              <th scope="col">
                <span className="vh">{text.headerColumns.action}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {headers.map((header, index) => (
              <HeaderRow
                key={header.id}
                header={header}
                row={index + 1}
                hasFault={fault !== undefined}
                onChange={(changes) => change(header.id, changes)}
                onRemove={() => onChange({ headers: headers.filter(({ id }) => id !== header.id) })}
              />
            ))}
          </tbody>
        </table>
      )}
      <div className="row">
        <Button size="s" icon="plus" onClick={add}>
          {text.headerAdd}
        </Button>
      </div>
    </>
  );
};

type HeaderRowProps = {
  readonly header: HeaderDraft;
  readonly row: number;
  readonly hasFault: boolean;
  readonly onChange: (changes: Partial<HeaderDraft>) => void;
  readonly onRemove: () => void;
};

const HeaderRow = ({ header, row, hasFault, onChange, onRemove }: HeaderRowProps): ReactElement => {
  const text = settingsWords.editing;
  const { name, value, secret, isKept } = header;
  const common = { spellCheck: false, autoComplete: 'off', 'aria-invalid': hasFault || undefined } as const;
  return (
    <tr>
      <td>
        <span className={classNames('input', hasFault && 'is-error')}>
          <input
            type="text"
            {...common}
            maxLength={100}
            aria-label={text.headerNameOf(row)}
            value={name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
        </span>
      </td>
      <td>
        <span className={classNames('input', hasFault && 'is-error')}>
          <input
            type={secret ? 'password' : 'text'}
            {...common}
            maxLength={4_000}
            aria-label={text.headerValueOf(row)}
            placeholder={secret && isKept ? text.headerKept : undefined}
            value={value}
            onChange={(event) => onChange({ value: event.target.value })}
          />
        </span>
      </td>
      <td className="check">
        <input
          type="checkbox"
          aria-label={text.headerSecretOf(row)}
          checked={secret}
          onChange={(event) => onChange({ secret: event.target.checked })}
        />
      </td>
      <td>
        <IconButton icon="trash" size="s" label={text.headerRemove(row)} onClick={onRemove} />
      </td>
    </tr>
  );
};
