import type { Child } from '../../../../electron/child/child';
import { type Served, serveCalls } from '../../../../electron/child/serve-calls';

/** Both ends of the line in one process: what is posted is served at once, unless the child hangs or has ended. */
export class FakeChild implements Child {
  isKilled = false;
  isHanging = false;
  readonly posted: unknown[] = [];
  readonly #messages = new Set<(message: unknown) => void>();
  readonly #exits = new Set<(code: number | null) => void>();
  readonly #arrivals: ((message: unknown) => void)[] = [];

  constructor(served: Served) {
    serveCalls(
      {
        onMessage: (listener) => void this.#arrivals.push(listener),
        post: (message) => this.say(message),
      },
      served,
    );
  }

  post(message: unknown): void {
    this.posted.push(message);
    if (this.isHanging || this.isKilled) return;
    for (const listener of this.#arrivals) listener(structuredClone(message));
  }

  onMessage(listener: (message: unknown) => void): () => void {
    this.#messages.add(listener);
    return () => this.#messages.delete(listener);
  }

  onExit(listener: (code: number | null) => void): () => void {
    this.#exits.add(listener);
    return () => this.#exits.delete(listener);
  }

  kill(): void {
    this.isKilled = true;
    queueMicrotask(() => this.exit(15));
  }

  /** A message from the child. */
  say(message: unknown): void {
    for (const listener of [...this.#messages]) listener(structuredClone(message));
  }

  exit(code: number | null): void {
    for (const listener of [...this.#exits]) listener(code);
  }
}
