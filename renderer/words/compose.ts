import type { Widened } from './catalogue';
import { compose } from './en/compose';
import { wordsOf } from './language';
/** Apart from the catalogue, since only the request composer needs them. */
export const composeWords: ComposeWords = wordsOf('compose', compose);
export type ComposeWords = Widened<typeof compose>;
