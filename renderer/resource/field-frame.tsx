import { type ReactElement, type ReactNode, useId } from 'react';
import type * as resource from '../../electron/contract/resource';
import { type Described, Field, RequiredMark } from '../ui/field';
import { Message } from '../ui/notice';
import { editWords } from '../words/edits';

type FrameProps = {
  readonly field: resource.Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  /** Instead of the server's help text. */
  readonly hint?: ReactNode;
  readonly children: (control: Described) => ReactNode;
};

/** What the server says of a field's limits, for the line of its label. */
const noteOf = ({ minLength, maxLength, minValue, maxValue, decimalPlaces }: resource.Field): string => {
  const { note } = editWords;
  if (maxLength !== undefined) return minLength === maxLength ? note.exactly(maxLength) : note.atMost(maxLength);
  if (minLength !== undefined && minLength > 1) return note.atLeast(minLength);
  if (minValue !== undefined && maxValue !== undefined) return note.between(minValue, maxValue);
  if (minValue !== undefined) return note.from(minValue);
  if (maxValue !== undefined) return note.upTo(maxValue);
  return decimalPlaces === undefined ? '' : note.places(decimalPlaces);
};

/** A field as the server describes it, with its mark where it was changed. */
export const FieldFrame = ({ field, error, isChanged, hint, children }: FrameProps): ReactElement => (
  <Field
    label={field.label}
    name={field.name}
    isRequired={field.required}
    note={noteOf(field)}
    hint={hint ?? field.helpText}
    error={error}
    mark={isChanged ? (id) => <ChangedMark id={id} /> : undefined}
  >
    {children}
  </Field>
);

export const ChangedMark = ({ id }: { readonly id: string }): ReactElement => (
  <>
    <i className="changed-mark" title={editWords.changed} aria-hidden="true" />
    <span className="vh" id={id}>
      {editWords.changed}
    </span>
  </>
);

type GroupProps = {
  readonly field: resource.Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  readonly children: ReactNode;
};

/** Several controls under one name. */
export const GroupFrame = ({ field, error, isChanged, children }: GroupProps): ReactElement => {
  const id = useId();
  return (
    <fieldset className="field field-group" data-field={field.name} aria-describedby={error ? `${id}-e` : undefined}>
      <legend className="label">
        <span>{field.label}</span>
        {field.required && <RequiredMark />}
        {isChanged && <ChangedMark id={`${id}-c`} />}
      </legend>
      {children}
      {error && (
        <Message kind="err" id={`${id}-e`}>
          {error}
        </Message>
      )}
      {!error && field.helpText && <p className="hint">{field.helpText}</p>}
    </fieldset>
  );
};
