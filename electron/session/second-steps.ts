import { Alarm } from '../base/alarm';
import type { Clock } from '../base/clock';
import type { Sending } from '../dialects/second-step';

/** How long a person may take to find the code. */
const LIFE_MS = 5 * 60_000;
const MOST_STEPS = 8;

type Held<T> = { readonly value: T; readonly ticket: Sending; readonly endsAtMs: number };

/**
 * Sign-ins that wait for their second step. SECURITY: what a ticket holds (the password, or a token in its place) is in
 * memory only, for five minutes at most, and goes with the step's end, whichever it is (security.md 67).
 */
export class SecondSteps<T> {
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #held = new Map<string, Held<T>>();
  readonly #alarm: Alarm;

  constructor({ clock, newId }: { readonly clock: Clock; readonly newId: () => string }) {
    this.#clock = clock;
    this.#newId = newId;
    this.#alarm = new Alarm({ clock, ring: () => this.#dropOld() });
  }

  /** The id under which the window may go on. */
  hold(value: T, ticket: Sending): string {
    const [oldest] = this.#held.keys();
    if (oldest !== undefined && this.#held.size >= MOST_STEPS) this.#held.delete(oldest);
    const id = this.#newId();
    this.#held.set(id, { value, ticket, endsAtMs: this.#clock.now() + LIFE_MS });
    this.#dropOld();
    return id;
  }

  get(id: string): Held<T> | null {
    this.#dropOld();
    return this.#held.get(id) ?? null;
  }

  drop(id: string): void {
    this.#held.delete(id);
    this.#dropOld();
  }

  clear(): void {
    this.#held.clear();
    this.#alarm.clear();
  }

  #dropOld(): void {
    for (const [id, { endsAtMs }] of this.#held) if (endsAtMs <= this.#clock.now()) this.#held.delete(id);
    const [next] = this.#held.values();
    if (next) this.#alarm.set(next.endsAtMs);
    else this.#alarm.clear();
  }
}
