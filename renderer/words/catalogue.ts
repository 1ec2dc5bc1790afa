import { en } from './en';

/**
 * Every text of the window by part. Another language is one more object of this type, chosen here at start; a key that
 * it lacks does not compile.
 */
export type Words = Widened<typeof en>;

/** English texts as any text; pairs stay pairs, and what is said of values stays a function. */
export type Widened<T> = T extends string
  ? string
  : T extends (...given: never[]) => unknown
    ? T
    : { readonly [K in keyof T]: Widened<T[K]> };

export const words: Words = en;
