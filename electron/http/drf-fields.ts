import { isJsonObject } from './json-body';

export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** DRF's name for errors of the whole object; a project may rename it (NON_FIELD_ERRORS_KEY). */
export const wholeObject = 'non_field_errors';

const MOST_DEPTH = 8;
const MOST_FIELDS = 200;
const MOST_MESSAGES = 20;
const MOST_CHARACTERS = 500;
/** Of a name with those that lead to it: each message below a long one would be a text of that length. */
const MOST_NAME = 300;

/**
 * Validation errors (rest_framework/serializers.py, drf-wire.md C.5) as dotted names: `author.name`, `items.1.name`.
 * Both forms of `many=True` give the same names: the array `[{}, {"name": […]}]` up to DRF 3.17 and the object keyed by
 * index from 3.18 on. Strings stand alone or in lists; what is neither is left out. Null where no message is found.
 */
export const fieldErrorsOf = (body: unknown): FieldErrors | null => {
  const found = new Map<string, string[]>();
  collect(body, '', 0, found);
  return found.size > 0 ? Object.fromEntries(found) : null;
};

const collect = (value: unknown, path: string, depth: number, found: Map<string, string[]>): void => {
  if (depth > MOST_DEPTH || path.length > MOST_NAME) return;
  if (typeof value === 'string') {
    add(found, path === '' ? wholeObject : path, value);
  } else if (Array.isArray(value)) {
    const isMessages = value.every((each: unknown) => typeof each === 'string');
    value.forEach((each: unknown, index) => {
      collect(each, isMessages ? path : joined(path, String(index)), depth + 1, found);
    });
  } else if (isJsonObject(value)) {
    for (const [name, each] of Object.entries(value)) collect(each, joined(path, name), depth + 1, found);
  }
};

const joined = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const add = (found: Map<string, string[]>, path: string, message: string): void => {
  const messages = found.get(path) ?? [];
  if (messages.length >= MOST_MESSAGES || (messages.length === 0 && found.size >= MOST_FIELDS)) return;
  messages.push(message.slice(0, MOST_CHARACTERS));
  found.set(path, messages);
};

/** One line a field, as the server worded it; errors of the whole object without a name. */
export const wordsOf = (fields: FieldErrors): string =>
  Object.entries(fields)
    .map(([name, messages]) => (name === wholeObject ? messages.join(' ') : `${name}: ${messages.join(' ')}`))
    .join('\n');
