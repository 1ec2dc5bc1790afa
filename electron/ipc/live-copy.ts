import type { Settings } from '../contract/settings';

/** How long what opens a session stays on the clipboard, ms; null: until something else is copied. */
export const clearsAfterMs = ({ clearCopiedAfterSeconds }: Pick<Settings, 'clearCopiedAfterSeconds'>): number | null =>
  clearCopiedAfterSeconds === null ? null : clearCopiedAfterSeconds * 1_000;
