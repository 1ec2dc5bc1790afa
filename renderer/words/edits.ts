import type { Widened } from './catalogue';
import { edits } from './en/edits';
import { wordsOf } from './language';

/** Words of a part that comes later than the first paint, so they come with it. */
export const editWords: EditWords = wordsOf('edits', edits);
export type EditWords = Widened<typeof edits>;
