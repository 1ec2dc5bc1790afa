import type { Widened } from './catalogue';
import { transfers } from './en/transfers';
import { wordsOf } from './language';

/** Apart from the catalogue, since only exports and imports need them. */
export const transferWords: TransferWords = wordsOf('transfers', transfers);
export type TransferWords = Widened<typeof transfers>;
