import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import type { Field, Row } from '../../electron/contract/resource';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { editWords } from '../words/edits';
import type { Consent } from './consent';
import type { Named } from './deletions';
import { type Errors, FieldInput } from './field-input';
import { controlOf, type Input, inputOf, valueFor } from './field-values';
import { writable } from './form-state';
import { useUnsaved } from './unsaved';

type BulkEditProps = {
  readonly profileId: string;
  readonly path: string;
  readonly singular: string;
  readonly plural: string;
  readonly fields: readonly Field[];
  readonly rows: readonly (Named & { readonly row: Row })[];
  readonly consent: Consent;
  readonly onClose: () => void;
};

const NOT_FOR_MANY: ReadonlySet<string> = new Set(['file', 'group']);

/** One field gets one value in all rows that are selected: one request a row, compared with the row as it was seen. */
export const BulkEditDialog = (props: BulkEditProps): ReactElement => {
  const { profileId, path, singular, plural, fields, rows, consent, onClose } = props;
  const { jobs } = useUnsaved();
  const choices = writable(fields).filter((field) => !NOT_FOR_MANY.has(controlOf(field, undefined)));
  const [name, setName] = useState(choices[0]?.name ?? '');
  const field = choices.find((one) => one.name === name);
  const [input, setInput] = useState<Input>(undefined);
  const [errors, setErrors] = useState<Errors>({});
  const select = useRef<HTMLSelectElement>(null);
  const text = editWords.bulk;

  const apply = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!field) return;
    const value = valueFor(field, input ?? inputOf(field, undefined), undefined);
    if (!value.ok) {
      setErrors({ [field.name]: [editWords.input.notJson] });
      return;
    }
    const agreed = await consent.ask('PATCH', null, rows[0]?.key ?? null, rows.length - 1);
    if (!agreed) return;
    const named = rows.map(({ key, label }) => ({ key, label }));
    const bases = new Map(rows.map(({ key, row }) => [key, row]));
    const values = { [field.name]: value.value };
    void jobs.start({ kind: 'edit', profileId, path, singular, plural, rows: named, values, bases, ...agreed });
    onClose();
  };
  return (
    <Dialog
      title={text.editTitle(rows.length, singular, plural)}
      description={text.editText}
      onCancel={onClose}
      initialFocus={select}
    >
      <form onSubmit={(event) => void apply(event)} noValidate>
        <div className="dialog-body stack-12 bulk-edit">
          <div className="field">
            <div className="label">
              <label htmlFor="bulk-field">{text.field}</label>
            </div>
            <div className="input">
              <select
                ref={select}
                id="bulk-field"
                value={name}
                onChange={(event) => {
                  setName(event.target.value);
                  setInput(undefined);
                  setErrors({});
                }}
              >
                {choices.map((one) => (
                  <option key={one.name} value={one.name}>
                    {one.label}
                  </option>
                ))}
              </select>
            </div>
          </div>
          {field && (
            <FieldInput
              key={field.name}
              profileId={profileId}
              field={{ ...field, label: text.value }}
              input={input ?? inputOf(field, undefined)}
              before={undefined}
              errors={errors}
              errorName={field.name}
              onChange={setInput}
            />
          )}
        </div>
        <div className="dialog-foot">
          <Button onClick={onClose}>{text.cancel}</Button>
          <Button type="submit" kind="primary" disabled={!field}>
            {text.apply(rows.length, singular, plural)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
