import type { ReactElement } from 'react';
import type { Wire } from '../../electron/contract/declare';
import type { Field } from '../../electron/contract/resource';
import { classNames } from '../ui/button';
import { Message } from '../ui/notice';
import { editWords } from '../words/edits';
import { ChangedMark, FieldFrame, GroupFrame } from './field-frame';
import { ChoiceInput, ChoicesInput, YesNoInput } from './field-input-choice';
import { FileInput } from './field-input-file';
import { RelationInput } from './field-input-relation';
import { controlOf, type Input, inputOf, isChanged, isGroup } from './field-values';

/** The server's words by field, dotted where fields are nested: `author.name`. */
export type Errors = Readonly<Record<string, readonly string[]>>;

export type FieldInputProps = {
  readonly profileId: string;
  readonly field: Field;
  readonly input: Input;
  /** What the server has; undefined for a new row. */
  readonly before: Wire;
  readonly errors: Errors;
  /** Its name among `errors`. */
  readonly errorName: string;
  readonly onChange: (input: Input) => void;
};

const MULTI_LINE_FROM = 200;

const errorOf = (errors: Errors, name: string): string | undefined => errors[name]?.join(' ');

/** Errors of a list's items have an index in their name; they stand under the list. */
const errorBelow = (errors: Errors, name: string): string | undefined => {
  const own = errorOf(errors, name);
  if (own !== undefined) return own;
  const below = Object.entries(errors).filter(([at]) => at.startsWith(`${name}.`));
  return below.length === 0 ? undefined : below.map(([at, said]) => `${at}: ${said.join(' ')}`).join('\n');
};

/** One field of the server's as a control. */
export const FieldInput = (props: FieldInputProps): ReactElement => {
  const { field, input, before, errors, errorName, onChange } = props;
  const changed = isChanged(field, input, before);
  const kind = controlOf(field, before);
  const error = kind === 'group' ? errorOf(errors, errorName) : errorBelow(errors, errorName);
  const frame = { field, error, isChanged: changed };
  switch (kind) {
    case 'check':
      return <CheckInput {...{ field, error, changed, onChange }} isChecked={input === true} />;
    case 'yes-no':
      return <YesNoInput {...frame} value={typeof input === 'boolean' ? input : null} onChange={onChange} />;
    case 'choice':
      return <ChoiceInput {...frame} value={input} onChange={onChange} />;
    case 'choices':
      return <ChoicesInput {...frame} value={input} onChange={onChange} />;
    case 'relation':
      return <RelationInput {...frame} profileId={props.profileId} value={textOf(input)} onChange={onChange} />;
    case 'file':
      return <FileInput {...frame} value={input} before={before} onChange={onChange} />;
    case 'group': {
      const typed = isGroup(input) ? input : {};
      const of = isGroup(before) ? before : {};
      return (
        <GroupFrame {...frame}>
          {(field.children ?? [])
            .filter(({ readOnly }) => !readOnly)
            .map((child) => (
              <FieldInput
                {...props}
                key={child.name}
                field={child}
                input={typed[child.name] ?? inputOf(child, of[child.name])}
                before={of[child.name]}
                errorName={`${errorName}.${child.name}`}
                onChange={(next) => onChange({ ...typed, [child.name]: next })}
              />
            ))}
        </GroupFrame>
      );
    }
    case 'lines':
      return <AreaInput {...frame} hint={editWords.input.perLine} value={textOf(input)} onChange={onChange} />;
    case 'json':
      return <AreaInput {...frame} hint={editWords.input.json} isMono value={textOf(input)} onChange={onChange} />;
    case 'text':
      return isLong(field, before) ? (
        <AreaInput {...frame} value={textOf(input)} onChange={onChange} />
      ) : (
        <TextInput {...frame} value={textOf(input)} onChange={onChange} />
      );
  }
};

const textOf = (input: Input): string => (typeof input === 'string' ? input : '');

/** Text without a limit, or with a wide one, or with lines in it. */
const isLong = ({ type, maxLength }: Field, before: Wire): boolean => {
  if (type !== 'string') return false;
  if (typeof before === 'string' && (before.includes('\n') || before.length > MULTI_LINE_FROM)) return true;
  return maxLength !== undefined && maxLength > 2 * MULTI_LINE_FROM;
};

type Plain = {
  readonly field: Field;
  readonly error: string | undefined;
  readonly isChanged: boolean;
  readonly value: string;
  readonly onChange: (input: Input) => void;
};

const modes: Partial<Readonly<Record<Field['type'], 'numeric' | 'decimal' | 'email' | 'url'>>> = {
  integer: 'numeric',
  float: 'decimal',
  decimal: 'decimal',
  email: 'email',
  url: 'url',
};

/**
 * Text whatever the type: a number input would drop what it cannot read, and an address that is wrong is the server's to
 * judge. A date has the system's picker.
 */
const TextInput = ({ field, error, isChanged: changed, value, onChange }: Plain): ReactElement => (
  <FieldFrame
    {...{ field, error }}
    isChanged={changed}
    {...(field.type === 'datetime' && !field.helpText ? { hint: editWords.input.dateTime } : {})}
  >
    {(control) => (
      <div className={classNames('input', error && 'is-error')}>
        <input
          {...control}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={modes[field.type]}
          required={field.required}
          autoComplete="off"
          spellCheck={false}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
    )}
  </FieldFrame>
);

type AreaProps = Plain & { readonly hint?: string; readonly isMono?: boolean };

const AreaInput = ({ field, error, isChanged: changed, value, onChange, hint, isMono }: AreaProps): ReactElement => (
  <FieldFrame {...{ field, error }} isChanged={changed} {...(hint && !field.helpText ? { hint } : {})}>
    {(control) => (
      <textarea
        {...control}
        className={classNames('input', isMono && 'mono', error && 'is-error')}
        rows={3}
        required={field.required}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </FieldFrame>
);

type CheckProps = {
  readonly field: Field;
  readonly error: string | undefined;
  readonly changed: boolean;
  readonly isChecked: boolean;
  readonly onChange: (input: Input) => void;
};

const CheckInput = ({ field, error, changed, isChecked, onChange }: CheckProps): ReactElement => {
  const id = `check-${field.name}`;
  const described = [error && `${id}-e`, changed && `${id}-c`, !error && field.helpText && `${id}-h`].filter(Boolean);
  return (
    <div className="field" data-field={field.name}>
      <div className="check">
        <input
          type="checkbox"
          id={id}
          checked={isChecked}
          aria-describedby={described.length > 0 ? described.join(' ') : undefined}
          aria-invalid={error ? true : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <label htmlFor={id}>{field.label}</label>
        {changed && <ChangedMark id={`${id}-c`} />}
      </div>
      {error ? (
        <Message kind="err" id={`${id}-e`}>
          {error}
        </Message>
      ) : (
        field.helpText && (
          <p className="hint" id={`${id}-h`}>
            {field.helpText}
          </p>
        )
      )}
    </div>
  );
};
