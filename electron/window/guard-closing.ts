import type { BrowserWindow } from 'electron';
import type { UnsavedCounts } from '../contract/unsaved';
import type { Unsaved } from './unsaved';

/** `leave` closes and loses the drafts; deletions that wait are then not sent, so that their rows stay. */
export type ClosingChoice = 'cancel' | 'leave' | 'delete-now';

/** What closing would lose or stop. */
export type AtStake = Pick<UnsavedCounts, 'drafts' | 'deletions'> & { readonly transfers: number };

type Dependencies = {
  readonly unsaved: Unsaved;
  /** Exports and imports that run or wait to try again. */
  readonly transfersUnderWay: () => number;
  readonly ask: (atStake: AtStake) => Promise<ClosingChoice>;
  /** Tells the window to send the deletions that wait. */
  readonly finishDeletions: () => void;
  /** Closes what the person wanted closed: this window, or the whole app. */
  readonly close: () => void;
  /** Nothing is closed after all: the person wants it so, or a deletion was refused. */
  readonly stay: () => void;
};

const MOST_FINISHING_MS = 10_000;

/** A window with unsaved input, waiting deletions or running transfers asks before it closes. */
export const guardClosing = (window: BrowserWindow, deps: Dependencies): void => {
  const { unsaved, transfersUnderWay, ask, finishDeletions, close, stay } = deps;
  let isAsking = false;
  let mayClose = false;

  const atStake = (): AtStake => {
    const { drafts, deletions } = unsaved.counts;
    return { drafts, deletions, transfers: transfersUnderWay() };
  };
  const decide = async (): Promise<void> => {
    const choice = await ask(atStake());
    if (choice === 'cancel') return stay();
    if (choice === 'delete-now') {
      const done = unsaved.deletionsDone(MOST_FINISHING_MS);
      finishDeletions();
      // What the server refused stays on screen with its words.
      if (!(await done)) return stay();
    }
    mayClose = true;
    close();
  };

  window.on('close', (event) => {
    const { drafts, deletions, transfers } = atStake();
    if (mayClose || drafts + deletions + transfers === 0) return;
    event.preventDefault();
    if (isAsking) return;
    isAsking = true;
    void decide().finally(() => {
      isAsking = false;
    });
  });
  window.webContents.on('render-process-gone', () => unsaved.viewGone());
  // A page that is loaded again counts anew.
  window.webContents.on('did-navigate', () => unsaved.viewGone());
};
