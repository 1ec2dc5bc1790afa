/** Rows that are out of sight again within this time are passed, as in a fling or under a dragged thumb. */
export const STAY_MS = 50;

/** Tells rows that are passed from rows that stay, so that only these are asked for. */
export class Passing {
  #at = 0;
  #sinceMs = Number.NEGATIVE_INFINITY;
  #isPassing = false;

  /** The first visible pixel is at `at` now, px. A single leap, however far, passes nothing. */
  step(at: number, viewport: number, nowMs: number): boolean {
    const stayedMs = nowMs - this.#sinceMs;
    const isLeft = Math.abs(at - this.#at) > viewport;
    if (stayedMs >= STAY_MS) this.#isPassing = false;
    else if (isLeft) this.#isPassing = true;
    if (isLeft) {
      this.#at = at;
      this.#sinceMs = nowMs;
    }
    return this.#isPassing;
  }
}
