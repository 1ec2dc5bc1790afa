import { useSyncExternalStore } from 'react';
import type { Bridge } from '../../electron/contract/bridge';
import type { ForgetReport } from '../../electron/contract/profile-changes';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';

export type Forgetting =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'done'; readonly report: ForgetReport }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * "Forget everything" outlives the page that asked for it: with the last profile the whole window changes, and the proof
 * is shown on the page that comes instead.
 */
class ForgettingStore {
  readonly #bridge: Bridge;
  readonly #listeners = new Set<() => void>();
  #state: Forgetting = { kind: 'idle' };

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  readonly current = (): Forgetting => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly forget = async (): Promise<void> => {
    if (this.#state.kind === 'busy') return;
    this.#move({ kind: 'busy' });
    const answer = await this.#bridge['desktop:forget-everything']({}).result;
    this.#move(answer.ok ? { kind: 'done', report: answer.value } : { kind: 'failed', failure: answer.error });
  };

  #move(state: Forgetting): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const stores = new WeakMap<Bridge, ForgettingStore>();

export const useForgetting = (): { readonly state: Forgetting; readonly forget: () => Promise<void> } => {
  const bridge = useBridge();
  const store = stores.get(bridge) ?? new ForgettingStore(bridge);
  stores.set(bridge, store);
  return { state: useSyncExternalStore(store.subscribe, store.current), forget: store.forget };
};
