/** Rows that are out of sight again within this time are passed, as in a fling or under a dragged thumb. */
const STAY_MS = 50;

/** Without a step for so long, rows stay; what moves them next is a jump or another gesture. */
export const REST_MS = 80;

/** Tells rows that are passed from rows that stay, so that only these are asked for. */
export class Passing {
  #at = 0;
  #sinceMs = Number.NEGATIVE_INFINITY;
  #steppedMs = Number.NEGATIVE_INFINITY;
  #isPassing = false;

  /** A scroll moved the first visible pixel to `at`, px. A single leap, however far, passes nothing. */
  step(at: number, viewport: number, nowMs: number): boolean {
    const px = Math.abs(at - this.#at);
    const stayedMs = nowMs - this.#sinceMs;
    if (px > viewport) {
      // by speed: a frame that comes late is no rest
      const isResting = nowMs - this.#steppedMs >= REST_MS;
      this.#isPassing = !isResting && (stayedMs * viewport) / px < STAY_MS;
      this.#at = at;
      this.#sinceMs = nowMs;
    } else if (stayedMs >= STAY_MS) this.#isPassing = false;
    this.#steppedMs = nowMs;
    return this.#isPassing;
  }
}
