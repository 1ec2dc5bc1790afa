import type { Secret } from '../base/secret';
import type { KeychainReason } from '../contract/keychain';

type Unreachable = 'locked' | 'unavailable' | 'timeout';

/** The keychain gave no answer that could be relied on: nothing may be concluded from it, and nothing overwritten. */
export type Silent = { readonly kind: Unreachable; readonly reason: KeychainReason };

export type Loaded =
  | { readonly kind: 'found'; readonly record: Secret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'corrupt'; readonly reason: KeychainReason }
  | Silent;

export type Stored = { readonly kind: 'done' } | { readonly kind: 'full'; readonly reason: KeychainReason } | Silent;

export type Availability = { readonly kind: 'ok' } | Silent;

/** What can be learnt of the keychain without ever opening its prompt. */
export type Lock = 'open' | 'locked' | 'unknown';

/**
 * Text in, text out, one record a profile, in the OS keychain and in no file. What a grant is, it does not know.
 * `patience` is `person` right after a gesture (a prompt may be up: 60 s), else `background` (10 s).
 */
export type Vault = {
  load(profileId: string, patience: Patience): Promise<Loaded>;
  save(profileId: string, record: Secret, patience: Patience): Promise<Stored>;
  /** `done` only when the record is known to be gone; a locked keychain that says nothing is `locked`. */
  clear(profileId: string): Promise<Stored>;
  /** Whether a record could be kept now. Asking a locked keychain may open its prompt. */
  availability(patience: Patience): Promise<Availability>;
  /** Never opens a prompt, and does not wait for calls that have opened one. */
  lock(): Promise<Lock>;
};

export type Patience = 'person' | 'background';

export const isSilent = <T extends { readonly kind: string }>(answer: T | Silent): answer is Silent =>
  answer.kind === 'locked' || answer.kind === 'unavailable' || answer.kind === 'timeout';
