import { Buffer } from 'node:buffer';
import { createPublicKey } from 'node:crypto';
import type { KeyRead } from './candidate';
import type { SecretEncoding } from './verification';

export const readSecret = (value: string, encoding: SecretEncoding): KeyRead => {
  const bytes = decodedSecret(value, encoding);
  if (!bytes) return { ok: false, reason: { id: 'not-in-encoding', encoding } };
  if (bytes.length === 0) return { ok: false, reason: { id: 'secret-empty' } };
  const isKeyText = isPublicKeyText(value) || isPublicKey(bytes);
  const name = { kind: 'secret', detail: '', source: null } as const;
  return { ok: true, candidates: [{ name, remarks: [], material: { kind: 'secret', bytes }, isKeyText }] };
};

/** Null where the text is not in that encoding. White space around an encoded secret is of no meaning; in a plain one it is. */
export const decodedSecret = (value: string, encoding: SecretEncoding): Buffer | null => {
  if (encoding === 'utf8') return Buffer.from(value, 'utf8');
  const text = value.trim();
  if (encoding === 'hex') return text.length % 2 === 0 && /^[0-9A-Fa-f]*$/.test(text) ? Buffer.from(text, 'hex') : null;
  const alphabet = encoding === 'base64' ? /^[A-Za-z0-9+/]*(={0,2})$/ : /^[A-Za-z0-9_-]*(={0,2})$/;
  // Not searched for from the end: of a text full of "=" that would take the square of its length.
  const padding = alphabet.exec(text)?.[1]?.length;
  if (padding === undefined) return null;
  if ((text.length - padding) % 4 === 1 || (padding > 0 && text.length % 4 !== 0)) return null;
  return Buffer.from(text, encoding);
};

/** A PEM block, an OpenSSH key, a JWK or a JWK Set, whatever stands around it. */
const isPublicKeyText = (text: string): boolean => {
  if (/-----BEGIN [^-]{1,60}-----/.test(text) || /^\s*(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}) /.test(text))
    return true;
  const trimmed = text.trim();
  if (!trimmed.startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(trimmed);
    return (
      typeof value === 'object' && value !== null && ('kty' in value || ('keys' in value && Array.isArray(value.keys)))
    );
  } catch {
    return false;
  }
};

/** SECURITY: text or DER of a public key, which anybody can have, used as a secret (RFC 8725 §2.1, §3.1). */
export const isPublicKey = (bytes: Buffer): boolean => isPublicKeyText(bytes.toString('latin1')) || isSpki(bytes);

const isSpki = (bytes: Buffer): boolean => {
  // A DER SEQUENCE; asking the runtime about every secret would be slow.
  if (bytes[0] !== 0x30) return false;
  try {
    createPublicKey({ key: bytes, format: 'der', type: 'spki' });
    return true;
  } catch {
    return false;
  }
};
