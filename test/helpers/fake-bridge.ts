import type { Asked, Bridge, Call, Events, FakeAnswers, Payload, Requests } from '../../electron/contract/bridge';
import { events } from '../../electron/contract/events';
import { requests } from '../../electron/contract/requests';
import { failed, failure, type Result } from '../../electron/contract/result';

/** One call as the window made it; `isCancelled` follows what the window does later. */
export type AskedCall = { readonly name: keyof Requests; readonly asked: unknown; readonly isCancelled: boolean };

export type FakeBridge = {
  readonly bridge: Bridge;
  /** Sends news as main would; a state event is kept for listeners that come later. */
  fire<N extends keyof Events>(name: N, payload: Payload<N>): void;
  /** All calls so far, oldest first. */
  readonly asked: readonly AskedCall[];
  /** What was passed to the calls of one name. */
  askedFor<N extends keyof Requests>(name: N): readonly Asked<N>[];
};

/**
 * A bridge without a main process: answers come from `answers` (a promise stays open until it settles), anything else
 * fails as `unexpected`, and a cancelled call fails as `cancelled`, as `ipc/serve.ts` does.
 */
export const fakeBridge = (answers: FakeAnswers): FakeBridge => {
  const asked: { name: keyof Requests; asked: unknown; isCancelled: boolean }[] = [];
  const listeners = new Map<string, Set<(payload: unknown) => void>>();
  const last = new Map<string, unknown>();

  const call =
    (name: keyof Requests) =>
    (passed: unknown): Call<unknown> => {
      const entry = { name, asked: passed, isCancelled: false };
      asked.push(entry);
      const { promise, settle } = openResult();
      const answer: unknown = Reflect.get(answers, name);
      if (typeof answer === 'function') Promise.resolve(answer(passed)).then(settle);
      else settle(failed(failure('unexpected', `the test has no answer for ${name}`)));
      const cancel = (): void => {
        entry.isCancelled = true;
        settle(failed(failure('cancelled', 'cancelled by the window')));
      };
      return { result: promise, cancel };
    };

  const listen = (name: keyof Events) => (listener: (payload: unknown) => void) => {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName.add(listener));
    if (last.has(name)) listener(last.get(name));
    return () => ofName.delete(listener);
  };

  const made: unknown = Object.freeze({
    ...Object.fromEntries(namesOf(requests).map((name) => [name, call(name)])),
    ...Object.fromEntries(namesOf(events).map((name) => [name, listen(name)])),
  });
  if (!isWhole(made)) throw new Error('the fake bridge lacks a name of the contract');
  return {
    bridge: made,
    asked,
    askedFor: <N extends keyof Requests>(name: N) => asked.flatMap((entry) => (isOf(entry, name) ? [entry.asked] : [])),
    fire: (name, payload) => {
      if (events[name].replay) last.set(name, payload);
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
};

const openResult = () => {
  let settle: (result: Result<unknown>) => void = () => {};
  const promise = new Promise<Result<unknown>>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
};

const namesOf = <T extends object>(list: T): readonly Extract<keyof T, string>[] =>
  Object.keys(list).filter((name): name is Extract<keyof T, string> => name in list);

const isOf = <N extends keyof Requests>(
  entry: { readonly name: keyof Requests; readonly asked: unknown },
  name: N,
): entry is { readonly name: N; readonly asked: Asked<N> } => entry.name === name;

const isWhole = (made: unknown): made is Bridge =>
  typeof made === 'object' &&
  made !== null &&
  [...Object.keys(requests), ...Object.keys(events)].every((name) => name in made);
