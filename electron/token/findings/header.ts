import type { Finding, JsonObject } from '../inspection';
import { isObject } from '../json-reader';
import type { Fact, Rule } from './finding';
import { escaped, stating } from './finding';

export const headerFacts = {
  'typ-absent': ['info', 'RFC 7519 §5.1', 'The header does not say what kind of token this is; it need not.'],
  'typ-unusual': [
    'info',
    'RFC 8725 §3.11',
    ({ type }: { readonly type: string }) => `The type is "${type}" instead of "JWT".`,
  ],
  'typ-at-jwt': ['info', 'RFC 9068 §2.1', 'An OAuth access token.'],
  'header-param-type': [
    'error',
    'RFC 7515 §4.1',
    ({ parameter }: { readonly parameter: string }) => `"${parameter}" must be a string.`,
  ],
  'kid-suspicious': [
    'warning',
    'RFC 8725 §3.10',
    'The key name looks like an injection into a path, a query or a shell.',
  ],
  'remote-key-url': [
    'warning',
    'RFC 8725 §3.10',
    'The token points to the key to check it with; nothing is fetched from there.',
  ],
  'embedded-key': ['warning', 'RFC 7515 §4.1.3', 'The token brings its own key; checking with that proves nothing.'],
  'embedded-private-key': ['error', 'RFC 7515 §4.1.3', 'The token publishes a private or secret key.'],
  'crit-invalid': [
    'error',
    'RFC 7515 §4.1.11',
    'The list of critical parameters must name, once each, extensions that the header holds.',
  ],
  'crit-unknown': [
    'error',
    'RFC 7515 §4.1.11',
    'Receivers that do not know a critical parameter must refuse the token.',
  ],
  'b64-false': [
    'error',
    'RFC 7797 §7',
    'The payload is not encoded (b64 is false), which a JSON Web Token must not do.',
  ],
  'nested-jwt': ['info', 'RFC 7519 §5.2', 'The content is itself a token, which can be inspected by itself.'],
  'jwe-encrypted': ['info', 'RFC 7516', 'The token is encrypted: only its header can be read.'],
  'jwe-enc-missing': ['error', 'RFC 7516 §4.1.2', 'The header does not name the content encryption.'],
  'jwe-zip': ['warning', 'RFC 8725 §3.6', 'The content was compressed before encryption, which can give it away.'],
  'jwe-p2c-large': [
    'warning',
    'RFC 8725bis §3.13',
    'Opening this token takes a server more than 1,200,000 rounds of hashing.',
  ],
} as const satisfies Record<string, Fact>;

const state = stating(headerFacts);

export const headerFindings: Rule = ({ kind, header }) => {
  const object = header.object;
  if (!object) return kind === 'jwe' ? [state('jwe-encrypted')] : [];
  return [
    ...typeFindings(object),
    ...parameterTypeFindings(object),
    ...keyFindings(object),
    ...criticalFindings(object),
    ...(kind === 'jws' && object.b64 === false ? [state('b64-false', { path: '/header/b64' })] : []),
    ...((kind === 'jws' || kind === 'jwe') && isNested(object) ? [state('nested-jwt', { path: '/header/cty' })] : []),
    ...(kind === 'jwe' ? encryptionFindings(object) : []),
  ];
};

/** RFC 7515 §4.1.9 and §4.1.10: media types, compared without case, `application/` left out. */
const mediaType = (value: string): string => value.toLowerCase().replace(/^application\//, '');

/** Whether `cty` says that the content is a token. RFC 7519 §5.2. */
export const isNested = (header: JsonObject): boolean =>
  typeof header.cty === 'string' && mediaType(header.cty) === 'jwt';

export const isAccessTokenType = (header: JsonObject | null): boolean =>
  typeof header?.typ === 'string' && mediaType(header.typ) === 'at+jwt';

const has = (object: JsonObject, name: string): boolean => Object.hasOwn(object, name);

const typeFindings = (header: JsonObject): readonly Finding[] => {
  if (!has(header, 'typ')) return [state('typ-absent')];
  if (typeof header.typ !== 'string') return [];
  const path = '/header/typ';
  if (isAccessTokenType(header)) return [state('typ-at-jwt', { path })];
  const type = mediaType(header.typ);
  if (type === 'jwt' || type.endsWith('+jwt')) return [];
  return [state('typ-unusual', { path, values: { type: escaped(header.typ) } })];
};

const stringParameters = ['typ', 'cty', 'kid', 'jku', 'x5u', 'x5t', 'x5t#S256'];

const parameterTypeFindings = (header: JsonObject): readonly Finding[] =>
  stringParameters
    .filter((name) => has(header, name) && typeof header[name] !== 'string')
    .map((parameter) => state('header-param-type', { path: `/header/${parameter}`, values: { parameter } }));

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const injection = /\.\.[/\\]|^\/|['"`;|<>\\\u0000-\u001f\u007f-\u009f]/;

const keyFindings = (header: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [];
  if (typeof header.kid === 'string' && injection.test(header.kid))
    findings.push(state('kid-suspicious', { path: '/header/kid' }));
  for (const name of ['jku', 'x5u'])
    if (has(header, name)) findings.push(state('remote-key-url', { path: `/header/${name}` }));
  for (const name of ['jwk', 'x5c'])
    if (has(header, name)) findings.push(state('embedded-key', { path: `/header/${name}` }));
  if (isObject(header.jwk) && (has(header.jwk, 'd') || has(header.jwk, 'k')))
    findings.push(state('embedded-private-key', { path: '/header/jwk' }));
  return findings;
};

/** The parameters that the specifications define themselves may not be listed as extensions. */
const registered: ReadonlySet<string> = new Set([
  ...['alg', 'jku', 'jwk', 'kid', 'x5u', 'x5c', 'x5t', 'x5t#S256', 'typ', 'cty', 'crit'],
  ...['enc', 'zip', 'epk', 'apu', 'apv', 'iv', 'tag', 'p2s', 'p2c'],
]);

/** More names than any header has members. */
const mostCritical = 1_000;

const criticalFindings = (header: JsonObject): readonly Finding[] => {
  if (!has(header, 'crit')) return [];
  const path = '/header/crit';
  const listed: readonly unknown[] = Array.isArray(header.crit) ? header.crit : [];
  const isValid =
    listed.length > 0 &&
    listed.length <= mostCritical &&
    new Set(listed).size === listed.length &&
    listed.every((name) => typeof name === 'string' && !registered.has(name) && has(header, name));
  if (!isValid) return [state('crit-invalid', { path })];
  return listed.some((name) => name !== 'b64') ? [state('crit-unknown', { path })] : [];
};

const encryptionFindings = (header: JsonObject): readonly Finding[] => {
  const findings: Finding[] = [state('jwe-encrypted')];
  if (typeof header.enc !== 'string') findings.push(state('jwe-enc-missing', { path: '/header' }));
  if (has(header, 'zip')) findings.push(state('jwe-zip', { path: '/header/zip' }));
  if (typeof header.p2c === 'number' && header.p2c > 1_200_000)
    findings.push(state('jwe-p2c-large', { path: '/header/p2c' }));
  return findings;
};
