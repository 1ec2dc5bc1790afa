import type { Clock } from '../base/clock';
import type { ServerClock } from '../contract/session';
import type { HttpAnswer } from './http';

/** `offsetMs` lies between these two; `wallMs` is this computer's clock minus its time since start, when measured. */
type Measured = {
  readonly leastMs: number;
  readonly mostMs: number;
  readonly measuredAtMs: number;
  readonly wallMs: number;
};

/** `Date` has whole seconds, cut off (RFC 9110 section 5.6.7). */
const TRUNCATED_MS = 1_000;
/** Time since start comes in whole seconds on some systems, so a smaller step is no clock change. */
const CLOCK_CHANGE_MS = 2_000;
const MOST_ROUND_TRIP_MS = 10_000;

/**
 * How far the server's clock is from this computer's, from the `Date` of its answers. Each answer says between which two
 * values the offset lies (its second, plus the round trip); what all of them allow narrows it down, and an answer that
 * contradicts the others replaces them. A change of this computer's clock is told from sleep by the time since start,
 * which goes on in sleep: the offset then moves along at once, before the next answer (sessions.md 35).
 */
export class ServerClockMeter {
  readonly #clock: Clock;
  readonly #sinceStartMs: () => number;
  #measured: Measured | null = null;

  /** `sinceStartMs`: ms since the computer started, sleep included: `os.uptime() * 1000`. */
  constructor({ clock, sinceStartMs }: { readonly clock: Clock; readonly sinceStartMs: () => number }) {
    this.#clock = clock;
    this.#sinceStartMs = sinceStartMs;
  }

  observe({ status, headers, startedAtMs, receivedAtMs, tookMs }: HttpAnswer): void {
    const dateMs = Date.parse(headers['date'] ?? '');
    const isTheServers = headers['age'] === undefined && !(status >= 300 && status <= 399) && status !== 407;
    const isSteady = Math.abs(receivedAtMs - startedAtMs - tookMs) < CLOCK_CHANGE_MS;
    if (Number.isNaN(dateMs) || !isTheServers || !isSteady || tookMs > MOST_ROUND_TRIP_MS) return;

    const leastMs = dateMs - receivedAtMs;
    const mostMs = dateMs + TRUNCATED_MS - startedAtMs;
    const before = this.#moved();
    const both = before && { leastMs: Math.max(before.leastMs, leastMs), mostMs: Math.min(before.mostMs, mostMs) };
    const agreed = both && both.leastMs <= both.mostMs ? both : { leastMs, mostMs };
    this.#measured = { ...agreed, measuredAtMs: receivedAtMs, wallMs: this.#wallMs() };
  }

  /** Null before the first answer with a date. */
  current(): ServerClock | null {
    const measured = this.#moved();
    if (!measured) return null;
    return { offsetMs: Math.round((measured.leastMs + measured.mostMs) / 2), measuredAtMs: measured.measuredAtMs };
  }

  #moved(): Measured | null {
    const measured = this.#measured;
    if (!measured) return null;
    const changeMs = this.#wallMs() - measured.wallMs;
    if (Math.abs(changeMs) < CLOCK_CHANGE_MS) return measured;
    return { ...measured, leastMs: measured.leastMs - changeMs, mostMs: measured.mostMs - changeMs };
  }

  #wallMs(): number {
    return this.#clock.now() - this.#sinceStartMs();
  }
}
