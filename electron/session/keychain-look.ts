import { SingleFlight } from '../base/single-flight';
import type { KeychainState } from '../contract/keychain';
import type { Vault } from '../vault/vault';

type Dependencies = {
  readonly vault: Pick<Vault, 'availability' | 'lock'>;
  readonly onState: (state: KeychainState) => void;
};

/**
 * Whether the keychain would keep a session, asked before a sign-in. Never by itself: touching it at the start of the
 * app opens a prompt for people who may not need it (electron#51981).
 */
export class KeychainLook {
  readonly #deps: Dependencies;
  readonly #looking = new SingleFlight<KeychainState>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Where it can be seen without a prompt that it is locked, no prompt is opened: that waits for the sign-in itself. */
  look(): Promise<KeychainState> {
    const { vault, onState } = this.#deps;
    return this.#looking.run(async () => {
      const state =
        (await vault.lock()) === 'locked'
          ? ({ kind: 'locked', reason: 'locked' } as const)
          : await vault.availability('background');
      onState(state);
      return state;
    });
  }
}
