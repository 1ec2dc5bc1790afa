import type { Inspection } from '../token/inspection';
import type { TokenName } from './session';

/** `shown`: the first characters, never enough to use; `length`: of the whole segment. */
export type MaskedSegment = { readonly shown: string; readonly length: number };

/** A session token as the window may see it: judged in main, masked; the token itself stays there. */
export type TokenView = {
  readonly which: TokenName;
  readonly generation: number;
  /** First 12 hex digits of the token's SHA-256: enough to tell two apart, useless to sign with. */
  readonly fingerprint: string;
  /** Three for a signed token, five for an encrypted one, one for a random key. */
  readonly segments: readonly MaskedSegment[];
  readonly inspection: Inspection;
};
