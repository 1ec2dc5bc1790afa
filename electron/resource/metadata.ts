import type { Wire } from '../contract/declare';
import type { Field, FieldType, Row } from '../contract/resource';

/** What OPTIONS told about a collection: its fields in the server's order, and whether this user may create. */
export type Metadata = { readonly fields: readonly Field[]; readonly canCreate: boolean };

type Members = { readonly [name: string]: Wire };

const isRecord = (value: Wire): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** rest_framework/metadata.py, SimpleMetadata.label_lookup; what is missing is `other`. */
const types: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['integer', 'integer'],
  ['float', 'float'],
  ['decimal', 'decimal'],
  ['string', 'string'],
  ['regex', 'string'],
  ['slug', 'string'],
  ['email', 'email'],
  ['url', 'url'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['time', 'time'],
  ['choice', 'choice'],
  ['nested object', 'nested'],
]);

const numberOf = (value: Wire): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** `is_active` becomes "Is active", `id` "ID", as DRF labels fields without a label. */
const labelOf = (name: string): string => {
  if (name === 'id') return 'ID';
  const words = name.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const choicesOf = (value: Wire): Field['choices'] => {
  if (!Array.isArray(value)) return undefined;
  const choices: { value: string | number | boolean; label: string }[] = [];
  for (const choice of value) {
    if (!isRecord(choice)) continue;
    const { value: stored, display_name: label } = choice;
    if (typeof stored !== 'string' && typeof stored !== 'number' && typeof stored !== 'boolean') continue;
    choices.push({ value: stored, label: typeof label === 'string' ? label : String(stored) });
  }
  return choices;
};

const fieldOf = (name: string, told: Members): Field => {
  const { type, required, read_only: readOnly, label, help_text: helpText } = told;
  const limits = {
    minLength: numberOf(told['min_length']),
    maxLength: numberOf(told['max_length']),
    minValue: numberOf(told['min_value']),
    maxValue: numberOf(told['max_value']),
  };
  const choices = choicesOf(told['choices']);
  return {
    name,
    label: typeof label === 'string' && label !== '' ? label : labelOf(name),
    type: (typeof type === 'string' ? types.get(type) : undefined) ?? 'other',
    required: required === true,
    readOnly: readOnly === true,
    ...(typeof helpText === 'string' ? { helpText } : {}),
    ...(limits.minLength === null ? {} : { minLength: limits.minLength }),
    ...(limits.maxLength === null ? {} : { maxLength: limits.maxLength }),
    ...(limits.minValue === null ? {} : { minValue: limits.minValue }),
    ...(limits.maxValue === null ? {} : { maxValue: limits.maxValue }),
    ...(choices ? { choices } : {}),
  };
};

/**
 * The answer to OPTIONS on a list. `actions.POST` is there only when this user may create; a view that is read-only, or
 * has its own metadata, tells no fields.
 */
export const metadataOf = (answer: Wire): Metadata => {
  const actions = isRecord(answer) ? answer['actions'] : undefined;
  const post = actions !== undefined && isRecord(actions) ? actions['POST'] : undefined;
  if (post === undefined || !isRecord(post)) return { fields: [], canCreate: false };
  const fields: Field[] = [];
  for (const [name, told] of Object.entries(post))
    if (told !== undefined && isRecord(told)) fields.push(fieldOf(name, told));
  return { fields, canCreate: true };
};

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

const textType = (texts: readonly string[]): FieldType => {
  if (texts.every((text) => DATE_TIME.test(text))) return 'datetime';
  if (texts.every((text) => DATE.test(text))) return 'date';
  return texts.every((text) => EMAIL.test(text)) ? 'email' : 'string';
};

const typeOfValues = (values: readonly Wire[]): FieldType => {
  const known = values.filter((value) => value !== null && value !== undefined);
  if (known.length === 0) return 'other';
  if (known.every((value) => typeof value === 'boolean')) return 'boolean';
  if (known.every((value) => typeof value === 'number')) return known.every(Number.isInteger) ? 'integer' : 'float';
  const texts = known.filter((value) => typeof value === 'string');
  if (texts.length === known.length) return textType(texts);
  return known.every((value) => typeof value === 'object') ? 'nested' : 'other';
};

/** Fields of OPTIONS in the server's order, then those that only the data shows, typed by what is in it. */
export const fieldsOf = (
  told: readonly Field[],
  names: readonly string[],
  sample: readonly Row[],
): readonly Field[] => {
  const known = new Set(told.map(({ name }) => name));
  const shown = names
    .filter((name) => !known.has(name))
    .map((name): Field => {
      const type = typeOfValues(sample.map((row) => row[name]));
      return { name, label: labelOf(name), type, required: false, readOnly: true };
    });
  return [...told, ...shown];
};
