import type { CallOutcome, ChildCalls } from '../../../../electron/child/child-calls';
import type { ManualClock } from '../../../helpers/manual-clock';

export type Asked = { readonly name: string; readonly account: string; readonly timeoutMs: number };

/**
 * What the keychain process answers on Linux, as measured with gnome-keyring 42.1 (sessions.md section 3): a locked
 * keyring that cannot prompt says null to a read, false to a deletion, and refuses to create.
 */
export class FakeSecretService implements Pick<ChildCalls, 'call' | 'close'> {
  readonly items = new Map<string, string>();
  readonly asked: Asked[] = [];
  isLocked = false;
  starts = 0;
  /** Taken first, one a call. */
  readonly answers: (CallOutcome | null)[] = [];
  onCall: (asked: Asked) => void = () => {};
  /** How long the person looks at the prompt before closing it; null: no prompt can open. */
  promptMs: number | null = null;
  prompts = 0;
  readonly #clock: ManualClock;

  constructor(clock: ManualClock) {
    this.#clock = clock;
  }

  async call(name: string, args: unknown, timeoutMs: number): Promise<CallOutcome> {
    const [, account = '', text = ''] = Array.isArray(args) ? args.map(String) : [];
    const asked = { name, account, timeoutMs };
    this.asked.push(asked);
    this.onCall(asked);
    const next = this.answers.shift();
    if (next) return next;
    if (this.isLocked && this.promptMs !== null && (name === 'set' || this.items.has(account))) {
      this.prompts += 1;
      this.#clock.passMs(this.promptMs);
    }
    if (name === 'get') return { kind: 'answered', value: this.isLocked ? null : (this.items.get(account) ?? null) };
    if (name === 'delete') return { kind: 'answered', value: !this.isLocked && this.items.delete(account) };
    if (this.isLocked) return { kind: 'threw', message: 'Cannot create an item in a locked collection' };
    this.items.set(account, text);
    return { kind: 'answered', value: null };
  }

  close(): void {
    this.starts += 1;
  }
}
