import type { Wire } from '../../electron/contract/declare';
import type { Field } from '../../electron/contract/resource';

/** What a control holds: text while it is typed, a value where it is chosen. */
export type Input = Wire;
export type Inputs = Readonly<Record<string, Input>>;

/** A file that was chosen; main has its content under that id. */
export type ChosenFile = { readonly file: string; readonly name: string; readonly size: number };

export type Control =
  | 'text'
  | 'check'
  | 'yes-no'
  | 'choice'
  | 'choices'
  | 'relation'
  | 'group'
  | 'lines'
  | 'json'
  | 'file';

/** Which control a field gets: by what the server says of it, else by the value that is there. */
export const controlOf = (field: Field, value: Wire): Control => {
  switch (field.type) {
    case 'boolean':
      return field.nullable ? 'yes-no' : 'check';
    case 'choice':
      return field.choices && field.choices.length > 0 ? 'choice' : 'text';
    case 'multiple-choice':
      return field.choices && field.choices.length > 0 ? 'choices' : 'lines';
    case 'relation':
      return 'relation';
    case 'file':
    case 'image':
      return 'file';
    case 'nested':
      return field.children && field.children.length > 0 ? 'group' : 'json';
    case 'list':
      return isPlainList(value) && (field.children ?? []).every(isScalar) ? 'lines' : 'json';
    default:
      return typeof value === 'object' && value !== null ? 'json' : 'text';
  }
};

const SCALARS: ReadonlySet<string> = new Set(['string', 'email', 'url', 'integer', 'float', 'decimal']);
const isScalar = ({ type }: Field): boolean => SCALARS.has(type);

const isPlainList = (value: Wire): boolean =>
  value === null || value === undefined || (isList(value) && value.every((item) => typeof item !== 'object'));

export const isList = (value: Wire): value is readonly Wire[] => Array.isArray(value);

export const isGroup = (value: Wire): value is { readonly [name: string]: Wire } =>
  typeof value === 'object' && value !== null && !isList(value);

export const isChosenFile = (value: Wire): value is ChosenFile =>
  isGroup(value) && typeof value['file'] === 'string' && typeof value['name'] === 'string';

/** A value as its control begins with it. */
export const inputOf = (field: Field, value: Wire): Input => {
  switch (controlOf(field, value)) {
    case 'check':
      return value === true;
    case 'yes-no':
      return typeof value === 'boolean' ? value : null;
    case 'choice':
    case 'file':
      return value ?? null;
    case 'relation':
      return typeof value === 'object' && value !== null ? JSON.stringify(value) : plainText(value);
    case 'choices':
      return isList(value) ? value : [];
    case 'group': {
      const of = isGroup(value) ? value : {};
      return Object.fromEntries((field.children ?? []).map((child) => [child.name, inputOf(child, of[child.name])]));
    }
    case 'lines':
      return isList(value) ? value.map(plainText).join('\n') : '';
    case 'json':
      return value === undefined ? '' : JSON.stringify(value, null, 2);
    case 'text':
      return plainText(value);
  }
};

const plainText = (value: Wire): string => (value === null || value === undefined ? '' : String(value));

/** Whether a control was changed since it began with `value`. */
export const isChanged = (field: Field, input: Input, value: Wire): boolean => {
  if (isChosenFile(input)) return true;
  return JSON.stringify(input) !== JSON.stringify(inputOf(field, value));
};

export type Sendable = { readonly ok: true; readonly value: Wire } | { readonly ok: false; readonly why: 'not-json' };

const sendable = (value: Wire): Sendable => ({ ok: true, value });

/**
 * What the server gets for an input. Digits beyond a double, decimals and whatever is not a number stay text: DRF reads
 * those, and its own words are better than any here. `before` is what the server had.
 */
export const valueFor = (field: Field, input: Input, before: Wire): Sendable => {
  switch (controlOf(field, before)) {
    case 'text':
      return sendable(ofText(field, typeof input === 'string' ? input : '', before));
    case 'relation':
      return sendable(ofRelation(typeof input === 'string' ? input : '', before));
    case 'file':
      return sendable(isChosenFile(input) ? { file: input.file } : (input ?? null));
    case 'group': {
      const typed = isGroup(input) ? input : {};
      const of = isGroup(before) ? before : {};
      const parts: Record<string, Wire> = {};
      for (const child of field.children ?? []) {
        if (child.readOnly) continue;
        const part = valueFor(child, typed[child.name], of[child.name]);
        if (!part.ok) return part;
        parts[child.name] = part.value;
      }
      return sendable(parts);
    }
    case 'lines': {
      const [item] = field.children ?? [];
      const lines = (typeof input === 'string' ? input : '').split('\n').filter((line) => line.trim() !== '');
      return sendable(item ? lines.map((line) => ofText(item, line, undefined)) : lines);
    }
    case 'json':
      return ofJson(typeof input === 'string' ? input : '');
    default:
      return sendable(input);
  }
};

const WHOLE = /^-?\d+$/;
const EMPTY_STAYS_TEXT: ReadonlySet<string> = new Set(['string', 'email', 'url', 'choice', 'other']);

const ofText = ({ type }: Field, text: string, before: Wire): Wire => {
  if (text === '') return EMPTY_STAYS_TEXT.has(type) && before !== null ? '' : null;
  if (type === 'integer' && WHOLE.test(text.trim())) {
    const value = Number(text);
    return Number.isSafeInteger(value) ? value : text.trim();
  }
  if (type === 'float' && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  // `other` is what the server did not explain: a number stays one.
  if (type === 'other' && typeof before === 'number' && String(Number(text)) === text) return Number(text);
  return text;
};

const ofRelation = (text: string, before: Wire): Wire => {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const isKey = WHOLE.test(trimmed) && Number.isSafeInteger(Number(trimmed));
  return isKey && typeof before !== 'string' ? Number(trimmed) : trimmed;
};

const ofJson = (text: string): Sendable => {
  if (text.trim() === '') return sendable(null);
  try {
    const value: unknown = JSON.parse(text);
    return isWire(value) ? sendable(value) : { ok: false, why: 'not-json' };
  } catch {
    return { ok: false, why: 'not-json' };
  }
};

/** JSON holds nothing else. */
const isWire = (value: unknown): value is Wire => typeof value !== 'function' && typeof value !== 'symbol';

const SHORT: ReadonlySet<string> = new Set(['integer', 'float', 'decimal', 'choice', 'date', 'time']);
const SHORT_TEXT = 20;

/** Two of these share a line of the form. */
export const isShort = ({ type, maxLength }: Field): boolean =>
  SHORT.has(type) || (type === 'string' && maxLength !== undefined && maxLength <= SHORT_TEXT);
