import { useSyncExternalStore } from 'react';

type Listen<P> = (listener: (payload: P) => void) => () => void;
type Store<P> = { readonly subscribe: (changed: () => void) => () => void; readonly last: () => P | undefined };

/** Stores of one bridge by its listen function: all components share one listener a kind of news. */
const stores = new WeakMap<object, unknown>();

/**
 * The last value of a state event: `useShared(useBridge()['sessions:changed'])`. Undefined until main has spoken,
 * which it does at once for a new listener.
 */
export const useShared = <P>(listen: Listen<P>): P | undefined => {
  const store = storeOf(listen);
  return useSyncExternalStore(store.subscribe, store.last);
};

const storeOf = <P>(listen: Listen<P>): Store<P> => {
  const known = stores.get(listen);
  if (isStore<P>(known)) return known;
  const store = createStore(listen);
  stores.set(listen, store);
  return store;
};

/** What is kept under a listen function was made from that very function, so its payload is `P`. */
const isStore = <P>(known: unknown): known is Store<P> => known !== undefined;

const createStore = <P>(listen: Listen<P>): Store<P> => {
  let last: P | undefined;
  let stop: (() => void) | null = null;
  const listeners = new Set<() => void>();
  return {
    last: () => last,
    subscribe: (changed) => {
      listeners.add(changed);
      stop ??= listen((payload) => {
        last = payload;
        for (const listener of listeners) listener();
      });
      return () => {
        listeners.delete(changed);
        if (listeners.size > 0) return;
        stop?.();
        stop = null;
      };
    },
  };
};
