import type { Child, StartChild } from '../child/child';
import { failed, failure, ok, type Result } from '../contract/result';

/** What the demo is for a newcomer: enough rows to scroll, and a token that is seen to be renewed. */
const OPTIONS = { rows: 1_000, tokenSeconds: 60, renewal: true } as const;

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
    this.#child = null;
  }

  async #open(port: number): Promise<Result<string>> {
    const wanted = await this.#fork(port);
    return wanted.ok || port === 0 ? wanted : this.#fork(0);
  }

  #fork(port: number): Promise<Result<string>> {
    const child = this.#start();
    return new Promise((resolve) => {
      child.onMessage((message) => {
        const address = addressIn(message);
        if (address) this.#child = child;
        else child.kill();
        resolve(address ? ok(address) : failed(failure('demo-failed', 'The demo server did not start.')));
      });
      child.onExit(() => {
        if (this.#child === child) this.#address = null;
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
