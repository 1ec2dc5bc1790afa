import type { BrowserWindow } from 'electron';
import type { Logger } from '../base/logger';

const MOST_RELOADS = 3;
const WITHIN_MS = 60_000;

/** What a person decides about a view that does not answer, or that keeps stopping. */
export type ViewChoice = 'reload' | 'leave';

type Dependencies = {
  readonly log: Logger;
  readonly now: () => number;
  /** Of the page, saying what happened. */
  readonly address: (after: 'crash' | 'hang') => string;
  /** Asks the person; an abort takes the question away and counts as `leave`. */
  readonly ask: (question: 'hangs' | 'keeps-stopping', signal: AbortSignal) => Promise<ViewChoice>;
};

/**
 * Threat: a crashed or hanging view looks like a lost session. A crashed one is loaded again and says what happened; one
 * that hangs, or has crashed three times within a minute, is loaded again when the person says so. The session lives in
 * this process and is untouched by all of it.
 */
export const recoverFromCrash = (window: BrowserWindow, { log, now, address, ask }: Dependencies): void => {
  const contents = window.webContents;
  let crashes: readonly number[] = [];
  let asking: AbortController | null = null;
  let isEndedHere = false;

  const reload = (after: 'crash' | 'hang'): void => {
    if (!window.isDestroyed()) void window.loadURL(address(after));
  };
  const asked = async (question: 'hangs' | 'keeps-stopping'): Promise<ViewChoice> => {
    if (asking || window.isDestroyed()) return 'leave';
    const mine = new AbortController();
    asking = mine;
    const choice = await ask(question, mine.signal);
    if (asking === mine) asking = null;
    return choice;
  };
  const stopAsking = (): void => {
    asking?.abort();
    asking = null;
  };

  contents.on('render-process-gone', async (_event, { reason }) => {
    log.error('window.view-gone', { reason });
    stopAsking();
    if (reason === 'clean-exit') return;
    if (isEndedHere) {
      isEndedHere = false;
      reload('hang');
      return;
    }
    crashes = [...crashes.filter((at) => now() - at < WITHIN_MS), now()];
    if (crashes.length <= MOST_RELOADS) reload('crash');
    else if ((await asked('keeps-stopping')) === 'reload') reload('crash');
  });
  window.on('unresponsive', async () => {
    log.warn('window.view-hangs');
    if ((await asked('hangs')) !== 'reload') return;
    // A page that hangs does not take a new address either: its process has to go first.
    isEndedHere = true;
    contents.forcefullyCrashRenderer();
  });
  window.on('responsive', stopAsking);
};
