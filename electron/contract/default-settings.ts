import type { Settings } from './settings';

/** Apart from the schema, since the window needs these before main has spoken, and no schema library for it. */
export const defaultSettings: Settings = {
  theme: 'system',
  textSize: 100,
  rowHeight: 'compact',
  language: 'system',
  renewBefore: 'automatic',
  warnBeforeWindowEnds: 86_400,
  renewBeforeSleep: true,
  countOn: 'server',
  timeZone: 'local',
  hideRevealedAfterSeconds: 20,
  clearCopiedAfterSeconds: 60,
  deleteWaitSeconds: 8,
  blockCapture: false,
  hideOnLock: false,
  updates: 'daily',
  notify: true,
};
