import type { SignInField } from '../../electron/contract/sign-in';

/** What was typed, by field name; a tick is `true` or ''. */
export type FieldValues = Readonly<Record<string, string>>;

const isHidden = ({ type }: SignInField): boolean => type === 'code' || type === 'secret';

/** A choice of one is made already. */
export const typedIn = (field: SignInField, values: FieldValues): string => {
  const [only, ...others] = field.choices ?? [];
  return values[field.name] ?? (field.required && only && others.length === 0 ? only.value : '');
};

/** Names of fields that the server insists on and that are empty. */
export const missingIn = (fields: readonly SignInField[], values: FieldValues): readonly string[] =>
  fields
    .filter((field) => field.required && field.type !== 'boolean' && typedIn(field, values).trim() === '')
    .map(({ name }) => name);

/** What is sent: an empty field that may stay away does; codes come with the blanks that apps print into them. */
export const sentOf = (fields: readonly SignInField[], values: FieldValues): FieldValues =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = typedIn(field, values);
      if (field.type === 'boolean')
        return field.required || value !== '' ? [[field.name, String(value === 'true')]] : [];
      const text = field.type === 'code' ? value.replace(/\s/g, '') : value;
      return text === '' && !field.required ? [] : [[field.name, text]];
    }),
  );

/** SECURITY (matrix row 67): codes and secrets do not outlive the request that they were typed for. */
export const withoutSecrets = (fields: readonly SignInField[], values: FieldValues): FieldValues => {
  const hidden = new Set(fields.filter(isHidden).map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
};
