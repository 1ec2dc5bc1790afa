import { Buffer } from 'node:buffer';
import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { readBase64url } from '../token/base64url';
import type { Json, JsonObject } from '../token/inspection';
import { isObject } from '../token/json-reader';
import type { Candidate, KeyRead, TokenHint } from './candidate';
import { keyNameOf } from './candidate';
import { isPublicKey } from './secret';
import type { KeyName, VerificationNote } from './verification';

type JwkRead =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly reason: VerificationNote };

export const readJwk = (text: string, token: TokenHint): KeyRead => {
  const value = parsed(text);
  if (value === undefined) return { ok: false, reason: { id: 'key-not-json' } };
  if (isObject(value) && !Object.hasOwn(value, 'kty') && Array.isArray(value.keys))
    return { ok: false, reason: { id: 'key-is-set' } };
  const read = candidateOf(value, token, 'jwk');
  return read.ok ? { ok: true, candidates: [read.candidate] } : read;
};

/** With a `kid` in the token only keys of that `kid`, else all. Keys that cannot be read are ignored (RFC 7517 §5). */
export const readJwkSet = (text: string, token: TokenHint): KeyRead => {
  const value = parsed(text);
  if (value === undefined) return { ok: false, reason: { id: 'set-not-json' } };
  const keys: readonly Json[] = isObject(value) && Array.isArray(value.keys) ? value.keys : [];
  if (keys.length === 0) return { ok: false, reason: { id: 'set-empty' } };
  const named = token.kid === undefined ? keys : keys.filter((key) => isObject(key) && key.kid === token.kid);
  if (named.length === 0) return { ok: false, reason: { id: 'set-without-kid' } };
  const read = named.slice(0, mostKeys).map((key) => candidateOf(key, token, 'jwks'));
  const candidates = read.flatMap((one) => (one.ok ? [one.candidate] : []));
  const refused = read.find((one) => !one.ok);
  return candidates.length > 0 || !refused || refused.ok ? { ok: true, candidates } : refused;
};

/** More than any server publishes; each costs a computation. */
const mostKeys = 100;

const parsed = (text: string): Json | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const candidateOf = (jwk: Json, token: TokenHint, source: KeyName['source']): JwkRead => {
  if (!isObject(jwk) || typeof jwk.kty !== 'string') return { ok: false, reason: { id: 'jwk-without-type' } };
  const material = jwk.kty === 'oct' ? secretOf(jwk) : publicOf(jwk);
  if (!material) return { ok: false, reason: { id: 'jwk-incomplete' } };
  const isKeyText = material.kind === 'secret' && isPublicKey(material.bytes);
  const secret = { kind: 'secret', detail: '', source } as const;
  const name = material.kind === 'secret' ? secret : keyNameOf(material.key, source);
  return { ok: true, candidate: { name, remarks: remarksOf(jwk, token), material, isKeyText } };
};

const remarksOf = (jwk: JsonObject, token: TokenHint): readonly VerificationNote[] => {
  const isForChecking = (operations: readonly Json[]) => operations.includes('verify') || operations.includes('sign');
  const remarks: VerificationNote[] = [];
  if (jwk.alg !== undefined && jwk.alg !== token.algorithm) remarks.push({ id: 'jwk-of-other-algorithm' });
  if (jwk.use === 'enc') remarks.push({ id: 'jwk-for-encryption' });
  if (Array.isArray(jwk.key_ops) && !isForChecking(jwk.key_ops)) remarks.push({ id: 'jwk-not-for-checking' });
  if (token.kid !== undefined && jwk.kid !== undefined && jwk.kid !== token.kid)
    remarks.push({ id: 'jwk-of-other-kid' });
  return remarks;
};

const bytesOf = (jwk: JsonObject, name: string): Buffer | null => {
  const text = jwk[name];
  const bytes = typeof text === 'string' ? readBase64url(text).bytes : null;
  return bytes && bytes.length > 0 ? Buffer.from(bytes) : null;
};

const secretOf = (jwk: JsonObject): Candidate['material'] | null => {
  const bytes = bytesOf(jwk, 'k');
  return bytes && { kind: 'secret', bytes };
};

/** RFC 7518 §6.2.1.2: a coordinate has the full length of its curve. */
const coordinateBytes: ReadonlyMap<string, number> = new Map([
  ['P-256', 32],
  ['P-384', 48],
  ['P-521', 66],
]);

/** RFC 8410 §4: what stands before the 32 bytes in the SPKI of an Ed25519 key; read where JWK of OKP is not supported. */
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');

const publicOf = (jwk: JsonObject): Candidate['material'] | null => {
  const key = publicKeyOf(jwk);
  return key && { kind: 'public', key };
};

const publicKeyOf = (jwk: JsonObject): KeyObject | null => {
  try {
    return importPublic(jwk);
  } catch {
    // SECURITY: the error may quote the key. A point off its curve ends here, too.
    return null;
  }
};

const importPublic = (jwk: JsonObject): KeyObject | null => {
  const encoded = (name: string): string | undefined => bytesOf(jwk, name)?.toString('base64url');
  if (jwk.kty === 'RSA') {
    const [n, e] = [encoded('n'), encoded('e')];
    return n && e ? createPublicKey({ format: 'jwk', key: { kty: 'RSA', n, e } }) : null;
  }
  if (jwk.kty === 'EC' && typeof jwk.crv === 'string') {
    const [x, y] = [bytesOf(jwk, 'x'), bytesOf(jwk, 'y')];
    const length = coordinateBytes.get(jwk.crv);
    if (!x || !y || (length !== undefined && (x.length !== length || y.length !== length))) return null;
    const [encodedX, encodedY] = [x.toString('base64url'), y.toString('base64url')];
    return createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: jwk.crv, x: encodedX, y: encodedY } });
  }
  const x = bytesOf(jwk, 'x');
  if (jwk.kty !== 'OKP' || typeof jwk.crv !== 'string' || !x) return null;
  if (jwk.crv !== 'Ed25519')
    return createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: jwk.crv, x: x.toString('base64url') } });
  return x.length === 32
    ? createPublicKey({ format: 'der', type: 'spki', key: Buffer.concat([ed25519Prefix, x]) })
    : null;
};
