import type { Clock } from './clock';

const TICK_MS = 1_000;
const LONG_TICK_MS = 5_000;

/**
 * Rings at a wall-clock time. A timer alone stops in sleep and overflows beyond 2^31-1 ms, so a short tick compares
 * with the clock (authts/oidc-client-ts src/utils/Timer.ts); `check()` after a wake rings at once.
 */
export class Alarm {
  readonly #clock: Clock;
  readonly #ring: () => void;
  #atMs: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ clock, ring }: { readonly clock: Clock; readonly ring: () => void }) {
    this.#clock = clock;
    this.#ring = ring;
  }

  get atMs(): number | null {
    return this.#atMs;
  }

  /** Wall-clock time in epoch ms; an earlier setting is replaced. */
  set(atMs: number): void {
    this.#atMs = atMs;
    this.#arm();
  }

  clear(): void {
    this.#atMs = null;
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Compares with the clock now: for wake, unlock and clock changes. */
  check(): void {
    if (this.#atMs !== null) this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    if (this.#atMs === null) return;
    const leftMs = this.#atMs - this.#clock.now();
    // Also when the time is no number: a timer of NaN ms would tick without a pause.
    if (!(leftMs > 0)) {
      this.clear();
      this.#ring();
      return;
    }
    const tickMs = leftMs > 60_000 ? LONG_TICK_MS : TICK_MS;
    this.#timer = setTimeout(() => this.#arm(), Math.min(leftMs, tickMs));
  }
}
