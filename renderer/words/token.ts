import type { Widened } from './catalogue';
import { token } from './en/token';
import { wordsOf } from './language';

/** Words of a part that comes later than the first paint, so they come with it. */
export const tokenWords: TokenWords = wordsOf('token', token);
export type TokenWords = Widened<typeof token>;
