/** What became of one request of a lane. Epoch ms. */
export type Asked = {
  readonly askedAtMs: number;
  readonly endedAtMs: number;
  readonly isAnswered: boolean;
  /** A fault was in force at some moment of it, or the server had named a later one. */
  readonly isStruck: boolean;
};

/** How well a lane was served while nothing stood in the way: what a fault in force takes is the fault's. */
export class Service {
  #asked = 0;
  #answered = 0;
  #longestMs = 0;
  #unservedSinceMs: number | null = null;

  /** Of the requests that no fault met, those that were answered. */
  get share(): number {
    return this.#asked === 0 ? 1 : this.#answered / this.#asked;
  }

  /** The longest time from the end of a fault, or from the first request that failed without one, to the next answer. */
  get longestMs(): number {
    return this.#longestMs;
  }

  observe({ askedAtMs, endedAtMs, isAnswered, isStruck }: Asked): void {
    if (isAnswered || !isStruck) this.#asked += 1;
    if (isAnswered) {
      this.#answered += 1;
      this.end(endedAtMs);
    } else if (isStruck) this.#unservedSinceMs = endedAtMs;
    else this.#unservedSinceMs ??= askedAtMs;
  }

  /** Nothing more is asked: what has not been served until now counts up to here. */
  end(atMs: number): void {
    if (this.#unservedSinceMs !== null) this.#longestMs = Math.max(this.#longestMs, atMs - this.#unservedSinceMs);
    this.#unservedSinceMs = null;
  }
}
