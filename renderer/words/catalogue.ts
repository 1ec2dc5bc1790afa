import { en } from './en';
import { onSpeak } from './language';

/**
 * Every text of the window by part. Another language is one more object of these types; a key that it lacks does not
 * compile.
 */
export type Words = Widened<typeof en>;

/** English texts as any text; pairs stay pairs, and what is said of values stays a function. */
export type Widened<T> = T extends string
  ? string
  : T extends (...given: never[]) => unknown
    ? T
    : { readonly [K in keyof T]: Widened<T[K]> };

export let words: Words = en;
onSpeak(({ catalogue }) => {
  words = catalogue;
});
