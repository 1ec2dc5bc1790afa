import type { ReactElement } from 'react';
import type { Field } from '../../electron/contract/resource';
import { editWords } from '../words/edits';
import { FieldInput } from './field-input';
import { isShort } from './field-values';
import { inputIn, shownValue, writable } from './form-state';
import type { RowForm } from './use-row-form';

type FormProps = { readonly form: RowForm; readonly profileId: string };

/** The fields that can be written, short ones in pairs. */
export const EditFields = ({ form, profileId }: FormProps): ReactElement => (
  <>
    {inPairs(writable(form.fields)).map((fields) => {
      const inputs = fields.map((field) => (
        <FieldInput
          key={field.name}
          profileId={profileId}
          field={field}
          input={inputIn(field, form.typed, form.base)}
          before={form.base?.[field.name]}
          errors={form.errors}
          errorName={field.name}
          onChange={(input) => form.setInput(field.name, input)}
        />
      ));
      return inputs.length === 1 ? (
        inputs
      ) : (
        <div key={`${fields[0]?.name}-two`} className="two">
          {inputs}
        </div>
      );
    })}
  </>
);

/** Neighbours that are both short share a line. */
const inPairs = (fields: readonly Field[]): readonly (readonly Field[])[] => {
  const lines: Field[][] = [];
  for (const field of fields) {
    const line = lines.at(-1);
    const [alone] = line ?? [];
    if (line?.length === 1 && alone && isShort(alone) && isShort(field)) line.push(field);
    else lines.push([field]);
  }
  return lines;
};

type FactsProps = { readonly form: RowForm; readonly isAll: boolean };

/** What cannot be written, as it is; of a row that cannot be changed that is everything. */
export const EditFacts = ({ form, isAll }: FactsProps): ReactElement | null => {
  const { base, detail } = form;
  if (!base) return null;
  const known = form.fields.filter(({ name, readOnly }) => (isAll || readOnly) && name in base);
  const url = detail?.url ? pathOf(detail.url) : '';
  if (known.length === 0 && url === '') return null;
  return (
    <dl className="ro" aria-label={editWords.readOnlyFields}>
      {known.map((field) => (
        <div key={field.name} className="ro-line">
          <dt>{field.label}</dt>
          <dd className="selectable bidi">{shownValue(field, base[field.name])}</dd>
        </div>
      ))}
      {url !== '' && (
        <div className="ro-line">
          <dt>{editWords.url}</dt>
          <dd className="mono selectable">{url}</dd>
        </div>
      )}
    </dl>
  );
};

const pathOf = (url: string): string => {
  try {
    return new URL(url).pathname;
  } catch {
    return url;
  }
};
