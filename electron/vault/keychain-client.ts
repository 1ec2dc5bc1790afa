import { Secret } from '../base/secret';
import type { CallOutcome, ChildCalls } from '../child/child-calls';
import type { ItemRead, Keychain } from './keychain';
import { keychainFault } from './keychain-faults';
import type { Patience, Stored, Unreachable } from './vault';

const SERVICE = 'Latchkey';
const PROBE = 'probe';
const PROBE_TEXT = 'Latchkey can reach the keychain';

/** A person who has just clicked may be answering a prompt; nobody waits in the background (sessions.md section 3). */
const TIMEOUT_MS: Readonly<Record<Patience, number>> = { person: 60_000, background: 10_000 };

type Dependencies = {
  readonly calls: Pick<ChildCalls, 'call'>;
  readonly platform: NodeJS.Platform;
};

type Unanswered = { readonly kind: Unreachable; readonly reason: string };

/**
 * The OS keychain through its own process: one call at a time, each with a time limit. A locked Secret Service that
 * cannot prompt answers "none" to a read and "false" to a deletion (measured, sessions.md section 2), so on Linux a
 * "none" counts only when an item that we wrote ourselves can be read.
 */
export class KeychainClient implements Keychain {
  readonly #deps: Dependencies;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get(account: string, patience: Patience): Promise<ItemRead> {
    return this.#inTurn(async () => {
      const outcome = await this.#call('get', [SERVICE, account], patience);
      if (outcome.kind !== 'answered') return unreachable(outcome);
      if (typeof outcome.value === 'string') return { kind: 'found', text: new Secret(outcome.value) };
      return (await this.#whyNothing(patience)) ?? { kind: 'absent' };
    });
  }

  set(account: string, text: Secret, patience: Patience): Promise<Stored> {
    return this.#inTurn(async () => {
      const outcome = await this.#call('set', [SERVICE, account, text.reveal()], patience);
      return outcome.kind === 'answered' ? { kind: 'done' } : outcome;
    });
  }

  delete(account: string, patience: Patience): Promise<Stored> {
    return this.#inTurn(async () => {
      const outcome = await this.#call('delete', [SERVICE, account], patience);
      if (outcome.kind !== 'answered') return outcome;
      if (outcome.value === true) return { kind: 'done' };
      return (await this.#whyNothing(patience)) ?? { kind: 'done' };
    });
  }

  /** Null when the keychain is open, so that "none" is the truth; else what is in the way. */
  async #whyNothing(patience: Patience): Promise<Unanswered | null> {
    if (this.#deps.platform !== 'linux') return null;
    const read = await this.#call('get', [SERVICE, PROBE], patience);
    if (read.kind !== 'answered') return unreachable(read);
    if (read.value === PROBE_TEXT) return null;
    // Never written, or not to be seen: writing tells, since a locked collection refuses it.
    const written = await this.#call('set', [SERVICE, PROBE, PROBE_TEXT], patience);
    if (written.kind !== 'answered') return unreachable(written);
    const again = await this.#call('get', [SERVICE, PROBE], patience);
    if (again.kind !== 'answered') return unreachable(again);
    return again.value === PROBE_TEXT ? null : { kind: 'locked', reason: 'What was written cannot be read.' };
  }

  async #call(
    name: string,
    args: readonly string[],
    patience: Patience,
  ): Promise<Extract<CallOutcome, { kind: 'answered' }> | Exclude<Stored, { kind: 'done' }>> {
    const outcome = await this.#deps.calls.call(name, args, TIMEOUT_MS[patience]);
    if (outcome.kind === 'answered') return outcome;
    if (outcome.kind === 'threw') return keychainFault(outcome.message);
    if (outcome.kind === 'timeout') return { kind: 'timeout', reason: 'The keychain did not answer in time.' };
    return { kind: 'unavailable', reason: 'The process that asks the keychain ended.' };
  }

  /** keytar cannot handle concurrent calls while a keyring is locked: they hang (sessions.md section 3). */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(action, action);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

const unreachable = ({ kind, reason }: Exclude<Stored, { kind: 'done' }>): Unanswered => ({
  kind: kind === 'full' ? 'unavailable' : kind,
  reason,
});
