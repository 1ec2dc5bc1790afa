import type { Segment } from '../decode';
import type { Finding, Json } from '../inspection';
import type { Fact, Rule } from './finding';
import { escaped, stating } from './finding';

type SignatureLength = {
  readonly bytes: number;
  readonly expected: readonly number[];
  /** A longer one is right too. */
  readonly isLeast: boolean;
};

export const algorithmFacts = {
  'alg-missing': ['error', 'RFC 7515 §4.1.1', 'The header names no algorithm.'],
  'alg-none': ['error', 'RFC 8725 §3.2', 'The token is not signed: anybody can write such a token.'],
  'alg-none-variant': ['error', 'RFC 8725 §2.1', 'A misspelt "none" is a known attack on careless servers.'],
  'alg-unknown': [
    'warning',
    'RFC 7515 §4.1.1',
    ({ algorithm }: { readonly algorithm: string }) => `The algorithm "${algorithm}" is not known.`,
  ],
  'alg-symmetric': [
    'info',
    'RFC 7518 §3.2',
    'Signed with a shared secret: whoever can check the token can also forge it.',
  ],
  'alg-asymmetric': [
    'info',
    'RFC 7518 §3.3',
    'Signed with a private key: the public key can check it and cannot forge it.',
  ],
  'alg-deprecated': [
    'info',
    'RFC 9864',
    ({ algorithm }: { readonly algorithm: 'EdDSA' | 'RSA1_5' }) =>
      algorithm === 'EdDSA'
        ? 'The name "EdDSA" does not say which curve; "Ed25519" and "Ed448" supersede it.'
        : 'This padding lets an attacker who can watch errors read the token; RSA-OAEP supersedes it.',
  ],
  'signature-missing': ['error', 'RFC 7515 §5.2', 'The signature is cut off.'],
  'none-with-signature': ['error', 'RFC 7518 §3.6', 'An unsigned token must not carry a signature, but this one does.'],
  'signature-length': [
    'error',
    'RFC 7518 §3',
    ({ bytes, expected, isLeast }: SignatureLength) =>
      `The signature has ${bytes} bytes, this algorithm gives ${isLeast ? 'at least ' : ''}${expected.join(' or ')}: a truncated or altered copy.`,
  ],
  'rsa-key-small': [
    'error',
    'RFC 7518 §3.3',
    ({ bits }: { readonly bits: number }) =>
      `The signature comes from an RSA key of ${bits} bits; 2048 is the least allowed.`,
  ],
  'signature-der': ['error', 'RFC 7518 §3.4', 'The signature is DER-encoded; it must be r and s side by side.'],
} as const satisfies Record<string, Fact>;

const state = stating(algorithmFacts);

/** Bytes that a signature of the algorithm has. RFC 7518 §3.2 and §3.4, RFC 8032 §5, RFC 8812 §3.2. */
const signatureBytes: ReadonlyMap<string, readonly number[]> = new Map([
  ['HS256', [32]],
  ['HS384', [48]],
  ['HS512', [64]],
  ['ES256', [64]],
  ['ES384', [96]],
  ['ES512', [132]],
  ['ES256K', [64]],
  ['EdDSA', [64, 114]],
  ['Ed25519', [64]],
  ['Ed448', [114]],
]);

