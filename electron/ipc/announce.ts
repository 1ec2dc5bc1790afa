import type { WebContents } from 'electron';
import type { Events, Payload } from '../contract/bridge';
import { events } from '../contract/events';

/** Typed news to the window; of each state the last value is kept, and a new listener gets it at once. */
export class Announcer {
  readonly #last = new Map<string, unknown>();
  readonly #windows: () => readonly WebContents[];

  constructor({ windows }: { readonly windows: () => readonly WebContents[] }) {
    this.#windows = windows;
  }

  announce<N extends keyof Events>(name: N, payload: Payload<N>): void {
    if (events[name].replay) this.#last.set(name, payload);
    for (const contents of this.#windows()) {
      if (!contents.isDestroyed()) contents.send(name, payload);
    }
  }

  /** The last value of a state, sent to one page that has begun to listen. */
  replay(contents: WebContents, name: unknown): void {
    if (typeof name === 'string' && this.#last.has(name)) contents.send(name, this.#last.get(name));
  }
}
