import type { SessionView } from '../../electron/contract/session';

/**
 * How many renewals the schedule asks for, against how many there were: the time that a grant was in force and renewals
 * were possible, in units of its planned interval. A renewal that a refusal of the API called for counts as one that is due.
 */
export class Pace {
  #renewals = 0;
  #ideal = 0;
  #generation: number | null = null;
  #plannedMs = 0;
  #activeMs = 0;
  #since: { readonly kind: string; readonly atMs: number } | null = null;
  #isForced = false;

  get renewals(): number {
    return this.#renewals;
  }

  get ideal(): number {
    return this.#ideal;
  }

  /** A new sign-in: what was measured of the grant before is dropped. */
  restart(): void {
    this.#generation = null;
  }

  /** The API has refused the token: the next renewal is due at once. */
  forced(): void {
    this.#isForced = true;
  }

  observe({ state, generation, clock }: SessionView, nowMs: number): void {
    if (this.#since?.kind === 'active') this.#activeMs += nowMs - this.#since.atMs;
    this.#since = { kind: state.kind, atMs: nowMs };
    if (state.kind !== 'active' || state.renewsAtMs === null || generation === this.#generation) return;
    if (this.#generation !== null) {
      this.#renewals += 1;
      this.#ideal += this.#isForced ? 1 : this.#activeMs / this.#plannedMs;
    }
    this.#isForced = false;
    this.#generation = generation;
    this.#activeMs = 0;
    this.#plannedMs = state.renewsAtMs - (clock?.offsetMs ?? 0) - nowMs;
  }
}
