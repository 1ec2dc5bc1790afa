import type * as v from 'valibot';
import type { events } from './events';
import type { requests } from './requests';
import type { UnreadSource } from './resource';
import type { Result } from './result';

export type Requests = typeof requests;
export type Events = typeof events;

/** What the window passes. */
export type Asked<N extends keyof Requests> = v.InferInput<Requests[N]['schema']>;
/** What the handler gets: a password is a `Secret` by now. */
export type Parsed<N extends keyof Requests> = v.InferOutput<Requests[N]['schema']>;
export type Answer<N extends keyof Requests> = Parameters<NonNullable<Requests[N]['answer']>>[0];
export type Payload<N extends keyof Events> = Parameters<NonNullable<Events[N]['payload']>>[0];

/** A running request. An AbortSignal cannot cross the bridge, so the cancel function does. */
export type Call<T> = { readonly result: Promise<Result<T>>; readonly cancel: () => void };

export type Bridge = { readonly [N in keyof Requests]: (asked: Asked<N>) => Call<Answer<N>> } & {
  readonly [N in keyof Events]: (listener: (payload: Payload<N>) => void) => () => void;
};

/** What a handler answers; what the window gets of it is made on the way (crossing.ts). */
export type Handled<N extends keyof Requests> = N extends 'resource:open' ? Answer<N> | UnreadSource : Answer<N>;
export type Handlers = {
  readonly [N in keyof Requests]: (asked: Parsed<N>, signal: AbortSignal) => Promise<Result<Handled<N>>>;
};
export type HandlersOf<Area extends string> = Pick<Handlers, Extract<keyof Requests, `${Area}:${string}`>>;

/** Answers of a test double; what is missing answers `unexpected`. */
export type FakeAnswers = {
  readonly [N in keyof Requests]?: (asked: Asked<N>) => Result<Answer<N>> | Promise<Result<Answer<N>>>;
};
