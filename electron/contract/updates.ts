import type { Failure } from './result';

/** A newer version, as the feed tells it. `notes`: plain text, at most 20,000 characters. */
export type Release = { readonly version: string; readonly notes: string | null; readonly releasedAt: string | null };

/** Where an update is. Nothing is downloaded and nothing installed but by a press; times are this computer's, epoch ms. */
export type UpdateState =
  /** `no-feed`: built without an update address. `not-installed`: runs from a folder that no installer made. */
  | { readonly kind: 'off'; readonly why: 'no-feed' | 'not-installed' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'current'; readonly checkedAtMs: number }
  | { readonly kind: 'available'; readonly release: Release; readonly checkedAtMs: number }
  | { readonly kind: 'downloading'; readonly release: Release; readonly percent: number }
  /** `isHeld`: not installed when asked, since the window has something unsaved that a restart would lose. */
  | { readonly kind: 'ready'; readonly release: Release; readonly isHeld: boolean }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly release: Release | null; readonly atMs: number };
