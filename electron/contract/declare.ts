import type * as v from 'valibot';

/** Plain data. An answer that could hold a `Secret` is not `Wire` and does not compile. */
export type Wire = string | number | boolean | null | undefined | readonly Wire[] | { readonly [name: string]: Wire };

/** One request: what the window may ask (validated in main), and the type of the answer. */
export type Request<S extends v.GenericSchema, A> = { readonly schema: S; readonly answer?: (answer: A) => void };

export const request = <S extends v.GenericSchema>(schema: S) => ({
  answers: <A extends Wire>(): Request<S, A> => ({ schema }),
});

/** One kind of news from main. `replay`: a state, of which each new listener gets the last value at once. */
export type Event<P> = { readonly replay: boolean; readonly payload?: (payload: P) => void };

export const state = <P extends Wire>(): Event<P> => ({ replay: true });
export const notice = <P extends Wire>(): Event<P> => ({ replay: false });
