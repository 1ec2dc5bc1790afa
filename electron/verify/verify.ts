import { Buffer } from 'node:buffer';
import { constants, createPublicKey, verify } from 'node:crypto';
import { readBase64url } from '../token/base64url';
import { inspectToken, tokenIn } from '../token/inspect';
import type { Inspection } from '../token/inspection';
import type { Algorithm } from './algorithms';
import { algorithmNamed } from './algorithms';
import type { Candidate } from './candidate';
import type { Hints } from './hints';
import { hintsFor } from './hints';
import { readKeys } from './keys';
import { isMacOf } from './mac';
import type { KeyName, Verification, VerificationKey, VerificationNote } from './verification';

export type { Verification, VerificationKey } from './verification';

export type SignedParts = { readonly signingInput: Buffer; readonly signature: Buffer };

/**
 * Whether the signature of a pasted token is the key's, offline. Never rejects, and says nothing of the key's text.
 * The algorithm is the header's (RFC 8725 §3.1 wants the caller to choose), so each key fits one family only.
 */
export const verifyToken = async (token: string, key: VerificationKey): Promise<Verification> => {
  const inspection = inspectToken(token, { nowSeconds: 0 });
  const obstacle = obstacleIn(inspection);
  if (obstacle !== null) return { outcome: 'cannot-verify', reason: obstacle, hints: [] };
  const named = String(inspection.header?.alg);
  const algorithm = algorithmNamed(named);
  if (!algorithm || (algorithm.family === 'ed25519' && !hasEd25519()))
    return {
      outcome: 'unsupported-alg',
      algorithm: named,
      reason: { id: 'algorithm-unknown' },
      hints: [],
    };

  const read = readKeys(key, { algorithm: named, kid: inspection.header?.kid });
  if (!read.ok) return { outcome: 'cannot-verify', algorithm: named, reason: read.reason, hints: [] };
  const parts = signedPartsOf(tokenIn(token) ?? '');
  return { algorithm: named, ...judge(algorithm, read.candidates, parts, { key, algorithm, parts }) };
};

const blocking = [
  'alg-missing',
  'alg-none',
  'alg-none-variant',
  'signature-missing',
  'whitespace-inside',
  'base64-padding',
  'base64-standard-alphabet',
  'base64-invalid',
  'base64-length',
  'base64-noncanonical',
  'crit-invalid',
  'crit-unknown',
  'b64-false',
];

const obstacleIn = ({ kind, header, findings }: Inspection): VerificationNote | null => {
  if (kind !== 'jws') return { id: 'not-compact' };
  if (!header) return { id: 'no-header' };
  const finding = findings.find(({ id }) => blocking.includes(id));
  return finding ? { id: 'token', finding } : null;
};

const signedPartsOf = (token: string): SignedParts => {
  const dot = token.lastIndexOf('.');
  const signature = readBase64url(token.slice(dot + 1)).bytes ?? new Uint8Array();
  return { signingInput: Buffer.from(token.slice(0, dot), 'latin1'), signature: Buffer.from(signature) };
};

type Judged = Omit<Verification, 'algorithm'>;

const judge = (algorithm: Algorithm, candidates: readonly Candidate[], parts: SignedParts, asked: Hints): Judged => {
  const fitting = candidates.filter((candidate) => isFitting(algorithm, candidate));
  const [first] = fitting;
  if (!first) return { outcome: 'wrong-key-type', ...misfit(candidates), hints: [] };
  const match = fitting.find((candidate) => isMatch(algorithm, candidate, parts));
  const several = { kind: 'several', detail: String(fitting.length), source: null } as const;
  const keyName = fitting.length > 1 && !match ? several : (match ?? first).name;
  const hints = [...(match ?? first).remarks, ...hintsFor(asked, match !== undefined)];
  if (!match) return { outcome: 'signature-mismatch', keyName, hints };
  const weakness = weaknessOf(algorithm, match);
  return weakness === null
    ? { outcome: 'verified', keyName, hints }
    : { outcome: 'weak-key', keyName, reason: weakness, hints };
};

const misfit = (
  candidates: readonly Candidate[],
): { readonly reason: VerificationNote; readonly keyName?: KeyName } => {
  const [first] = candidates;
  if (candidates.some((candidate) => candidate.isKeyText)) return { reason: { id: 'secret-is-public-key' } };
  return { reason: { id: 'key-does-not-fit' }, ...(first ? { keyName: first.name } : {}) };
};

const isFitting = (algorithm: Algorithm, { material, isKeyText }: Candidate): boolean => {
  if (material.kind === 'secret') return algorithm.family === 'hmac' && !isKeyText;
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = material.key;
  switch (algorithm.family) {
    case 'hmac':
      return false;
    case 'rsa':
      return type === 'rsa';
    case 'rsa-pss':
      return type === 'rsa' || type === 'rsa-pss';
    case 'ecdsa':
      return type === 'ec' && details?.namedCurve === algorithm.curve;
    case 'ed25519':
      return type === 'ed25519';
  }
};

const isMatch = (algorithm: Algorithm, { material }: Candidate, { signingInput, signature }: SignedParts): boolean => {
  if (material.kind === 'secret')
    return algorithm.family === 'hmac' && isMacOf(algorithm.hash, material.bytes, signingInput, signature);
  const { key } = material;
  try {
    switch (algorithm.family) {
      case 'hmac':
        return false;
      case 'rsa':
        return verify(algorithm.hash, signingInput, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
      case 'rsa-pss':
        // RFC 7518 §3.5: the salt is as long as the hash.
        return verify(
          algorithm.hash,
          signingInput,
          { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
          signature,
        );
      case 'ecdsa':
        return (
          signature.length === algorithm.signatureBytes &&
          verify(algorithm.hash, signingInput, { key, dsaEncoding: 'ieee-p1363' }, signature)
        );
      case 'ed25519':
        return verify(null, signingInput, key, signature);
    }
  } catch {
    // A key too small for its hash makes OpenSSL throw instead of answering; no signature of it can match.
    return false;
  }
};

const leastRsaBits = 2_048;

const weaknessOf = (algorithm: Algorithm, { material }: Candidate): VerificationNote | null => {
  if (material.kind === 'secret') {
    const least = algorithm.family === 'hmac' ? algorithm.leastKeyBytes : 0;
    const bytes = material.bytes.length;
    return bytes < least ? { id: 'short-secret', bytes, least } : null;
  }
  const bits = material.key.asymmetricKeyDetails?.modulusLength;
  return bits !== undefined && bits < leastRsaBits ? { id: 'short-rsa-key', bits, least: leastRsaBits } : null;
};

/** BoringSSL builds of the runtime differ in what they have, so it is asked instead of assumed: RFC 8410 §10.1's key. */
const hasEd25519 = (): boolean => {
  try {
    const key = Buffer.from(
      '302a300506032b657003210019bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1',
      'hex',
    );
    return createPublicKey({ key, format: 'der', type: 'spki' }).asymmetricKeyType === 'ed25519';
  } catch {
    return false;
  }
};
