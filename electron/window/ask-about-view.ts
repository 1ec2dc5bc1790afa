import { type BrowserWindow, dialog } from 'electron';
import type { ViewChoice } from './crash-recovery';

type Question = 'hangs' | 'keeps-stopping';

export type ViewWords = { readonly reload: string } & Readonly<
  Record<Question, { readonly message: string; readonly detail: string; readonly leave: string }>
>;

/** Asks in a box of the system, since the view itself cannot; an abort takes it away and leaves the view as it is. */
export const askAboutView = async (
  window: BrowserWindow,
  question: Question,
  signal: AbortSignal,
  say: ViewWords,
): Promise<ViewChoice> => {
  const { message, detail, leave } = say[question];
  const buttons = [leave, say.reload];
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons, signal },
    // Cancelled counts as the first, also when the signal takes the box away.
    ...{ defaultId: 1, cancelId: 0, noLink: true },
  });
  return response === 1 ? 'reload' : 'leave';
};
