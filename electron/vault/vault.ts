import type { Secret } from '../base/secret';

export type Unreachable = 'locked' | 'unavailable' | 'timeout';

export type Loaded =
  | { readonly kind: 'found'; readonly record: Secret }
  | { readonly kind: 'absent' }
  | { readonly kind: 'corrupt' | Unreachable; readonly reason: string };

export type Stored = { readonly kind: 'done' } | { readonly kind: 'full' | Unreachable; readonly reason: string };

/**
 * Text in, text out, one record a profile, in the OS keychain and in no file. What a grant is, it does not know.
 * `patience` is `person` right after a gesture (a prompt may be up: 60 s), else `background` (10 s).
 */
export type Vault = {
  load(profileId: string, patience: Patience): Promise<Loaded>;
  save(profileId: string, record: Secret, patience: Patience): Promise<Stored>;
  clear(profileId: string): Promise<Stored>;
};

export type Patience = 'person' | 'background';
