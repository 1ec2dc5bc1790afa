import { type BrowserWindow, dialog } from 'electron';
import type { AtStake, ClosingChoice } from './guard-closing';

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');
const of = (count: number, one: string): string => `${count} ${count === 1 ? one : `${one}s`}`;

const running = (transfers: number): string =>
  transfers === 1 ? 'An export or import is running.' : `${transfers} exports and imports are running.`;
const stops = (transfers: number): string =>
  transfers === 0
    ? ''
    : `${running(transfers)} ${transfers === 1 ? 'It stops and is' : 'They stop and are'} offered again when Latchkey starts next.`;

/** What is said of it, and the choices with the least harmful first. */
export const questionOf = ({ drafts, deletions, transfers }: AtStake) => {
  if (drafts + deletions === 0) {
    return {
      message: running(transfers),
      detail: `${transfers === 1 ? 'It stops' : 'They stop'} when Latchkey closes, and ${transfers === 1 ? 'is' : 'are'} offered again when it starts next.`,
      choices: [
        ['Keep running', 'cancel'],
        ['Stop and close', 'leave'],
      ],
    } as const;
  }
  const forms = of(drafts, 'form');
  const unsaved = `${forms} with unsaved input`;
  if (deletions === 0) {
    return {
      message: `${forms} ${drafts === 1 ? 'has' : 'have'} unsaved input.`,
      detail: joined('It is lost when Latchkey closes.', stops(transfers)),
      choices: [
        ['Keep editing', 'cancel'],
        ['Discard and close', 'leave'],
      ],
    } as const;
  }
  return {
    message: `${of(deletions, 'deletion')} ${deletions === 1 ? 'waits' : 'wait'} to be sent.`,
    detail: joined(
      'Delete now sends them before Latchkey closes; Keep leaves the rows on the server.',
      drafts > 0 ? `${unsaved} ${drafts === 1 ? 'is' : 'are'} lost either way.` : '',
      stops(transfers),
    ),
    choices: [
      ['Cancel', 'cancel'],
      ['Keep', 'leave'],
      ['Delete now', 'delete-now'],
    ],
  } as const;
};

/** Asks in a box of the system: the window may be gone or busy. */
export const askAboutUnsaved = async (window: BrowserWindow, atStake: AtStake): Promise<ClosingChoice> => {
  const { message, detail, choices } = questionOf(atStake);
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons: choices.map(([label]) => label) },
    ...{ defaultId: 0, cancelId: 0, noLink: true },
  });
  return choices[response]?.[1] ?? 'cancel';
};
