import type { Child, StartChild } from '../child/child';
import { failed, failure, ok, type Result } from '../contract/result';

/** What the demo is for a newcomer: enough rows to scroll, and a token that is seen to be renewed. */
const OPTIONS = { rows: 1_000, tokenSeconds: 60, renewal: true } as const;

/** A start takes about 0.3 s; one that says nothing for so long never will. */
const MOST_STARTING_MS = 10_000;

/** The demo API in its own process, started on demand and kept; a port that is taken makes way for any other. */
export class DemoServer {
  readonly #start: StartChild;
  #child: Child | null = null;
  #address: Promise<Result<string>> | null = null;

  constructor({ start }: { readonly start: StartChild }) {
    this.#start = start;
  }

  /** `port` 0: any free one. */
  address(port: number): Promise<Result<string>> {
    this.#address ??= this.#open(port).then((opened) => {
      if (!opened.ok) this.#address = null;
      return opened;
    });
    return this.#address;
  }

  close(): void {
    this.#child?.kill();
    this.#forget();
  }

  #forget(): void {
    this.#child = null;
    this.#address = null;
  }

  async #open(port: number): Promise<Result<string>> {
    const wanted = await this.#fork(port);
    return wanted.ok || port === 0 ? wanted : this.#fork(0);
  }

  #fork(port: number): Promise<Result<string>> {
    const child = this.#start();
    return new Promise((resolve) => {
      const giveUp = (message: string): void => {
        clearTimeout(late);
        child.kill();
        resolve(failed(failure('demo-failed', message)));
      };
      const late = setTimeout(() => giveUp('The demo server did not start in time.'), MOST_STARTING_MS);
      child.onMessage((message) => {
        const address = addressIn(message);
        if (!address) return giveUp('The demo server did not start.');
        clearTimeout(late);
        this.#child = child;
        resolve(ok(address));
      });
      child.onExit(() => {
        clearTimeout(late);
        if (this.#child === child) this.#forget();
        resolve(failed(failure('demo-failed', 'The demo server ended.')));
      });
      child.post({ port, ...OPTIONS });
    });
  }
}

const addressIn = (message: unknown): string | null =>
  typeof message === 'object' && message !== null && 'url' in message && typeof message.url === 'string'
    ? message.url
    : null;
