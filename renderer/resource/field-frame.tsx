import { type ReactElement, type ReactNode, useId } from 'react';
import type { Field } from '../../electron/contract/resource';
import { Message } from '../ui/notice';
import { editWords } from '../words/edits';

export type Described = {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
};

type FrameProps = {
  readonly field: Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  /** Instead of the server's help text. */
  readonly hint?: ReactNode;
  readonly children: (control: Described) => ReactNode;
};

/** What the server says of a field's limits, for the line of its label. */
const noteOf = ({ minLength, maxLength, minValue, maxValue, decimalPlaces }: Field): string => {
  const { note } = editWords;
  if (maxLength !== undefined) return minLength === maxLength ? note.exactly(maxLength) : note.atMost(maxLength);
  if (minLength !== undefined && minLength > 1) return note.atLeast(minLength);
  if (minValue !== undefined && maxValue !== undefined) return note.between(minValue, maxValue);
  if (minValue !== undefined) return note.from(minValue);
  if (maxValue !== undefined) return note.upTo(maxValue);
  return decimalPlaces === undefined ? '' : note.places(decimalPlaces);
};

/** Label with its marks, the control, and its error or hint below. */
export const FieldFrame = ({ field, error, isChanged, hint, children }: FrameProps): ReactElement => {
  const id = useId();
  const note = noteOf(field);
  const help = hint ?? field.helpText;
  const ids = [note !== '' && `${id}-n`, isChanged && `${id}-c`, error ? `${id}-e` : help && `${id}-h`].filter(Boolean);
  const control: Described = {
    id,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className="field" data-field={field.name}>
      <div className="label">
        <label htmlFor={id}>{field.label}</label>
        {field.required && (
          <span className="req" aria-hidden="true">
            *
          </span>
        )}
        {note !== '' && (
          <span className="label-note" id={`${id}-n`}>
            {note}
          </span>
        )}
        {isChanged && <ChangedMark id={`${id}-c`} />}
      </div>
      {children(control)}
      {error ? (
        <Message kind="err" id={`${id}-e`}>
          {error}
        </Message>
      ) : (
        help && (
          <p className="hint" id={`${id}-h`}>
            {help}
          </p>
        )
      )}
    </div>
  );
};

export const ChangedMark = ({ id }: { readonly id: string }): ReactElement => (
  <>
    <i className="changed-mark" title={editWords.changed} aria-hidden="true" />
    <span className="vh" id={id}>
      {editWords.changed}
    </span>
  </>
);

type GroupProps = {
  readonly field: Field;
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
        {field.required && (
          <span className="req" aria-hidden="true">
            *
          </span>
        )}
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
