import { type BrowserWindow, dialog } from 'electron';
import type { ViewChoice } from './crash-recovery';

const texts = {
  hangs: {
    message: 'This view does not answer. Your session is safe.',
    detail: 'Wait if it is busy, or load it again. What was typed and not saved may be lost when it is loaded again.',
    leave: 'Wait',
  },
  'keeps-stopping': {
    message: 'This view keeps stopping. Your session is safe.',
    detail: 'It stopped several times within a minute. Load it again, or leave it and quit.',
    leave: 'Leave it',
  },
} as const;

/** Asks in a box of the system, since the view itself cannot; an abort takes it away and leaves the view as it is. */
export const askAboutView = async (
  window: BrowserWindow,
  question: keyof typeof texts,
  signal: AbortSignal,
): Promise<ViewChoice> => {
  const { message, detail, leave } = texts[question];
  const buttons = [leave, 'Reload the view'];
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons, signal },
    // Cancelled counts as the first, also when the signal takes the box away.
    ...{ defaultId: 1, cancelId: 0, noLink: true },
  });
  return response === 1 ? 'reload' : 'leave';
};
