import type { Json } from './inspection';
import { isObject } from './json-reader';
import type { Token } from './recognise';
import { recognise } from './recognise';

export type BodyToken = { readonly name: string; readonly depth: number; readonly token: Token };

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

const deepest = 3;

/** The tokens of an answer's body, breadth first to depth 3; the primary one comes first. */
export const tokensInBody = (body: Json): readonly BodyToken[] =>
  stringsIn(body)
    .flatMap(({ name, depth, text }) => {
      const token = recognise(text);
      const isToken =
        token.kind === 'jws' || token.kind === 'jwe' || (token.kind === 'opaque' && tokenNames.includes(name));
      return isToken ? [{ name, depth, token }] : [];
    })
    // Array sorting is stable, so equals keep their breadth-first order.
    .sort((one, other) => rankOf(one.name) - rankOf(other.name));

const rankOf = (name: string): number => {
  const rank = tokenNames.indexOf(name);
  return rank < 0 ? tokenNames.length : rank;
};

type Found = { readonly name: string; readonly depth: number; readonly text: string };

const stringsIn = (body: Json): readonly Found[] => {
  const found: Found[] = [];
  let level: readonly Json[] = [body];
  for (let depth = 1; depth <= deepest; depth += 1) {
    const below: Json[] = [];
    for (const container of level) {
      for (const [name, value] of entriesOf(container)) {
        if (typeof value === 'string') found.push({ name, depth, text: value });
        else if (typeof value === 'object' && value !== null) below.push(value);
      }
    }
    level = below;
  }
  return found;
};

/** An element of an array has no name. */
const entriesOf = (container: Json): readonly (readonly [string, Json])[] => {
  if (isObject(container)) return Object.entries(container);
  return Array.isArray(container) ? container.map((element: Json): readonly [string, Json] => ['', element]) : [];
};
