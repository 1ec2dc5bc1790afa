import type { Widened } from './catalogue';
import { edits } from './en/edits';

/** Words of a part that comes later than the first paint, so they come with it. */
export const editWords: Widened<typeof edits> = edits;
