import { de } from './de';
import { en, type SystemWords } from './en';

/** What is missing in a language does not compile. */
export const systemWords: Readonly<Record<'en' | 'de', SystemWords>> = { en, de };
