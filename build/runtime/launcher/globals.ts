import { deserialize, serialize } from 'node:v8';

// What Node 18 and later have globally, for Node 16 inside Electron 22, in the main and in utility processes. The web
// classes are loaded on first use: loading them at once costs 45 ms of every start.

type Load = () => Readonly<Record<string, unknown>>;

const define = (target: object, name: string, value: unknown): void => {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
};

const lazily = (names: readonly string[], load: Load): void => {
  for (const name of names) {
    if (name in globalThis) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => {
        const value = load()[name];
        define(globalThis, name, value);
        return value;
      },
      set: (value: unknown) => define(globalThis, name, value),
    });
  }
};

const missing = (target: object, name: string, value: unknown): void => {
  if (!(name in target)) define(target, name, value);
};

lazily(['Headers'], () => require('undici/lib/fetch/headers.js'));
lazily(['Response'], () => require('undici/lib/fetch/response.js'));
lazily(['Request'], () => {
  require('undici/lib/fetch/response.js'); // registers what a request needs to take a body
  return require('undici/lib/fetch/request.js');
});
lazily(['FormData'], () => require('undici/lib/fetch/formdata.js'));
lazily(['fetch'], () => require('undici'));
lazily(['ReadableStream', 'WritableStream', 'TransformStream'], () => require('node:stream/web'));
lazily(['Blob'], () => require('node:buffer'));
lazily(['crypto'], () => ({ crypto: require('node:crypto').webcrypto }));
lazily(['CryptoKey'], () => require('node:crypto').webcrypto); // without it jose refuses asymmetric keys

missing(globalThis, 'structuredClone', (value: unknown): unknown => deserialize(serialize(value)));

missing(Array.prototype, 'toSorted', function <T>(this: readonly T[], compare?: (a: T, b: T) => number) {
  return [...this].sort(compare);
});
missing(Array.prototype, 'toReversed', function <T>(this: readonly T[]) {
  return [...this].reverse();
});
missing(Array.prototype, 'toSpliced', function <T>(this: readonly T[], start: number, count: number, ...added: T[]) {
  const copy = [...this];
  copy.splice(start, count, ...added);
  return copy;
});
missing(Array.prototype, 'with', function <T>(this: readonly T[], index: number, value: T) {
  const copy = [...this];
  copy[index < 0 ? copy.length + index : index] = value;
  return copy;
});
missing(Object, 'groupBy', <T>(items: Iterable<T>, keyOf: (item: T, index: number) => string) => {
  const groups: Record<string, T[]> = Object.create(null);
  let index = 0;
  for (const item of items) {
    const key = keyOf(item, index);
    index += 1;
    groups[key] = [...(groups[key] ?? []), item];
  }
  return groups;
});
missing(Promise, 'withResolvers', () => {
  let resolve: (value: unknown) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
});
missing(AbortSignal, 'any', (signals: readonly AbortSignal[]) => {
  const controller = new AbortController();
  const { signal } = controller;
  for (const one of signals) {
    if (one.aborted) controller.abort(one.reason);
    one.addEventListener('abort', () => controller.abort(one.reason), { once: true, signal });
  }
  return signal;
});
