import { createHash } from 'node:crypto';
import type { Secret } from '../base/secret';
import type { Keychain } from './keychain';
import { RecordItems } from './record-items';
import type { Availability, Loaded, Lock, Patience, Silent, Stored, Vault } from './vault';

type Dependencies = {
  readonly keychain: Keychain;
  /** Bytes that one item may hold: 2,400 on Windows, whose store ends at 2,560; elsewhere no limit is known. */
  readonly mostBytes: number;
  /** Reads whether the keychain is locked, where the system tells without a prompt. */
  readonly lock?: () => Promise<Lock>;
};

export const mostBytesOn = (platform: NodeJS.Platform): number =>
  platform === 'win32' ? 2_400 : Number.MAX_SAFE_INTEGER;

/**
 * One record a profile in the OS keychain. A record may be several items (record-items.ts), so records are written,
 * read and erased one at a time, in the order of the calls: an erasure is never overtaken by a write before it.
 */
export class KeychainVault implements Vault {
  readonly #keychain: Keychain;
  readonly #items: RecordItems;
  readonly #lock: () => Promise<Lock>;
  #last: Promise<unknown> = Promise.resolve();
  #timeouts = 0;

  constructor(deps: Dependencies) {
    this.#keychain = deps.keychain;
    this.#items = new RecordItems(deps);
    this.#lock = deps.lock ?? (() => Promise.resolve('unknown'));
  }

  load(profileId: string, patience: Patience): Promise<Loaded> {
    return this.#inTurn<Loaded>(patience, () => this.#items.read(accountOf(profileId), patience));
  }

  save(profileId: string, record: Secret, patience: Patience): Promise<Stored> {
    return this.#inTurn<Stored>(patience, () => this.#items.write(accountOf(profileId), record, patience));
  }

  clear(profileId: string): Promise<Stored> {
    return this.#inTurn<Stored>('background', () => this.#items.erase(accountOf(profileId), 'background'));
  }

  availability(patience: Patience): Promise<Availability> {
    return this.#inTurn<Availability>(patience, () => this.#keychain.probe(patience));
  }

  lock(): Promise<Lock> {
    return this.#lock();
  }

  /**
   * Calls that were waiting while an earlier one timed out met the same prompt: they end with it, or the last of five
   * would wait 50 s. What a person asked for gets its own time.
   */
  #inTurn<T extends { readonly kind: string }>(patience: Patience, action: () => Promise<T>): Promise<T | Silent> {
    const timeoutsBefore = this.#timeouts;
    const turn = this.#last.then(async (): Promise<T | Silent> => {
      if (patience === 'background' && this.#timeouts > timeoutsBefore) {
        return { kind: 'timeout', reason: 'no-answer-before' };
      }
      const answer = await action();
      if (answer.kind === 'timeout') this.#timeouts += 1;
      return answer;
    });
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/** Windows compares names without case, and `#` begins the name of a part: an unusual id becomes its hash. */
const accountOf = (profileId: string): string =>
  /^[a-z0-9-]{1,64}$/.test(profileId) ? profileId : createHash('sha256').update(profileId, 'utf16le').digest('hex');
