import { useSyncExternalStore } from 'react';
import { type Listen, storeOf } from './shared-store';

/**
 * The last value of a state event: `useShared(useBridge()['sessions:changed'])`. Undefined until main has spoken,
 * which it does at once for a new listener.
 */
export const useShared = <P>(listen: Listen<P>): P | undefined => {
  const store = storeOf(listen);
  return useSyncExternalStore(store.subscribe, store.last);
};
