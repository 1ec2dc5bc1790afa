import { useSyncExternalStore } from 'react';
import type { ServerClock } from '../../electron/contract/session';

/** One ticker for the whole window: each full second of this computer, and only while something counts. */
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setTimeout> | undefined;
let ticked = 0;

const wholeSecond = (): number => Math.floor(Date.now() / 1_000) * 1_000;

const tick = (): void => {
  ticked = wholeSecond();
  // Just after the turn of the second, so that a timer that fires early does not show the old one twice.
  timer = setTimeout(tick, 1_010 - (Date.now() % 1_000));
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  if (timer === undefined) tick();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  };
};

const current = (): number => (timer === undefined ? wholeSecond() : ticked);

/** Epoch ms of this computer, in whole seconds; renders again each second. */
export const useNow = (): number => useSyncExternalStore(subscribe, current);

/** The same on the server's clock: what every `…AtMs` of a session is counted on. */
export const useServerNow = (clock: ServerClock | null): number => useNow() + (clock?.offsetMs ?? 0);
