import type { Json } from './inspection';
import { isObject } from './json-reader';
import type { Token } from './recognise';
import { recognise } from './recognise';

/** RFC 7515 §7.2, RFC 7516 §7.2. A JWT is always compact (RFC 7519 §1), so this is named and not read. */
export const isJsonSerialization = (body: Json): boolean =>
  isObject(body) &&
  ((Object.hasOwn(body, 'payload') && (Object.hasOwn(body, 'signature') || Object.hasOwn(body, 'signatures'))) ||
    Object.hasOwn(body, 'ciphertext'));

/** Sign-in answers' names for a token, the one that is sent with requests first. Under these a random key counts too. */
const tokenNames: readonly string[] = [
  'access',
  'access_token',
  'token',
  'jwt',
  'auth_token',
  'id_token',
  'key',
  'refresh',
  'refresh_token',
];

/** The first two tokens of an answer's body, breadth first to depth 3; the first is the primary one. */
export const tokensInBody = (body: Json): readonly Token[] => {
  const found: Token[] = [];
  for (const { text, rank } of candidatesIn(body)) {
    const token = recognise(text);
    const isKey = token.kind === 'opaque' && rank < tokenNames.length;
    if (token.kind === 'jws' || token.kind === 'jwe' || isKey) found.push(token);
    if (found.length === 2) break;
  }
  return found;
};

type Candidate = { readonly text: string; readonly rank: number };

const deepest = 3;
/** Far more than any answer holds; a body of nothing but almost-tokens would take too long. */
const mostCandidates = 1_000;

/** In order of rank; equals keep their breadth-first order because array sorting is stable. */
const candidatesIn = (body: Json): readonly Candidate[] => {
  const found: Candidate[] = [];
  const level: Json[] = [body];
  for (let depth = 1; depth <= deepest; depth += 1) {
    for (const container of level.splice(0)) {
      if (typeof container !== 'object' || container === null) continue;
      const names = Array.isArray(container) ? null : Object.keys(container);
      const values: readonly Json[] = Array.isArray(container) ? container : Object.values(container);
      for (let index = 0; index < values.length; index += 1) {
        const value = values[index] ?? null;
        if (typeof value === 'string') {
          const place = tokenNames.indexOf(names?.[index] ?? '');
          const rank = place < 0 ? tokenNames.length : place;
          if (found.length < mostCandidates && value !== '' && (place >= 0 || couldBeToken.test(value)))
            found.push({ text: value, rank });
        } else if (value !== null && typeof value === 'object') level.push(value);
      }
    }
  }
  return found.sort((one, other) => one.rank - other.rank);
};

/**
 * Two parts, one of which begins with the base64 of a brace, of blank or of a byte order mark: cheap, and true of every
 * text in which a JSON object can be read.
 */
const couldBeToken = /^(?:[eICD7][^.]*\.|[^.]*\.[eICD7])/;
