import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { CommandError } from '../entry';

/**
 * Signs `file` with the Ed25519 key in LATCHKEY_SIGNING_KEY (PEM, PKCS #8) into `<file>.sig`. Anybody checks it with
 * `openssl pkeyutl -verify -rawin -pubin -inkey latchkey.pub -in SHA256SUMS -sigfile SHA256SUMS.sig`. Throws
 * `CommandError` without a usable key.
 */
export const signFile = (file: string, pem: string | undefined): void => {
  writeFileSync(`${file}.sig`, sign(null, readFileSync(file), keyOf(pem)));
};

const keyOf = (pem: string | undefined) => {
  if (!pem) throw new CommandError('LATCHKEY_SIGNING_KEY is missing: nothing is released unsigned.');
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Told below, without anything that the key could be in.
  }
  throw new CommandError('LATCHKEY_SIGNING_KEY is no Ed25519 private key.');
};
