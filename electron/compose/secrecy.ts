import type { ComposeBody, Composed, ComposePair, ComposePart } from '../contract/compose';
import { composedHeaderFault } from '../http/header-rules';
import { parsedUrl } from '../http/url-text';
import { isLikeToken, isSigned, pathWithoutTokens } from '../token/like-token';

const SECRET_WORDS: ReadonlySet<string> = new Set([
  ...['password', 'passwd', 'passphrase', 'passcode', 'pass', 'pwd', 'secret', 'token', 'jwt', 'bearer', 'otp', 'totp'],
  ...['pin', 'cvv', 'cvc', 'credential', 'authorization', 'auth', 'apikey', 'signature', 'sig', 'cookie', 'sessionid'],
]);
const SECRET_ENDS = /(?:password|passwd|passphrase|secret|token|apikey|sessionid)$/;
const SECRET_PAIRS = /\b(?:api|access|private|secret|account|auth|subscription) keys?\b/;

/** Whether a name speaks of what must not be kept: `new_password1`, `apiKey`, `X-Auth-Token`; not `author` or `passenger`. */
export const isSecretName = (name: string): boolean => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
  const isSecret = (word: string) => SECRET_WORDS.has(word.replace(/s$/, '')) || SECRET_WORDS.has(word);
  return words.some((word) => isSecret(word) || SECRET_ENDS.test(word)) || SECRET_PAIRS.test(words.join(' '));
};

/** Where a list goes on is a long random word, and no secret. */
export const isSecretPair = ({ name, value }: Pick<ComposePair, 'name' | 'value'>): boolean =>
  value !== '' && (isSecretName(name) || (isLikeToken(value) && (name !== 'cursor' || isSigned(value))));

/** A request as it may be kept on disk, and the names of what was emptied; `body` where the whole of it was. */
export type Harmless = { readonly request: Composed; readonly leftOut: readonly string[] };

/**
 * SECURITY: what is kept holds no secret: values under a secret name, and what looks like a token, are emptied. A body
 * in which a secret cannot be told from the rest goes whole. `credentialHeader`: the profile's own.
 */
export const harmless = (request: Composed, credentialHeader: string): Harmless => {
  const leftOut: string[] = [];
  const emptied = <T extends ComposePair>(pair: T): T => {
    if (!isSecretPair(pair)) return pair;
    leftOut.push(pair.name);
    return { ...pair, value: '' };
  };
  const header = (pair: ComposePair): ComposePair => {
    if (pair.value === '' || composedHeaderFault(pair.name, '-', credentialHeader) !== 'reserved') return emptied(pair);
    leftOut.push(pair.name);
    return { ...pair, value: '' };
  };
  const body = harmlessBody(request.body, emptied);
  if (body === null) leftOut.push('body');
  else leftOut.push(...body.names);
  return {
    request: {
      method: request.method,
      address: harmlessAddress(request.address, leftOut),
      query: request.query.map(emptied),
      headers: request.headers.map(header),
      body: body?.body ?? withoutContent(request.body),
    },
    leftOut: [...new Set(leftOut)],
  };
};

export const withoutContent = (body: ComposeBody): ComposeBody => {
  if (body.kind === 'form') return { kind: 'form', fields: [] };
  if (body.kind === 'multipart') return { kind: 'multipart', parts: [] };
  return body.kind === 'none' ? body : { ...body, text: '' };
};

const harmlessAddress = (address: string, leftOut: string[]): string => {
  const cut = address.indexOf('?');
  const path = (cut < 0 ? address : address.slice(0, cut)).replace(/^([a-z]+:\/\/)[^/@]*@/i, '$1');
  const kept = pathWithoutTokens(path, '');
  if (kept !== path) leftOut.push('address');
  if (cut < 0) return kept;
  const query = parsedUrl(`http://query.invalid/${address.slice(cut)}`)?.searchParams ?? new URLSearchParams();
  const shown = [...query].filter(([name, value]) => isSecretPair({ name, value }));
  if (shown.length === 0) return kept + address.slice(cut);
  for (const [name] of shown) {
    leftOut.push(name);
    query.set(name, '');
  }
  return `${kept}?${query}`;
};

type Emptied = <T extends ComposePair>(pair: T) => T;
type HarmlessBody = { readonly body: ComposeBody; readonly names: readonly string[] };

const harmlessBody = (body: ComposeBody, emptied: Emptied): HarmlessBody | null => {
  switch (body.kind) {
    case 'none':
      return { body, names: [] };
    case 'form':
      return { body: { ...body, fields: body.fields.map(emptied) }, names: [] };
    case 'multipart':
      return { body: { ...body, parts: body.parts.map((part) => harmlessPart(part, emptied)) }, names: [] };
    case 'raw':
      return namesSecret(body.text) || isSigned(body.text) ? null : { body, names: [] };
    case 'json':
      return harmlessJson(body.text);
  }
};

/** A file is known again by its name alone. */
const harmlessPart = (part: ComposePart, emptied: Emptied): ComposePart => {
  if (part.kind === 'file') return { ...part, fileId: null };
  return { ...part, value: emptied({ name: part.name, value: part.value, on: part.on }).value };
};

/** A longer one is no name: without a bound, quotes that are never closed would take a square of the text's length. */
const NAME = String.raw`"(?:[^"\\]|\\[\s\S]){0,200}"`;
/** Up to its end, or that of a text which is still being typed. */
const STRING = String.raw`"[^"\\]*(?:\\[\s\S][^"\\]*)*(?:"|\\?$)`;
const MEMBER = new RegExp(`(${NAME})(\\s*:\\s*)(${STRING}|-?\\d[\\d.eE+-]*|[{[])?`, 'g');

/** In the text itself, which keeps its digits and its shape and need not parse. */
const harmlessJson = (text: string): HarmlessBody | null => {
  const names: string[] = [];
  let isWhole = true;
  const cleaned = text.replace(MEMBER, (all: string, quoted: string, colon: string, value: string | undefined) => {
    const name = unquoted(quoted);
    if (value === undefined) return all;
    if (value === '{' || value === '[') {
      if (isSecretName(name)) isWhole = false;
      return all;
    }
    if (!isSecretName(name) && !(value.startsWith('"') && isLikeToken(unquoted(value)))) return all;
    if (value === '""' || value === '"') return all;
    names.push(name);
    return `${quoted}${colon}""`;
  });
  return isWhole && !isSigned(cleaned) ? { body: { kind: 'json', text: cleaned }, names } : null;
};

const unquoted = (text: string): string => {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
};

/** Members, assignments, elements and attributes of whatever the text is. */
const namesSecret = (text: string): boolean =>
  [...text.matchAll(/(?:^|[^\w.-])([A-Za-z_][\w.-]{0,99})["']?\s*[=:>]/g)].some(([, name]) => isSecretName(name ?? ''));
