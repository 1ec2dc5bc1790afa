import type { Widened } from './catalogue';
import { lending } from './en/lending';
import { wordsOf } from './language';

/** Apart from the catalogue, since only the dialog for lending needs them. */
export const lendingWords: LendingWords = wordsOf('lending', lending);
export type LendingWords = Widened<typeof lending>;
