import { Secret } from '../../electron/base/secret';
import type { ItemRead, Keychain } from '../../electron/vault/keychain';
import type { Availability, Silent, Stored } from '../../electron/vault/vault';

export type KeychainStep = { readonly call: 'get' | 'set' | 'delete'; readonly account: string };

/**
 * Items in memory, with the limit of the Windows store, a state that a test may set, and a list of what was asked.
 * `before` and `after` are called around each step: a throw there is a process that is killed at that moment.
 */
export class MemoryKeychain implements Keychain {
  readonly items = new Map<string, string>();
  readonly steps: KeychainStep[] = [];
  /** Set to answer everything so. */
  silent: Silent | null = null;
  /** Set to answer the next writes so. */
  full: Extract<Stored, { kind: 'full' }> | null = null;
  mostBytes = Number.MAX_SAFE_INTEGER;
  before: (step: KeychainStep) => void | Promise<void> = () => {};
  after: (step: KeychainStep) => void = () => {};

  async get(account: string): Promise<ItemRead> {
    return this.#step({ call: 'get', account }, () => {
      const text = this.items.get(account);
      return text === undefined ? { kind: 'absent' } : { kind: 'found', text: new Secret(text) };
    });
  }

  async set(account: string, text: Secret): Promise<Stored> {
    return this.#step<Stored>({ call: 'set', account }, () => {
      if (this.full) return this.full;
      if (Buffer.byteLength(text.reveal()) > this.mostBytes) return { kind: 'full', reason: 'too-large' };
      this.items.set(account, text.reveal());
      return { kind: 'done' };
    });
  }

  async delete(account: string): Promise<Stored> {
    return this.#step<Stored>({ call: 'delete', account }, () => {
      this.items.delete(account);
      return { kind: 'done' };
    });
  }

  async probe(): Promise<Availability> {
    return this.silent ?? { kind: 'ok' };
  }

  async #step<T>(step: KeychainStep, act: () => T): Promise<T | Silent> {
    await this.before(step);
    this.steps.push(step);
    if (this.silent) return this.silent;
    const answer = act();
    this.after(step);
    return answer;
  }
}
