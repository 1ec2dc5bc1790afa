import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import type { KeyRead } from './candidate';
import { keyNameOf } from './candidate';

/** RFC 7468, RFC 8017 appendix A.1: SPKI, PKCS#1, certificate, or a private key, of which the public half is used. */
const keyBlock = /-----BEGIN ((?:RSA |EC )?(?:PUBLIC|PRIVATE) KEY|CERTIFICATE)-----[^-]*-----END \1-----/;

export const readPem = (value: string): KeyRead => {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|Proc-Type: 4,ENCRYPTED/.test(value))
    return { ok: false, reason: { id: 'pem-encrypted' } };
  // Tools put other blocks before the key, such as EC PARAMETERS, and the runtime reads the first block only.
  const block = keyBlock.exec(value)?.[0];
  if (block === undefined) return { ok: false, reason: { id: 'no-pem' } };
  const key = publicKey(block);
  if (!key) return { ok: false, reason: { id: 'pem-damaged' } };
  return {
    ok: true,
    candidates: [{ name: keyNameOf(key, 'pem'), remarks: [], material: { kind: 'public', key }, isKeyText: false }],
  };
};

const publicKey = (pem: string): KeyObject | null => {
  try {
    return createPublicKey(pem);
  } catch {
    return null;
  }
};
