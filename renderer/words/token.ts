import type { Widened } from './catalogue';
import { token } from './en/token';

/** Words of a part that comes later than the first paint, so they come with it. */
export const tokenWords: Widened<typeof token> = token;
