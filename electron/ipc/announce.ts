import type { WebContents } from 'electron';
import type { Events, Payload } from '../contract/bridge';
import { events } from '../contract/events';

/** What one window is told differs from what the others are told, as which profile is shown. */
type Tailored = { readonly [N in keyof Events]?: (payload: Payload<N>, page: WebContents) => Payload<N> };

type Dependencies = { readonly windows: () => readonly WebContents[]; readonly tailored?: Tailored };

/** Typed news to the windows; of each state the last value is kept, and a new listener gets it at once. */
export class Announcer {
  readonly #last = new Map<string, (page: WebContents) => void>();
  readonly #windows: () => readonly WebContents[];
  readonly #tailored: Tailored;

  constructor({ windows, tailored = {} }: Dependencies) {
    this.#windows = windows;
    this.#tailored = tailored;
  }

  announce<N extends keyof Events>(name: N, payload: Payload<N>): void {
    const tellTo = (page: WebContents): void => this.tell(page, name, payload);
    if (events[name].replay) this.#last.set(name, tellTo);
    for (const page of this.#windows()) tellTo(page);
  }

  /** One page alone. */
  tell<N extends keyof Events>(page: WebContents, name: N, payload: Payload<N>): void {
    const tailor: Tailored[N] = this.#tailored[name];
    if (!page.isDestroyed()) page.send(name, tailor ? tailor(payload, page) : payload);
  }

  /** The last value of a state, sent to one page that has begun to listen. */
  replay(page: WebContents, name: unknown): void {
    if (typeof name === 'string') this.#last.get(name)?.(page);
  }
}
