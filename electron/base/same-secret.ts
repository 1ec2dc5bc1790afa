import { timingSafeEqual } from 'node:crypto';

/** Takes as long for a near miss as for a far one. */
export const isSameSecret = (given: string, secret: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
};
