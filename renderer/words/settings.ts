import type { Widened } from './catalogue';
import { settings } from './en/settings';

/** Words of a part that comes later than the first paint, so they come with it. */
export const settingsWords: Widened<typeof settings> = settings;
