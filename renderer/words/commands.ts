import type { Widened } from './catalogue';
import { commands } from './en/commands';
import { wordsOf } from './language';

/** Apart from the catalogue: palette and shortcut sheet are opened later than the window. */
export const commandWords: CommandWords = wordsOf('commands', commands);
export type CommandWords = Widened<typeof commands>;
