import { en } from './en';

/**
 * Every text of the window by part. Another language is one more object of this type, chosen here at start; a key that
 * it lacks does not compile.
 */
export type Words = typeof en;

export const words: Words = en;
