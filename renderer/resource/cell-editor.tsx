import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { words } from '../words/catalogue';
import { editWords } from '../words/edits';
import type { Consent } from './consent';
import { controlOf, type Input, inputOf, isChanged, valueFor } from './field-values';
import { useUnsaved } from './unsaved';

/** Simple enough for a cell: one line of text, a number, yes or no, one of a list. */
export const isCellEditable = (field: Field, row: Row): boolean => {
  const control = controlOf(field, row[field.name]);
  const value = row[field.name];
  const isOneLine = !(typeof value === 'string' && value.includes('\n'));
  return !field.readOnly && isOneLine && ['text', 'check', 'yes-no', 'choice'].includes(control);
};

type CellEditorProps = {
  readonly profileId: string;
  readonly path: string;
  readonly rowKey: string;
  readonly row: Row;
  readonly field: Field;
  /** All of the list: a draft that outlives this editor opens as a form. */
  readonly fields: readonly Field[];
  readonly consent: Consent;
  readonly onSaved: (row: Row) => void;
  /** The row was changed on the server: to be decided where there is room for it. */
  readonly onConflict: (current: Row) => void;
  readonly onClose: (isByKey: boolean) => void;
};

/** One value in its cell: Enter saves it, Esc leaves it as it was, leaving the cell saves what was changed. */
export const CellEditor = (props: CellEditorProps): ReactElement => {
  const { profileId, path, rowKey, row, field, fields, consent, onSaved, onConflict, onClose } = props;
  const bridge = useBridge();
  const { drafts } = useUnsaved();
  const before = row[field.name];
  const [input, setInput] = useState<Input>(() => inputOf(field, before));
  const [isSaving, setSaving] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const control = useRef<HTMLInputElement & HTMLSelectElement>(null);
  const isBusy = useRef(false);
  const name = editWords.cell.name(field.label);
  useEffect(() => {
    control.current?.focus();
    if (control.current instanceof HTMLInputElement) control.current.select();
  }, []);

  const change = (next: Input): void => {
    setInput(next);
    if (isChanged(field, next, before))
      drafts.keep({ profileId, path, key: rowKey, base: row, fields, typed: { [field.name]: next } });
    else drafts.drop(profileId, path);
  };
  const close = (isByKey: boolean): void => {
    drafts.drop(profileId, path);
    onClose(isByKey);
  };
  const save = async (isByKey: boolean): Promise<void> => {
    if (isBusy.current) return;
    if (!isChanged(field, input, before)) {
      close(isByKey);
      return;
    }
    const value = valueFor(field, input, before);
    if (!value.ok) return;
    isBusy.current = true;
    const agreed = await consent.ask('PATCH', null, rowKey);
    if (agreed) {
      setSaving(true);
      const values = { [field.name]: value.value };
      const asked = { profileId, path, key: rowKey, base: row, values, overwrite: false, ...agreed };
      const answer = await bridge['resource:change'](asked).result;
      setSaving(false);
      if (answer.ok) {
        onSaved(answer.value);
        close(isByKey);
      } else if (answer.error.code === 'conflict' && answer.error.current) onConflict(answer.error.current);
      else {
        setTrouble(troubleOf(answer.error, field));
        control.current?.focus();
      }
    }
    isBusy.current = false;
  };
  const pressed = (event: KeyboardEvent): void => {
    // The grid's own keys and the window's stay out of what is typed.
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      void save(true);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close(true);
    }
  };
  const common = {
    ref: control,
    'aria-label': name,
    'aria-invalid': trouble === null ? undefined : (true as const),
    'aria-describedby': trouble === null ? undefined : 'cell-trouble',
    'aria-busy': isSaving,
    onKeyDown: pressed,
    onBlur: () => void save(false),
  };
  return (
    <span className="cell-editor" data-editor>
      <CellControl common={common} field={field} before={before} input={input} onChange={change} />
      {trouble !== null && (
        <span className="cell-trouble" id="cell-trouble" role="alert">
          {trouble}
        </span>
      )}
    </span>
  );
};

type ControlProps = {
  readonly common: object;
  readonly field: Field;
  readonly before: Row[string];
  readonly input: Input;
  readonly onChange: (input: Input) => void;
};

const CellControl = ({ common, field, before, input, onChange }: ControlProps): ReactElement => {
  const kind = controlOf(field, before);
  if (kind === 'check')
    return (
      <input
        {...common}
        type="checkbox"
        className="cb"
        checked={input === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    );
  if (kind === 'text')
    return (
      <input
        {...common}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={typeof input === 'string' ? input : ''}
        onChange={(event) => onChange(event.target.value)}
      />
    );
  const text = editWords.input;
  const choices =
    kind === 'choice'
      ? (field.choices ?? [])
      : [
          { value: true, label: text.yes },
          { value: false, label: text.no },
        ];
  const isUnset = input === null || input === undefined || input === '';
  return (
    <select
      {...common}
      value={isUnset ? '' : `=${String(input)}`}
      onChange={(event) =>
        onChange(choices.find((one) => `=${String(one.value)}` === event.target.value)?.value ?? null)
      }
    >
      {(isUnset || field.nullable) && <option value="">{text.none}</option>}
      {!isUnset && !choices.some(({ value }) => String(value) === String(input)) && (
        <option value={`=${String(input)}`}>{String(input)}</option>
      )}
      {choices.map(({ value, label }) => (
        <option key={String(value)} value={`=${String(value)}`}>
          {label}
        </option>
      ))}
    </select>
  );
};

const named = ([name, said]: readonly [string, readonly string[]]): string =>
  name === 'non_field_errors' ? said.join(' ') : editWords.problem.more(name, said.join(' '));

/** The server's words for this field first; else what went wrong, and its words for that. */
const troubleOf = (failure: Failure, field: Field): string => {
  const own = failure.fields?.[field.name];
  if (own) return own.join(' ');
  if (failure.fields) return Object.entries(failure.fields).map(named).join(' ');
  if (failure.code === 'outcome-unknown') return editWords.problem.unknown;
  const said = failure.server?.words;
  const { title } = words.failures.of(failure);
  return said ? `${title}. ${said}` : title;
};
