import type { Words } from './catalogue';
import type { CommandWords } from './commands';
import type { ComposeWords } from './compose';
import type { EditWords } from './edits';
import type { HumanWords } from './human-words';
import type { LendingWords } from './lending';
import type { SettingsWords } from './settings';
import type { TokenWords } from './token';
import type { TransferWords } from './transfers';

/** All texts of a language; each part of the window takes its own. */
export type Language = {
  readonly catalogue: Words;
  readonly human: HumanWords;
  readonly commands: CommandWords;
  readonly compose: ComposeWords;
  readonly edits: EditWords;
  readonly lending: LendingWords;
  readonly settings: SettingsWords;
  readonly token: TokenWords;
  readonly transfers: TransferWords;
};

let spoken: Language | null = null;
const listeners = new Set<(language: Language) => void>();

/** Before the first paint; parts that are loaded later find it. */
export const speak = (language: Language): void => {
  spoken = language;
  for (const listener of listeners) listener(language);
};

/** For what is loaded before anybody has spoken. */
export const onSpeak = (listener: (language: Language) => void): void => {
  listeners.add(listener);
};

/** The words of a part that is loaded later than the language. */
export const wordsOf = <P extends keyof Language>(part: P, english: Language[P]): Language[P] =>
  spoken?.[part] ?? english;

/** The language in which main has asked for this page. */
export const languageAsked = (search: string): 'en' | 'de' =>
  new URLSearchParams(search).get('lang') === 'de' ? 'de' : 'en';
