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
    this.#due = new Alarm({ clock, ring: onDue });
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

  #nextMoment(state: SessionState): number | null {
    if (state.kind === 'waiting') return state.retryAtMs;
    if (state.kind !== 'active') return null;
    const serverAtMs = state.renewsAtMs ?? state.lifetime.expiresAtMs;
    return serverAtMs === null ? null : serverAtMs - this.#offsetMs();
  }
}
