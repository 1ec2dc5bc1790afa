import { type BrowserWindow, dialog } from 'electron';
import type { AtStake, ClosingChoice } from './guard-closing';

export type UnsavedWords = {
  running(transfers: number): string;
  runningDetail(transfers: number): string;
  stops(transfers: number): string;
  input(drafts: number): string;
  inputLostToo(drafts: number): string;
  deletions(rows: number): string;
} & Readonly<
  Record<
    | 'keepRunning'
    | 'stopAndClose'
    | 'inputLost'
    | 'keepEditing'
    | 'discardAndClose'
    | 'deletionsDetail'
    | 'cancel'
    | 'keep'
    | 'deleteNow',
    string
  >
>;

const joined = (...sentences: readonly string[]): string => sentences.filter(Boolean).join(' ');

/** What is said of it, and the choices with the least harmful first. */
export const questionOf = ({ drafts, deletions, transfers }: AtStake, say: UnsavedWords) => {
  if (drafts + deletions === 0) {
    return {
      ...{ message: say.running(transfers), detail: say.runningDetail(transfers) },
      choices: [
        [say.keepRunning, 'cancel'],
        [say.stopAndClose, 'leave'],
      ],
    } as const;
  }
  const stops = transfers === 0 ? '' : say.stops(transfers);
  if (deletions === 0) {
    return {
      ...{ message: say.input(drafts), detail: joined(say.inputLost, stops) },
      choices: [
        [say.keepEditing, 'cancel'],
        [say.discardAndClose, 'leave'],
      ],
    } as const;
  }
  return {
    message: say.deletions(deletions),
    detail: joined(say.deletionsDetail, drafts > 0 ? say.inputLostToo(drafts) : '', stops),
    choices: [
      [say.cancel, 'cancel'],
      [say.keep, 'leave'],
      [say.deleteNow, 'delete-now'],
    ],
  } as const;
};

/** Asks in a box of the system: the window may be gone or busy. */
export const askAboutUnsaved = async (
  window: BrowserWindow,
  atStake: AtStake,
  say: UnsavedWords,
): Promise<ClosingChoice> => {
  const { message, detail, choices } = questionOf(atStake, say);
  const { response } = await dialog.showMessageBox(window, {
    ...{ type: 'warning', message, detail, buttons: choices.map(([label]) => label) },
    ...{ defaultId: 0, cancelId: 0, noLink: true },
  });
  return choices[response]?.[1] ?? 'cancel';
};
