import type { KeychainReason } from './keychain';
import type { Failure } from './result';

/** Times of the grant in force, epoch ms on the server's clock. `expiresAtMs` null: it never expires. */
export type Lifetime = {
  readonly issuedAtMs?: number;
  readonly expiresAtMs: number | null;
  readonly windowEndsAtMs?: number;
};

/** The states of sessions.md section 1: the only thing that the window is told about a session. */
export type SessionState =
  | { readonly kind: 'restoring' }
  | { readonly kind: 'signing-in' }
  | { readonly kind: 'locked'; readonly why: 'locked' | 'timeout' | 'unavailable' }
  | {
      readonly kind: 'signed-out';
      readonly reason: 'new' | 'by-person' | 'refused' | 'interrupted' | 'record-corrupt';
      readonly failure?: Failure;
      /** Only after `by-person`: whether the server could be told, and until when its token lives on otherwise. */
      readonly serverTold?: 'yes' | 'no' | 'not-needed';
      readonly tokenEndsAtMs?: number | null;
    }
  | {
      readonly kind: 'active';
      readonly lifetime: Lifetime;
      /** Null: this grant cannot be renewed, or the server refused to (then `refusal` says so). */
      readonly renewsAtMs: number | null;
      readonly refusal?: Failure;
    }
  | { readonly kind: 'renewing'; readonly lifetime: Lifetime }
  | {
      readonly kind: 'waiting';
      readonly lifetime: Lifetime;
      readonly failure: Failure;
      /** Epoch ms on this computer's clock. */
      readonly retryAtMs: number;
    }
  | {
      readonly kind: 'expired';
      readonly lifetime: Lifetime;
      /** Whose rule ended it: `not-renewable` kinds, or a server that renews only a token that is still valid. */
      readonly why: 'not-renewable' | 'asleep' | 'while-closed' | 'unreachable';
      readonly failure?: Failure;
    };

/** Where the grant is kept. `by-choice`: the person unticked "Keep me signed in". */
export type Keeping =
  | { readonly kind: 'keychain' }
  | { readonly kind: 'memory-only'; readonly why: 'by-choice' }
  | { readonly kind: 'memory-only'; readonly why: 'no-keychain'; readonly reason: KeychainReason }
  | { readonly kind: 'not-saved'; readonly why: 'locked' | 'timeout' | 'unavailable' | 'full' };

/** `offsetMs`: server minus this computer. `measuredAtMs`: this computer's clock. */
export type ServerClock = { readonly offsetMs: number; readonly measuredAtMs: number };

export type TokenName = 'access' | 'refresh';

export type SessionView = {
  readonly profileId: string;
  readonly user: string | null;
  readonly state: SessionState;
  readonly keeping: Keeping;
  readonly clock: ServerClock | null;
  /** Rises with each new grant: what was shown of the old one is to be asked for again. */
  readonly generation: number;
  /** What the grant in force holds; empty while signed out. */
  readonly tokens: readonly TokenName[];
  /** Rises with each diary entry. */
  readonly diaryLength: number;
};

export type DiaryEvent =
  | 'signed-in'
  | 'restored'
  | 'renewed'
  | 'renewal-failed'
  | 'renewal-refused'
  | 'replayed'
  | 'expired'
  | 'ended'
  | 'saved'
  | 'not-saved'
  | 'memory-only'
  | 'keychain-locked'
  | 'record-set-aside'
  | 'interrupted'
  | 'signed-out'
  | 'clock-changed'
  | 'lent'
  | 'lending-ended'
  | 'used-by-command';

/** One line of the diary, without any secret. `atMs`: this computer's clock. */
export type DiaryEntry = {
  readonly atMs: number;
  readonly event: DiaryEvent;
  readonly tookMs?: number;
  readonly failure?: Failure;
  /** How long before expiry a renewal came, ms; negative: after it. */
  readonly beforeExpiryMs?: number;
  readonly fingerprint?: string;
  /** Of `used-by-command`: `header`, or method and path without query. */
  readonly use?: string;
  /** How often the same has happened in a row, the last time at `atMs`; absent: once. */
  readonly times?: number;
};
