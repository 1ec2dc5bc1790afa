import { type FieldErrors, wholeObject } from '../http/drf-fields';
import type { HttpAnswer } from '../http/http';
import { mostProbeBytes, mostWords } from '../http/limits';

export type DjangoForm = {
  /** The hidden field that goes back with the form; null where the page has none. */
  readonly csrfToken: string | null;
  /** What the page says is wrong, as plain text, by field. */
  readonly errors: FieldErrors;
};

/** Django's sign-in form out of a page, or null: a page without a field for a password is another page. */
export const djangoFormIn = (answer: HttpAnswer): DjangoForm | null => {
  if (!/^text\/html\b/i.test(answer.headers['content-type'] ?? '')) return null;
  const html = new TextDecoder('utf-8').decode(answer.body.subarray(0, mostProbeBytes));
  const inputs = inputsIn(html);
  if (!inputs.some((tag) => attribute(tag, 'type')?.toLowerCase() === 'password')) return null;
  const hidden = inputs.find((tag) => attribute(tag, 'name') === 'csrfmiddlewaretoken');
  return { csrfToken: (hidden && attribute(hidden, 'value')) ?? null, errors: errorsIn(html) };
};

/**
 * Where templates put what is wrong: `text-error` in DRF's (rest_framework/login_base.html), `errorlist` in Django's own
 * forms, `errornote` in its admin. The whole element is taken and its tags are left out.
 */
const OPENING = /<(p|div|ul|span)\b([^<>]{0,500})>/gi;
const ERROR_CLASS = /\bclass\s*=\s*["'][^"']*\b(?:text-error|errorlist|errornote)\b/i;
const MOST_ERRORS = 20;

const errorsIn = (html: string): FieldErrors => {
  const found = new Map<string, string[]>();
  const openings = [...html.matchAll(OPENING)].filter(([, , attributes = '']) => ERROR_CLASS.test(attributes));
  for (const { 0: whole, 1: tag = '', 2: attributes = '', index } of openings.slice(0, MOST_ERRORS)) {
    const from = index + whole.length;
    const end = html.toLowerCase().indexOf(`</${tag.toLowerCase()}`, from);
    const text = end < 0 ? '' : textOf(html.slice(from, end));
    const field = fieldOf(tag, attributes, html.slice(0, index));
    if (text !== '') found.set(field, [...(found.get(field) ?? []), text]);
  }
  return Object.fromEntries(found);
};

/** DRF writes a field's error as `<p>` behind its input; Django names the field in an id since 5.2. */
const fieldOf = (tag: string, attributes: string, before: string): string => {
  const named = /\bid\s*=\s*["']id_([\w-]{1,100})_error["']/i.exec(attributes)?.[1];
  if (named !== undefined) return named;
  if (tag.toLowerCase() !== 'p' || !/\btext-error\b/.test(attributes)) return wholeObject;
  const last = inputsIn(before).at(-1) ?? '';
  return attribute(last, 'name') ?? wholeObject;
};

const inputsIn = (html: string): readonly string[] =>
  [...html.matchAll(/<input\b[^<>]{0,2000}>/gi)].map(([tag]) => tag);

const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const raw = found?.[1] ?? found?.[2] ?? found?.[3];
  return raw === undefined ? undefined : decoded(raw);
};

const textOf = (html: string): string =>
  decoded(html.replace(/<\/li\s*>/gi, ' ').replace(/<[^<>]{0,2000}>/g, ''))
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, mostWords);

/** The references that Django's escaping writes (django/utils/html.py, `escape`); others stay as they are. */
const decoded = (text: string): string =>
  text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    const known = NAMED.get(name.toLowerCase());
    if (known !== undefined) return known;
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);
