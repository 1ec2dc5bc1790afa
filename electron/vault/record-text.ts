import { createHash } from 'node:crypto';
import { Secret } from '../base/secret';

const FORMAT = 'latchkey1';

/** Text as it lies in the keychain: format, length and SHA-256 in front, so that a garbled record is told from a whole one. */
export const seal = (record: Secret): Secret => {
  // base64: keytar cuts at a NUL and alters lone surrogates (measured, sessions.md section 3).
  const body = Buffer.from(record.reveal(), 'utf8').toString('base64');
  return new Secret(`${FORMAT}.${body.length}.${hashOf(body)}.${body}`);
};

/** Null when anything of it is not as it was written. */
export const unseal = (stored: Secret): Secret | null => {
  const match = /^latchkey1\.(\d+)\.([0-9a-f]{64})\.([A-Za-z0-9+/=]*)$/.exec(stored.reveal());
  if (!match) return null;
  const [, length, hash, body = ''] = match;
  if (body.length !== Number(length) || hashOf(body) !== hash) return null;
  return new Secret(Buffer.from(body, 'base64').toString('utf8'));
};

export const hashOf = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');
