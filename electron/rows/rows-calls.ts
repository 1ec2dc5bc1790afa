import type { StartChild } from '../child/child';
import { ChildCalls } from '../child/child-calls';
import { RowsGone } from './row-set';

/** The rows process as its clients share it: started for the first that uses it, ended with the last. */
export class RowsCalls {
  readonly #calls: ChildCalls;
  #users = 0;
  #lastId = 0;

  constructor(start: StartChild) {
    this.#calls = new ChildCalls({ start });
  }

  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  enter(): void {
    this.#users += 1;
  }

  leave(): void {
    this.#users -= 1;
    if (this.#users === 0) this.#calls.close();
  }

  /** The answer, or a rejection with `RowsGone` when there is no process that could give it. */
  async ask(name: string, args: unknown, timeoutMs: number): Promise<unknown> {
    const outcome = await this.#calls.call(name, args, timeoutMs);
    if (outcome.kind === 'answered') return outcome.value;
    throw new RowsGone(outcome.kind === 'threw' ? outcome.message : outcome.kind);
  }

  /** A process that is not there has nothing to close, and must not be started for it. */
  tell(name: string, args: unknown, timeoutMs: number): void {
    if (this.#calls.isRunning) void this.#calls.call(name, args, timeoutMs);
  }
}
