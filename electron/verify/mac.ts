import type { Buffer } from 'node:buffer';
import { createHmac, timingSafeEqual } from 'node:crypto';

/** SECURITY: compared in constant time, so that how long it takes says nothing about the right MAC. */
export const isMacOf = (hash: string, secret: Buffer, signed: Buffer, mac: Buffer): boolean => {
  const right = createHmac(hash, secret).update(signed).digest();
  return right.length === mac.length && timingSafeEqual(right, mac);
};
