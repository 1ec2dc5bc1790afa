import { isBlank, trimmedRange, withoutBlank } from './blank';
import type { Json } from './inspection';
import { isJsonSerialization, tokensInBody } from './pasted-body';
import type { Token } from './recognise';
import { recognise } from './recognise';

export type InputNotice =
  | 'input-empty'
  | 'input-too-large'
  | 'not-a-token'
  | 'json-serialization'
  | 'json-no-token'
  | 'whitespace-trimmed'
  | 'whitespace-inside'
  | 'quotes-stripped'
  | 'prefix-stripped'
  | 'json-body'
  | 'json-several-tokens';

/** The token in a pasted text, and what had to be said or removed on the way to it. */
export type Unwrapped = {
  readonly token: Token | null;
  readonly isInBody: boolean;
  readonly notices: readonly InputNotice[];
};

/** UTF-16 code units; a longer paste is refused before anything reads it. */
export const mostCharacters = 262_144;

/** From what a person pastes to one token: a body, quotes, a header line, a wrapped copy. Linear, never throws. */
export const unwrap = (input: string): Unwrapped => {
  if (input.length > mostCharacters) return nothing('input-too-large');
  const [start, end] = trimmedRange(input);
  if (start === end) return nothing('input-empty');
  const trimmed: readonly InputNotice[] = end - start < input.length ? ['whitespace-trimmed'] : [];
  const text = input.slice(start, end);
  const unwrapped = text[0] === '{' || text[0] === '[' ? unwrapBody(text) : unwrapText(text);
  return { ...unwrapped, notices: [...new Set([...trimmed, ...unwrapped.notices])] };
};

const nothing = (...notices: readonly InputNotice[]): Unwrapped => ({ token: null, isInBody: false, notices });

const unwrapBody = (text: string): Unwrapped => {
  const body = parsed(text);
  if (!body) return nothing('not-a-token');
  if (isJsonSerialization(body.value)) return nothing('json-serialization');
  const [primary, another] = tokensInBody(body.value);
  if (!primary) return nothing('json-no-token');
  return { token: primary, isInBody: true, notices: another ? ['json-body', 'json-several-tokens'] : ['json-body'] };
};

/** The engine's parser will do: of a body only the strings matter, and it does not recurse however deep the body is. */
const parsed = (text: string): { readonly value: Json } | null => {
  try {
    const value: Json = JSON.parse(text);
    return { value };
  } catch {
    // SECURITY: the error quotes the text, so it goes no further.
    return null;
  }
};

const unwrapText = (text: string): Unwrapped => {
  const { bare, notices } = stripWrappings(text);
  const joined = withoutBlank(bare);
  const token = recognise(joined);
  if (joined.length < bare.length) {
    if (token.kind !== 'jws' && token.kind !== 'jwe') return nothing(...notices, 'not-a-token');
    return { token, isInBody: false, notices: [...notices, 'whitespace-inside'] };
  }
  return { token, isInBody: false, notices };
};

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '`': '`', '“': '”', '‘': '’' };
const labels = ['authorization:'];
const schemes = ['bearer', 'jwt', 'token'];

/** Works on a range instead of copies: a text of nothing but quotes would otherwise cost its square. */
const stripWrappings = (text: string): { readonly bare: string; readonly notices: readonly InputNotice[] } => {
  const notices = new Set<InputNotice>();
  let start = 0;
  let end = text.length;
  for (;;) {
    const quoted = insideQuotes(text, start, end);
    const behind = quoted ? null : behindPrefix(text, start, end);
    if (quoted) [start, end] = quoted;
    else if (behind !== null) start = behind;
    else return { bare: text.slice(start, end), notices: [...notices] };
    notices.add(quoted ? 'quotes-stripped' : 'prefix-stripped');
    const trimmed = trimmedRange(text, start, end);
    if (quoted && trimmed[1] - trimmed[0] < end - start) notices.add('whitespace-trimmed');
    [start, end] = trimmed;
  }
};

const insideQuotes = (text: string, from: number, to: number): readonly [number, number] | null => {
  const first = text[from] ?? '';
  // Python writes b'…' and u'…'.
  const start = first === 'b' || first === 'u' || first === 'B' || first === 'U' ? from + 1 : from;
  const closing = closingQuotes[text[start] ?? ''];
  if (!closing) return null;
  const last = text[to - 1];
  const end = last === ',' || last === ';' ? trimmedRange(text, from, to - 1)[1] : to;
  return end - start >= 2 && text[end - 1] === closing ? [start + 1, end - 1] : null;
};

const behindPrefix = (text: string, from: number, to: number): number | null => {
  for (const label of labels) if (startsWith(text, label, from, to)) return from + label.length;
  for (const scheme of schemes) {
    const behind = from + scheme.length;
    if (behind < to && startsWith(text, scheme, from, to) && isBlank(text.charCodeAt(behind))) return behind;
  }
  return null;
};

const startsWith = (text: string, word: string, from: number, to: number): boolean =>
  from + word.length <= to && text.slice(from, from + word.length).toLowerCase() === word;
