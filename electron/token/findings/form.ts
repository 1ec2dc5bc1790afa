import type { ObjectPart, Segment } from '../decode';
import type { Finding } from '../inspection';
import type { Token } from '../recognise';
import type { Fact, Rule, Subject } from './finding';
import { escaped, perValue, stating } from './finding';

export const formFacts = {
  'segment-count': [
    'error',
    'RFC 7515 §7.1',
    ({ count }: { readonly count: number }) =>
      `${count === 1 ? '1 part' : `${count} parts`}: a signed token has 3 and an encrypted one 5.`,
  ],
  'segment-empty': ['error', 'RFC 7515 §7.1', 'A part that must hold something is empty.'],
  'base64-padding': ['error', 'RFC 7515 §2', 'Tokens are encoded without "=" at the end; it was left out.'],
  'base64-standard-alphabet': ['error', 'RFC 7515 §2', 'Tokens are encoded with "-" and "_", not with "+" and "/".'],
  'base64-invalid': ['error', 'RFC 7515 §2', 'This part holds a character that base64url does not have.'],
  'base64-length': ['error', 'RFC 4648 §4', 'No bytes encode to this number of characters: some were lost or added.'],
  'base64-noncanonical': [
    'error',
    'RFC 4648 §3.5',
    'Unused bits at the end are not zero: a second spelling of the same bytes.',
  ],
  'utf8-invalid': ['error', 'RFC 7519 §7.2', 'The bytes are not UTF-8.'],
  'json-bom': ['error', 'RFC 8259 §8.1', 'The JSON begins with a byte order mark, which it must not; it was left out.'],
  'header-not-json': ['error', 'RFC 7519 §7.2', 'The header is not JSON.'],
  'payload-not-json': ['error', 'RFC 7519 §7.2', 'The payload is not JSON.'],
  'header-not-object': ['error', 'RFC 7519 §7.2', 'The header is JSON, but not an object.'],
  'payload-not-object': ['error', 'RFC 7519 §7.2', 'The payload is JSON, but not an object with claims.'],
  'duplicate-member': [
    'error',
    'RFC 7519 §4',
    ({ name }: { readonly name: string }) =>
      `The name "${name}" stands twice in one object; programs differ in which they take, the last one is shown.`,
  ],
  'json-too-deep': ['error', 'RFC 8259 §9', 'The JSON nests deeper than 64 levels and was not read.'],
  'jwe-key-unexpected': ['error', 'RFC 7516 §5.2', 'This algorithm sends no encrypted key, but the token has one.'],
} as const satisfies Record<string, Fact>;

const state = stating(formFacts);

export const formFindings: Rule = (subject) => {
  const { token } = subject;
  if (!token || token.kind === 'opaque' || token.fault === 'not-a-token') return [];
  return [
    ...countFindings(token),
    ...emptyFindings(subject, token),
    ...base64Findings(subject, token),
    ...partFindings(subject.header, 'header'),
    // Two or four parts may be any: what does not read there is not called broken claims.
    ...(token.kind === 'jws' ? partFindings(subject.payload, 'payload') : []),
    ...duplicateFindings(subject),
  ];
};

const partNames = {
  jws: ['header', 'payload', 'signature'],
  jwe: ['header', 'encrypted_key', 'iv', 'ciphertext', 'tag'],
} as const;

const pathOf = (token: Token, index: number): string => {
  const names: readonly string[] = token.kind === 'jwe' ? partNames.jwe : partNames.jws;
  return `/${names[index] ?? index}`;
};

const countFindings = ({ fault, count }: Token): readonly Finding[] =>
  fault === 'segment-count' ? [state('segment-count', { values: { count } })] : [];

/** RFC 7518 §4.5, §4.6: direct encryption and direct agreement have no encrypted key. */
const isKeyless = (algorithm: unknown): boolean => algorithm === 'dir' || algorithm === 'ECDH-ES';

const emptyFindings = (subject: Subject, token: Token): readonly Finding[] => {
  const algorithm = subject.header.object?.alg;
  const isEmpty = (index: number): boolean => token.segments[index]?.text === '';
  if (token.kind === 'jws')
    return [0, 1]
      .filter((index) => isEmpty(index) && !(index === 1 && hasBarePayload(subject)))
      .map((index) => state('segment-empty', { path: pathOf(token, index) }));
  if (token.kind !== 'jwe') return [];
  const needed = isKeyless(algorithm) || typeof algorithm !== 'string' ? [2, 4] : [1, 2, 4];
  const empty = needed.filter(isEmpty).map((index) => state('segment-empty', { path: pathOf(token, index) }));
  return isKeyless(algorithm) && !isEmpty(1)
    ? [...empty, state('jwe-key-unexpected', { path: '/encrypted_key' })]
    : empty;
};

/** RFC 7797: the payload stands there as it is, or elsewhere; nothing about its encoding can be judged. */
const hasBarePayload = (subject: Subject): boolean => subject.kind === 'jws' && subject.header.object?.b64 === false;

const base64Findings = (subject: Subject, token: Token): readonly Finding[] =>
  token.segments.flatMap((segment: Segment, index) =>
    segment.text === '' || (index === 1 && hasBarePayload(subject))
      ? []
      : segment.base64Faults.map((fault) => state(fault, { path: pathOf(token, index) })),
  );

const partFindings = (part: ObjectPart, name: 'header' | 'payload'): readonly Finding[] =>
  part.faults.map((fault) => {
    const path = `/${name}`;
    if (fault === 'not-json') return state(`${name}-not-json`, { path });
    return fault === 'not-object' ? state(`${name}-not-object`, { path }) : state(fault, { path });
  });

const duplicateFindings = ({ header, payload }: Subject): readonly Finding[] =>
  perValue(
    [header, payload],
    (_name, _value, _sourceText, isDuplicate) => isDuplicate,
    (path, name) => state('duplicate-member', { path, values: { name: escaped(name ?? '') } }),
  );