const symmetric: ReadonlySet<string> = new Set(['HS256', 'HS384', 'HS512']);
const rsa: ReadonlySet<string> = new Set(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']);
const ecdsa: ReadonlySet<string> = new Set(['ES256', 'ES384', 'ES512', 'ES256K']);
const otherAsymmetric = ['EdDSA', 'Ed25519', 'Ed448', 'ML-DSA-44', 'ML-DSA-65', 'ML-DSA-87'];
const asymmetric: ReadonlySet<string> = new Set([...rsa, ...ecdsa, ...otherAsymmetric]);
const keyManagement: ReadonlySet<string> = new Set([
  ...['RSA1_5', 'RSA-OAEP', 'RSA-OAEP-256', 'RSA-OAEP-384', 'RSA-OAEP-512'],
  ...['A128KW', 'A192KW', 'A256KW', 'A128GCMKW', 'A192GCMKW', 'A256GCMKW', 'dir'],
  ...['ECDH-ES', 'ECDH-ES+A128KW', 'ECDH-ES+A192KW', 'ECDH-ES+A256KW'],
  ...['PBES2-HS256+A128KW', 'PBES2-HS384+A192KW', 'PBES2-HS512+A256KW'],
]);

export const algorithmFindings: Rule = (subject) => {
  const { token, kind, header } = subject;
  const named = header.object?.alg;
  const algorithm = typeof named === 'string' ? named : '';
  return [
    ...(header.object ? nameFindings(kind, named) : []),
    ...(token?.kind === 'jws' ? signatureFindings(algorithm, token.segments[2]) : []),
  ];
};

const path = '/header/alg';

const nameFindings = (kind: string, named: Json | undefined): readonly Finding[] => {
  if (typeof named !== 'string' || named === '') return [state('alg-missing', { path: '/header' })];
  if (named === 'none') return [state('alg-none', { path })];
  if (named.toLowerCase() === 'none') return [state('alg-none-variant', { path })];
  const isSigning = symmetric.has(named) || asymmetric.has(named);
  const isKnown =
    kind === 'jws' ? isSigning : kind === 'jwe' ? keyManagement.has(named) : isSigning || keyManagement.has(named);
  if (!isKnown) return [state('alg-unknown', { path, values: { algorithm: escaped(named) } })];
  if (kind === 'jws' && symmetric.has(named)) return [state('alg-symmetric', { path })];
  const findings = kind === 'jws' ? [state('alg-asymmetric', { path })] : [];
  if (kind === 'jws' && named === 'EdDSA')
    findings.push(state('alg-deprecated', { path, values: { algorithm: 'EdDSA' } }));
  if (kind === 'jwe' && named === 'RSA1_5')
    findings.push(state('alg-deprecated', { path, ...weakPadding, values: { algorithm: 'RSA1_5' } }));
  return findings;
};

const weakPadding = { severity: 'warning', spec: 'RFC 8725 §3.2' } as const;

const signaturePath = '/signature';

const signatureFindings = (algorithm: string, signature: Segment | undefined): readonly Finding[] => {
  const isNone = algorithm.toLowerCase() === 'none';
  if (!signature || signature.text === '') return isNone ? [] : [state('signature-missing', { path: signaturePath })];
  if (algorithm === 'none') return [state('none-with-signature', { path: signaturePath })];
  return signature.bytes ? lengthFindings(algorithm, signature.bytes) : [];
};

const smallRsaBytes = [64, 96, 128, 160, 192, 224];

const lengthFindings = (algorithm: string, bytes: Uint8Array): readonly Finding[] => {
  if (rsa.has(algorithm)) {
    if (smallRsaBytes.includes(bytes.length))
      return [state('rsa-key-small', { path: signaturePath, values: { bits: bytes.length * 8 } })];
    return bytes.length < 256 ? [wrongLength(bytes, [256], true)] : [];
  }
  const expected = signatureBytes.get(algorithm);
  if (!expected || expected.includes(bytes.length)) return [];
  return [
    ecdsa.has(algorithm) && isDerSignature(bytes)
      ? state('signature-der', { path: signaturePath })
      : wrongLength(bytes, expected, false),
  ];
};

const wrongLength = (bytes: Uint8Array, expected: readonly number[], isLeast: boolean): Finding =>
  state('signature-length', { path: signaturePath, values: { bytes: bytes.length, expected, isLeast } });

/** A complete `SEQUENCE { INTEGER, INTEGER }`, as X.509 and most crypto libraries write ECDSA signatures (RFC 3279 §2.2.3). */
export const isDerSignature = (bytes: Uint8Array): boolean => {
  const sequence = derContent(bytes, 0, 0x30);
  if (!sequence || sequence.end !== bytes.length) return false;
  const r = derContent(bytes, sequence.start, 0x02);
  const s = r && derContent(bytes, r.end, 0x02);
  return s?.end === bytes.length;
};

const derContent = (
  bytes: Uint8Array,
  at: number,
  tag: number,
): { readonly start: number; readonly end: number } | null => {
  if (bytes[at] !== tag) return null;
  const first = bytes[at + 1] ?? 0x80;
  // 0x81: the length stands in the next byte, which two integers of P-521 need.
  const isLong = first === 0x81;
  if (first >= 0x80 && !isLong) return null;
  const start = at + (isLong ? 3 : 2);
  const end = start + (isLong ? (bytes[at + 2] ?? 0) : first);
  return end > start && end <= bytes.length ? { start, end } : null;
};
