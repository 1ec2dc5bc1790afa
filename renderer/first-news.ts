import { bridgeOfWindow } from './bridge/bridge-context';
import { spokenOf } from './bridge/shared-store';
import { followSettings } from './follow-settings';
import { followTheme } from './ui/theme';
import { languageAsked, speak } from './words/language';

// The first module of the page that runs: what it asks for comes while the others are still being read.

export const bridge = bridgeOfWindow();
followTheme(bridge);
if (bridge) followSettings(bridge);

const language = languageAsked(location.search);
document.documentElement.lang = language;
const worded = language === 'de' ? import('./words/de').then(({ de }) => speak(de)) : null;
const told = bridge ? [spokenOf(bridge['profiles:changed']), spokenOf(bridge['sessions:changed'])] : [];

/** What the first paint shows, and the words that it is said in, are there. */
export const spoken: Promise<unknown> = Promise.all([worded, ...told]);
