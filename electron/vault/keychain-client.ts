import { type Clock, systemClock } from '../base/clock';
import { Secret } from '../base/secret';
import type { CallOutcome, ChildCalls } from '../child/child-calls';
import type { ItemRead, Keychain } from './keychain';
import { type Fault, keychainFault } from './keychain-faults';
import type { Availability, Patience, Silent, Stored } from './vault';

const SERVICE = 'Latchkey';
/** No profile's account: those have no `#` of their own (keychain-vault.ts). */
const PROBE = '#probe';
const PROBE_TEXT = 'Latchkey can reach the keychain';

/** A person who has just clicked may be answering a prompt; nobody waits in the background (sessions.md section 3). */
const TIMEOUT_MS: Readonly<Record<Patience, number>> = { person: 60_000, background: 10_000 };

/** "None" after so long was not looked up but asked for: a person closed the prompt. A lookup takes 1 to 40 ms. */
const PROMPTED_MS = 2_000;

type Dependencies = {
  readonly calls: Pick<ChildCalls, 'call' | 'close'>;
  readonly platform: NodeJS.Platform;
  readonly clock?: Pick<Clock, 'monotonicMs'>;
  readonly timeoutMs?: Readonly<Record<Patience, number>>;
};

type Answered = Extract<CallOutcome, { kind: 'answered' }>;

/**
 * The OS keychain through its own process: one call at a time, each with a time limit. A locked Secret Service that
 * cannot prompt answers "none" to a read and "false" to a deletion (measured, sessions.md section 2), so on Linux a
 * "none" counts only between two reads of an item that we wrote ourselves.
 */
export class KeychainClient implements Keychain {
  readonly #deps: Dependencies;
  #last: Promise<unknown> = Promise.resolve();
  #hasWorked = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get(account: string, patience: Patience): Promise<ItemRead> {
    return this.#inTurn(() => this.#get(account, patience));
  }

  set(account: string, text: Secret, patience: Patience): Promise<Stored> {
    return this.#inTurn(() => this.#set(account, text.reveal(), patience));
  }

  /** Read again afterwards: neither "true" (another item of that name may be left) nor "false" says that it is gone. */
  delete(account: string, patience: Patience): Promise<Stored> {
    return this.#inTurn(async () => {
      const deleted = await this.#call('delete', [SERVICE, account], patience);
      if (deleted.kind !== 'answered') return deleted;
      const left = await this.#get(account, patience);
      if (left.kind === 'absent') return { kind: 'done' };
      return left.kind === 'found' ? { kind: 'unavailable', reason: 'not-deleted' } : left;
    });
  }

  probe(patience: Patience): Promise<Availability> {
    return this.#inTurn(async () => {
      if (this.#isNoneTheTruth) {
        const read = await this.#read(PROBE, patience);
        return read.kind === 'found' || read.kind === 'absent' ? { kind: 'ok' } : read;
      }
      return (await this.#whyClosed(patience)) ?? { kind: 'ok' };
    });
  }

  get #isNoneTheTruth(): boolean {
    return this.#deps.platform !== 'linux';
  }

  async #get(account: string, patience: Patience): Promise<ItemRead> {
    const first = await this.#read(account, patience);
    if (first.kind !== 'absent' || this.#isNoneTheTruth) return first;
    const why = await this.#whyClosed(patience);
    if (why) return why;
    // Asked before it was known to be open, the first "none" may have been that of a keyring unlocked just now.
    const second = await this.#read(account, patience);
    if (second.kind !== 'absent') return second;
    const isStillOpen = await this.#read(PROBE, patience);
    if (isStillOpen.kind === 'found') return second;
    return isStillOpen.kind === 'absent' ? { kind: 'locked', reason: 'locked-just-now' } : isStillOpen;
  }

  /** Null when the keychain is open, so that "none" is the truth; else what is in the way. */
  async #whyClosed(patience: Patience): Promise<Silent | null> {
    const read = await this.#read(PROBE, patience);
    if (read.kind === 'found') return null;
    if (read.kind !== 'absent') return read;
    // Never written, or not to be seen: writing tells, since a locked collection refuses it.
    const written = await this.#set(PROBE, PROBE_TEXT, patience);
    if (written.kind !== 'done') return silent(written);
    const again = await this.#read(PROBE, patience);
    if (again.kind === 'found') return null;
    return again.kind === 'absent' ? { kind: 'locked', reason: 'not-readable' } : again;
  }

  async #read(account: string, patience: Patience): Promise<ItemRead> {
    const { clock = systemClock } = this.#deps;
    const startedMs = clock.monotonicMs();
    const outcome = await this.#call('get', [SERVICE, account], patience);
    if (outcome.kind !== 'answered') return silent(outcome);
    if (typeof outcome.value === 'string') return { kind: 'found', text: new Secret(outcome.value) };
    const wasAsked = !this.#isNoneTheTruth && clock.monotonicMs() - startedMs >= PROMPTED_MS;
    // To go on would open the prompt again that was closed just now.
    return wasAsked ? { kind: 'locked', reason: 'prompt-closed' } : { kind: 'absent' };
  }

  async #set(account: string, text: string, patience: Patience): Promise<Stored> {
    const outcome = await this.#call('set', [SERVICE, account, text], patience);
    return outcome.kind === 'answered' ? { kind: 'done' } : outcome;
  }

  /**
   * libsecret keeps a proxy of the daemon that it spoke to first. After a restart of the daemon it fails for the rest of
   * its process ("The name :1.0 was not provided", "The session wrapping the secret does not exist"; measured, libsecret
   * 0.20.5): a process that has worked and then fails is replaced, and its successor asked once.
   */
  async #call(name: string, args: readonly string[], patience: Patience): Promise<Answered | Fault> {
    const { calls, timeoutMs = TIMEOUT_MS } = this.#deps;
    const first = await calls.call(name, args, timeoutMs[patience]);
    const answer = answeredOrFault(first);
    if (answer.kind === 'answered') this.#hasWorked = true;
    if (first.kind !== 'threw' || answer.kind !== 'unavailable' || !this.#hasWorked) return answer;
    this.#hasWorked = false;
    calls.close();
    return answeredOrFault(await calls.call(name, args, timeoutMs[patience]));
  }

  /** keytar cannot handle concurrent calls while a keyring is locked: they hang (sessions.md section 3). */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(action, action);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

const answeredOrFault = (outcome: CallOutcome): Answered | Fault => {
  if (outcome.kind === 'answered') return outcome;
  if (outcome.kind === 'threw') return keychainFault(outcome.message);
  if (outcome.kind === 'timeout') return { kind: 'timeout', reason: 'no-answer' };
  return { kind: 'unavailable', reason: 'process-ended' };
};

const silent = ({ kind, reason }: Fault): Silent => ({ kind: kind === 'full' ? 'unavailable' : kind, reason });
