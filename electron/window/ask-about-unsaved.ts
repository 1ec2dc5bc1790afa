import { type BrowserWindow, dialog } from 'electron';
import type { UnsavedCounts } from '../contract/unsaved';
import type { ClosingChoice } from './guard-closing';

const of = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

/** What is said of it, and the choices with the least harmful first. */
export const questionOf = ({ drafts, deletions }: UnsavedCounts) => {
  const forms = of(drafts, 'form');
  const unsaved = `${forms} with unsaved input`;
  if (deletions === 0) {
    return {
      message: `${forms} ${drafts === 1 ? 'has' : 'have'} unsaved input.`,
      detail: 'It is lost when Latchkey closes.',
      choices: [
        ['Keep editing', 'cancel'],
        ['Discard and close', 'leave'],
      ],
    } as const;
  }
  return {
    message: `${of(deletions, 'deletion')} ${deletions === 1 ? 'waits' : 'wait'} to be sent.`,
    detail: `Delete now sends them before Latchkey closes; Keep leaves the rows on the server.${
      drafts > 0 ? ` ${unsaved} ${drafts === 1 ? 'is' : 'are'} lost either way.` : ''
    }`,
    choices: [
      ['Cancel', 'cancel'],
      ['Keep', 'leave'],
      ['Delete now', 'delete-now'],
    ],
  } as const;
};

/** Asks in a box of the system: the window may be gone or busy. */
export const askAboutUnsaved = async (window: BrowserWindow, counts: UnsavedCounts): Promise<ClosingChoice> => {
  const { message, detail, choices } = questionOf(counts);
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons: choices.map(([label]) => label) },
    ...{ defaultId: 0, cancelId: 0, noLink: true },
  });
  return choices[response]?.[1] ?? 'cancel';
};
