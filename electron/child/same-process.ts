import type { StartChild } from './child';
import { type Served, serveCalls } from './serve-calls';

/** No child at all: for a process that is over soon, and may be ended with a call that hangs. */
export const inThisProcess =
  (served: Served): StartChild =>
  () => {
    const toChild = new Set<(message: unknown) => void>();
    const toUs = new Set<(message: unknown) => void>();
    const tell = (listeners: ReadonlySet<(message: unknown) => void>, message: unknown): void => {
      for (const listener of listeners) listener(message);
    };
    serveCalls({ onMessage: (listener) => void toChild.add(listener), post: (message) => tell(toUs, message) }, served);
    return {
      post: (message) => tell(toChild, message),
      onMessage: (listener) => {
        toUs.add(listener);
        return () => toUs.delete(listener);
      },
      onExit: () => () => {},
      kill: () => {
        toChild.clear();
        toUs.clear();
      },
    };
  };
