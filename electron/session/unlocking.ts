import { Alarm } from '../base/alarm';
import { backoffMs } from '../base/backoff';
import type { Clock } from '../base/clock';
import type { SessionView } from '../contract/session';
import type { Vault } from '../vault/vault';
import type { SessionCore } from './session-core';

type Dependencies = {
  readonly core: SessionCore;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly random: () => number;
  readonly restore: () => Promise<SessionView>;
};

const FIRST_LOOK_MS = 5_000;
const MOST_LOOK_MS = 5 * 60_000;
/** What says that it is open and then gives nothing is not asked for ever: each time its prompt may have opened. */
const MOST_VAIN = 3;

/**
 * Restores a locked session as soon as the keychain is seen to be open. Looking opens no prompt (`Vault.lock`), so it is
 * done at every occasion and on a timer; where the system does not tell, only the unlocked screen counts as a sign.
 */
export class Unlocking {
  readonly #deps: Dependencies;
  readonly #alarm: Alarm;
  #looks = 0;
  #vain = 0;
  #isLooking = false;
  #isStopped = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
    this.#alarm = new Alarm({ clock: deps.clock, ring: () => void this.look() });
    deps.core.onChange(({ state }) => this.#follow(state.kind));
  }

  /** `isSign`: something has just happened that unlocks keychains, such as an unlocked screen. */
  async look({ isSign = false } = {}): Promise<void> {
    const { core, vault, restore } = this.#deps;
    if (this.#isStopped || core.state.kind !== 'locked' || this.#isLooking || this.#vain >= MOST_VAIN) return;
    this.#isLooking = true;
    try {
      const { epoch } = core;
      const lock = await vault.lock();
      if (core.state.kind !== 'locked' || epoch !== core.epoch) return;
      if (lock === 'open' || (lock === 'unknown' && isSign)) {
        const { state } = await restore();
        if (state.kind === 'locked') this.#vain += 1;
      }
    } finally {
      this.#isLooking = false;
      this.#follow(core.state.kind);
    }
  }

  stop(): void {
    this.#isStopped = true;
    this.#alarm.clear();
  }

  #follow(kind: SessionView['state']['kind']): void {
    if (this.#isStopped) return;
    if (kind === 'locked') {
      if (this.#alarm.atMs !== null || this.#isLooking || this.#vain >= MOST_VAIN) return;
      const { clock, random } = this.#deps;
      const waitMs = backoffMs(this.#looks, { firstMs: FIRST_LOOK_MS, mostMs: MOST_LOOK_MS, random });
      this.#looks += 1;
      this.#alarm.set(clock.now() + waitMs);
      return;
    }
    this.#alarm.clear();
    // While it is being restored nothing is known yet.
    if (kind === 'restoring') return;
    this.#looks = 0;
    this.#vain = 0;
  }
}
