import type { Logger } from '../base/logger';
import { claim } from './claim';
import { ended } from './neighbours';
import { placeOf } from './place';
import type { Answering, Post } from './post';

/** A command that hangs must not keep a person out of the app for longer, ms. */
const PATIENCE_MS = 60_000;
const AGAIN_MS = 500;

/**
 * The app's place among processes: it waits for commands that have the sessions, then owns them until it is closed.
 * Where the system offers no such place it works without, and commands cannot reach it.
 */
export class AppPost {
  readonly #folder: string;
  readonly #log: Logger;
  #post: Post | null = null;
  #isClosed = false;

  constructor(folder: string, log: Logger) {
    this.#folder = folder;
    this.#log = log;
  }

  /** Resolves when the sessions belong to this process; after a minute of waiting also without. Never rejects. */
  async own(): Promise<void> {
    const untilMs = Date.now() + PATIENCE_MS;
    try {
      const place = placeOf(this.#folder);
      if (!place.ok) {
        this.#log.warn('commands.no-place', { code: place.error.code });
        return;
      }
      while (!this.#isClosed && Date.now() < untilMs) {
        const claimed = await claim(place.value);
        if (claimed.kind === 'ours') {
          this.#post = claimed.post;
          if (this.#isClosed) claimed.post.close();
          return;
        }
        if (claimed.kind === 'taken' && claimed.socket) {
          await Promise.race([ended(claimed.socket), wait(untilMs - Date.now())]);
          claimed.socket.destroy();
        } else await wait(AGAIN_MS);
      }
      // A renewal looks for what others have stored before it asks, so that even then a token is seldom spent twice.
      this.#log.warn('commands.not-owned');
    } catch (error) {
      this.#log.warn('commands.no-post', { error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  serve(answer: Answering): void {
    this.#post?.serve(answer);
  }

  close(): void {
    this.#isClosed = true;
    this.#post?.close();
  }
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
