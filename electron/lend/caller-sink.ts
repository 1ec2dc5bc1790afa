import type { ServerResponse } from 'node:http';
import type { AnswerStart, BodySink } from '../http/http';

/** Smaller answers go back in one piece, with their length. */
const STREAMED_FROM_BYTES = 65_536;

/**
 * Hands a big answer to the caller while it comes, no faster than the caller takes it: main never holds more of it than a
 * few pieces. It has no length then, since the server's counts compressed bytes and these are not.
 */
export class CallerSink implements BodySink {
  readonly fromBytes = STREAMED_FROM_BYTES;
  readonly mostBytes = Number.POSITIVE_INFINITY;
  readonly #response: ServerResponse;
  readonly #headersFor: (start: AnswerStart) => Readonly<Record<string, string>>;

  constructor(response: ServerResponse, headersFor: (start: AnswerStart) => Readonly<Record<string, string>>) {
    this.#response = response;
    this.#headersFor = headersFor;
  }

  wants(_head: Uint8Array, start: AnswerStart): boolean {
    if (!this.#response.destroyed) this.#response.writeHead(start.status, this.#headersFor(start));
    return true;
  }

  write(bytes: Uint8Array): Promise<boolean> {
    const response = this.#response;
    if (response.destroyed) return Promise.resolve(false);
    if (response.write(bytes)) return Promise.resolve(true);
    return new Promise((resolve) => {
      const done = (goesOn: boolean) => () => {
        response.off('drain', drained);
        response.off('close', closed);
        resolve(goesOn);
      };
      const [drained, closed] = [done(true), done(false)];
      response.once('drain', drained);
      response.once('close', closed);
    });
  }
}
