import type { Wire } from '../contract/declare';
import type { Field, FieldType } from '../contract/resource';
import { isRecord, type Members } from './wire';

/** What OPTIONS told about a collection or a row, in the server's order, and whether this user may create or change. */
export type Metadata = {
  /** Of the action that was asked for; `other` where DRF says `field`, which the rows explain (field-values.ts). */
  readonly fields: readonly Field[];
  readonly isAllowed: boolean;
  /** The answer has the form of DRF's own: without `actions` this user may do nothing here. */
  readonly isOfDrf: boolean;
};

/** rest_framework/metadata.py, SimpleMetadata.label_lookup; `field`, and what is missing, is `other`. */
const types: ReadonlyMap<string, FieldType> = new Map<string, FieldType>([
  ['integer', 'integer'],
  ['float', 'float'],
  ['decimal', 'decimal'],
  ['string', 'string'],
  ['regex', 'string'],
  ['slug', 'string'],
  ['duration', 'string'],
  ['email', 'email'],
  ['url', 'url'],
  ['boolean', 'boolean'],
  ['date', 'date'],
  ['datetime', 'datetime'],
  ['time', 'time'],
  ['choice', 'choice'],
  ['multiple choice', 'multiple-choice'],
  ['list', 'list'],
  ['nested object', 'nested'],
  ['file upload', 'file'],
  ['image upload', 'image'],
]);

const MOST_DEPTH = 6;

const numberOf = (value: Wire): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

/** `is_active` becomes "Is active", `id` "ID", as DRF labels fields without a label. */
export const labelOf = (name: string): string => {
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

const limits = [
  ['minLength', 'min_length'],
  ['maxLength', 'max_length'],
  ['minValue', 'min_value'],
  ['maxValue', 'max_value'],
  // from DRF 3.15 on
  ['decimalPlaces', 'decimal_places'],
  ['maxDigits', 'max_digits'],
] as const;

/** A list of nested objects (`many=True`) is `field` with a child that has children. */
const typeOf = (told: Members, choices: Field['choices']): FieldType => {
  const { type, child, children } = told;
  const known = typeof type === 'string' ? types.get(type) : undefined;
  if (known) return known;
  if (isRecord(child)) return 'list';
  if (isRecord(children)) return 'nested';
  return choices && choices.length > 0 ? 'choice' : 'other';
};

const childrenOf = ({ child, children }: Members, depth: number): readonly Field[] | undefined => {
  if (depth >= MOST_DEPTH) return undefined;
  if (isRecord(children)) return fieldsIn(children, depth + 1);
  return isRecord(child) && child['type'] !== undefined ? [fieldOf('', child, depth + 1)] : undefined;
};

const fieldOf = (name: string, told: Members, depth: number): Field => {
  const { required, read_only: readOnly, label, help_text: helpText } = told;
  const choices = choicesOf(told['choices']);
  const type = typeOf(told, choices);
  // A DictField is a "nested object" whose child says what its values are; its keys are free.
  const children = type === 'nested' && !isRecord(told['children']) ? undefined : childrenOf(told, depth);
  return {
    name,
    label: typeof label === 'string' && label !== '' ? label : labelOf(name),
    type,
    required: required === true,
    readOnly: readOnly === true,
    ...(typeof helpText === 'string' ? { helpText } : {}),
    ...Object.fromEntries(
      limits.flatMap(([ours, theirs]) => {
        const limit = numberOf(told[theirs]);
        return limit === null ? [] : [[ours, limit]];
      }),
    ),
    ...(choices ? { choices } : {}),
    ...(children ? { children } : {}),
  };
};

const fieldsIn = (told: Members, depth: number): readonly Field[] =>
  Object.entries(told).flatMap(([name, each]) => (isRecord(each) ? [fieldOf(name, each, depth)] : []));

/**
 * The answer to OPTIONS: of a list with `POST`, of a row with `PUT`. `actions` is there only for what this user may do; a
 * view that is read-only, or has its own metadata, tells no fields.
 */
export const metadataOf = (answer: Wire, action: 'POST' | 'PUT' = 'POST'): Metadata => {
  const told = isRecord(answer) ? answer : {};
  const actions = told['actions'];
  const fields = isRecord(actions) ? actions[action] : undefined;
  const isOfDrf = Array.isArray(told['renders']) && Array.isArray(told['parses']);
  if (!isRecord(fields)) return { fields: [], isAllowed: false, isOfDrf };
  return { fields: fieldsIn(fields, 0), isAllowed: true, isOfDrf };
};
