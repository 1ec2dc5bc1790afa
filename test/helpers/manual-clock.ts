import type { Clock } from '../../electron/base/clock';

/** A clock that stands until it is moved. `passMs` is time going by; `setWallMs` is somebody changing the clock. */
export class ManualClock implements Clock {
  #wallMs: number;
  #monotonicMs = 0;

  constructor(wallMs = Date.UTC(2026, 0, 1)) {
    this.#wallMs = wallMs;
  }

  now(): number {
    return this.#wallMs;
  }

  monotonicMs(): number {
    return this.#monotonicMs;
  }

  passMs(ms: number): void {
    this.#wallMs += ms;
    this.#monotonicMs += ms;
  }

  setWallMs(ms: number): void {
    this.#wallMs = ms;
  }
}
