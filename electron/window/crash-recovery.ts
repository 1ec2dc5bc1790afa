import type { BrowserWindow } from 'electron';
import type { Logger } from '../base/logger';
import { APP_PAGE } from './app-protocol';

const MOST_RELOADS = 3;
const WITHIN_MS = 60_000;

/**
 * Threat: a crashed view looks like a lost session. The view is loaded again and says what happened; the session lives
 * in this process and is untouched. A view that keeps crashing is left alone.
 */
export const recoverFromCrash = (window: BrowserWindow, log: Logger, now: () => number): void => {
  let crashes: readonly number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    log.error('window.view-gone', { reason });
    crashes = [...crashes.filter((at) => now() - at < WITHIN_MS), now()];
    if (reason === 'clean-exit' || crashes.length > MOST_RELOADS || window.isDestroyed()) return;
    void window.loadURL(`${APP_PAGE}?after=crash`);
  });
};
