import type { Child, StartChild } from './child';

export type CallOutcome =
  | { readonly kind: 'answered'; readonly value: unknown }
  /** The child's function threw; its message only, since values could hold what it was given. */
  | { readonly kind: 'threw'; readonly message: string }
  | { readonly kind: 'timeout' }
  /** The child ended before it answered. */
  | { readonly kind: 'gone'; readonly code: number | null };

type Dependencies = {
  readonly start: StartChild;
  /** The child is ended this long after its last call, ms; without it, it stays. */
  readonly idleMs?: number;
};

type Pending = { readonly settle: (outcome: CallOutcome) => void; readonly timer: ReturnType<typeof setTimeout> };

/**
 * Calls of functions in a child process, numbered, each with a time limit. A child that does not answer in time is
 * killed, since it may hang for ever (sessions.md section 2); the next call starts a new one.
 */
export class ChildCalls {
  readonly #deps: Dependencies;
  readonly #pending = new Map<number, Pending>();
  #child: Child | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;
  #lastCall = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get isRunning(): boolean {
    return this.#child !== null;
  }

  /** Never rejects. `timeoutMs` counts from now, the start of a new child included. */
  call(name: string, args: unknown, timeoutMs: number): Promise<CallOutcome> {
    clearTimeout(this.#idle);
    const child = this.#child ?? this.#start();
    if (!child) return Promise.resolve({ kind: 'gone', code: null });
    this.#lastCall += 1;
    const id = this.#lastCall;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#settle(id, { kind: 'timeout' });
        this.#drop(child, null);
        child.kill();
      }, timeoutMs);
      this.#pending.set(id, { settle: resolve, timer });
      try {
        child.post({ id, name, args });
      } catch {
        // The line is cut already, though the end of the child has not been told yet.
        this.#drop(child, null);
        child.kill();
      }
    });
  }

  /** Ends the child; calls under way are `gone`. */
  close(): void {
    clearTimeout(this.#idle);
    const child = this.#child;
    if (!child) return;
    this.#drop(child, null);
    child.kill();
  }

  /** Null when the system starts no process now. */
  #start(): Child | null {
    let child: Child;
    try {
      child = this.#deps.start();
    } catch {
      return null;
    }
    this.#child = child;
    child.onMessage((message) => {
      if (this.#child === child && isReply(message)) this.#settle(message.id, outcomeOf(message));
    });
    child.onExit((code) => this.#drop(child, code));
    return child;
  }

  #settle(id: number, outcome: CallOutcome): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    this.#pending.delete(id);
    clearTimeout(pending.timer);
    pending.settle(outcome);
    const { idleMs } = this.#deps;
    if (this.#pending.size === 0 && idleMs !== undefined) {
      this.#idle = setTimeout(() => this.close(), idleMs);
      this.#idle.unref?.();
    }
  }

  /** A child that is no longer the current one has lost its calls already. */
  #drop(child: Child, code: number | null): void {
    if (this.#child !== child) return;
    this.#child = null;
    for (const id of [...this.#pending.keys()]) this.#settle(id, { kind: 'gone', code });
    clearTimeout(this.#idle);
  }
}

type Reply = { readonly id: number; readonly value?: unknown; readonly threw?: string };

const isReply = (message: unknown): message is Reply =>
  typeof message === 'object' && message !== null && 'id' in message && typeof message.id === 'number';

const outcomeOf = (reply: Reply): CallOutcome =>
  reply.threw === undefined ? { kind: 'answered', value: reply.value } : { kind: 'threw', message: reply.threw };
