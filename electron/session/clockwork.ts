import { Alarm } from '../base/alarm';
import type { Clock } from '../base/clock';
import type { SessionState } from '../contract/session';

type Dependencies = {
  readonly clock: Clock;
  /** Server minus this computer, ms. */
  readonly offsetMs: () => number;
  readonly onDue: () => void;
  readonly onSaveDue: () => void;
};

/** A session's alarms: when to look at its state again, and when to try again to save what is only in memory. */
export class Clockwork {
  readonly #due: Alarm;
  readonly #save: Alarm;
  readonly #offsetMs: () => number;

  constructor({ clock, offsetMs, onDue, onSaveDue }: Dependencies) {
    this.#offsetMs = offsetMs;
    // By the server's clock: a change of this computer's moves its offset and not the moment (sessions.md 35).
    const serverClock: Clock = { now: () => clock.now() + offsetMs(), monotonicMs: () => clock.monotonicMs() };
    this.#due = new Alarm({ clock: serverClock, ring: onDue });
    this.#save = new Alarm({ clock, ring: onSaveDue });
  }

  /** Sets the alarm for the next moment at which this state changes by time alone. */
  follow(state: SessionState): void {
    const atMs = this.#nextMoment(state);
    if (atMs === null || !Number.isFinite(atMs)) this.#due.clear();
    else this.#due.set(atMs);
  }

  saveAt(atMs: number): void {
    this.#save.set(atMs);
  }

  check(): void {
    this.#due.check();
    this.#save.check();
  }

  stop(): void {
    this.#due.clear();
    this.#save.clear();
  }

  /** Epoch ms on the server's clock. */
  #nextMoment(state: SessionState): number | null {
    if (state.kind === 'waiting') return state.retryAtMs + this.#offsetMs();
    return state.kind === 'active' ? (state.renewsAtMs ?? state.lifetime.expiresAtMs) : null;
  }
}
