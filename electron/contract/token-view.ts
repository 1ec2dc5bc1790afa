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

/** One token that the session had: who it was and until when, never the token. Newest first in a list. */
export type TokenFact = {
  readonly fingerprint: string;
  /** When it was put in force, this computer's clock. */
  readonly seenAtMs: number;
  /** As the token says, epoch ms. */
  readonly issuedAtMs: number | null;
  readonly expiresAtMs: number | null;
  /** Names of claims that differ from the token before; null for the first one. */
  readonly changed: readonly string[] | null;
};

/** How a session's token came to be what it is. `previous` is null before the first renewal. */
export type TokenHistoryView = {
  readonly previous: {
    readonly seenAtMs: number;
    readonly fingerprint: string;
    readonly inspection: Inspection;
  } | null;
  readonly facts: readonly TokenFact[];
};
