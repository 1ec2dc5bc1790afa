import type { Widened } from './catalogue';
import { settings } from './en/settings';
import { wordsOf } from './language';

/** Words of a part that comes later than the first paint, so they come with it. */
export const settingsWords: SettingsWords = wordsOf('settings', settings);
export type SettingsWords = Widened<typeof settings>;
