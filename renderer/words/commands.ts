import type { Widened } from './catalogue';
import { commands } from './en/commands';

/** Apart from the catalogue: palette and shortcut sheet are opened later than the window. */
export const commandWords: Widened<typeof commands> = commands;
