import { createHash } from 'node:crypto';
import type { Secret } from '../base/secret';

/** First 12 hex digits of the SHA-256: tells two tokens apart, says nothing about either. */
export const fingerprint = (secret: Secret): string =>
  createHash('sha256').update(secret.reveal(), 'utf8').digest('hex').slice(0, 12);
