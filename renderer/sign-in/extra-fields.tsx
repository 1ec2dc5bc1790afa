import type { ReactElement } from 'react';
import type { SignInField, SignInFieldType } from '../../electron/contract/sign-in';
import { Checkbox, SelectField } from '../ui/choice';
import { PasswordField, TextField } from '../ui/field';
import { words } from '../words/catalogue';
import { type FieldValues, typedIn } from './field-values';

type ExtraFieldsProps = {
  readonly fields: readonly SignInField[];
  readonly values: FieldValues;
  readonly errors: FieldValues;
  readonly isPending: boolean;
  readonly onChange: (name: string, value: string) => void;
};

/** What a server asks for besides, each as its kind is: labelled by the server, and named in its own words. */
export const ExtraFields = ({ fields, values, errors, isPending, onChange }: ExtraFieldsProps): ReactElement => (
  <>
    {fields.map((field) => (
      <ExtraField
        key={field.name}
        field={field}
        value={typedIn(field, values)}
        error={errors[field.name]}
        isPending={isPending}
        onChange={(value) => onChange(field.name, value)}
      />
    ))}
  </>
);

type ExtraFieldProps = {
  readonly field: SignInField;
  readonly value: string;
  readonly error: string | undefined;
  readonly isPending: boolean;
  readonly onChange: (value: string) => void;
};

const ExtraField = ({ field, value, error, isPending, onChange }: ExtraFieldProps): ReactElement => {
  const { name, label, type, required, helpText, maxLength, choices = [] } = field;
  const common = {
    ...{ label, error, hint: helpText, onChange },
    note: required ? undefined : words.signIn.optional,
  };
  if (type === 'boolean')
    return (
      <Checkbox
        label={label}
        hint={error ?? helpText}
        isChecked={value === 'true'}
        disabled={isPending}
        onChange={(isChecked) => onChange(isChecked ? 'true' : '')}
      />
    );
  if (type === 'choice')
    return (
      <SelectField
        {...common}
        name={name}
        value={value}
        options={[{ value: '', label: words.signIn.choose }, ...choices.filter((choice) => choice.value !== '')]}
        disabled={isPending}
      />
    );
  const native = { name, value, maxLength, disabled: isPending };
  if (type === 'secret') return <PasswordField {...common} {...native} />;
  return <TextField {...common} {...native} {...typing[type]} />;
};

/** How each kind is typed: `one-time-code` lets a system offer the code that it has just received. */
const typing: Readonly<
  Record<
    Exclude<SignInFieldType, 'boolean' | 'choice' | 'secret'>,
    { readonly inputMode?: 'numeric' | 'decimal' | 'email' | 'url'; readonly autoComplete?: string }
  >
> = {
  text: {},
  email: { inputMode: 'email' },
  url: { inputMode: 'url' },
  number: { inputMode: 'decimal' },
  code: { inputMode: 'numeric', autoComplete: 'one-time-code' },
};
