import { createHash } from 'node:crypto';
import { Secret } from '../base/secret';

const FORMAT = 'latchkey1';

/**
 * Text as it lies in the keychain: format, length and SHA-256 in front, so that a garbled record is told from a whole
 * one. base64, since keytar cuts at a NUL and alters lone surrogates (measured, sessions.md section 3).
 */
export const seal = (record: Secret): Secret => {
  const text = record.reveal();
  // UTF-8 has no lone surrogates: it would put U+FFFD in their place.
  const encoding = /\p{Surrogate}/u.test(text) ? 'utf16le' : 'utf8';
  const body = Buffer.from(text, encoding).toString('base64');
  return new Secret(`${FORMAT}.${encoding}.${body.length}.${hashOf(body)}.${body}`);
};

/** Null when anything of it is not as it was written. */
export const unseal = (stored: Secret): Secret | null => {
  const match = /^latchkey1\.(utf8|utf16le)\.(\d+)\.([0-9a-f]{64})\.([A-Za-z0-9+/=]*)$/.exec(stored.reveal());
  if (!match) return null;
  const [, encoding, length, hash, body = ''] = match;
  if (body.length !== Number(length) || hashOf(body) !== hash) return null;
  return new Secret(Buffer.from(body, 'base64').toString(encoding === 'utf16le' ? 'utf16le' : 'utf8'));
};

export const hashOf = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');
