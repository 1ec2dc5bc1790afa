import type { Widened } from './catalogue';
import { lending } from './en/lending';

/** Apart from the catalogue, since only the dialog for lending needs them. */
export const lendingWords: Widened<typeof lending> = lending;
