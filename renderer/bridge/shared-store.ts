export type Listen<P> = (listener: (payload: P) => void) => () => void;
type Store<P> = { readonly subscribe: (changed: () => void) => () => void; readonly last: () => P | undefined };

/** Stores of one bridge by its listen function: all of the page share one listener a kind of news. */
const stores = new WeakMap<object, unknown>();

export const storeOf = <P>(listen: Listen<P>): Store<P> => {
  const known = stores.get(listen);
  if (isStore<P>(known)) return known;
  const store = createStore(listen);
  stores.set(listen, store);
  return store;
};

/** When main has spoken. From then on the store is listening, so that the first component finds the value. */
export const spokenOf = <P>(listen: Listen<P>): Promise<void> =>
  new Promise((resolve) => {
    storeOf(listen).subscribe(() => resolve());
  });

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
