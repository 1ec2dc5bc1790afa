import type { Clock } from '../base/clock';
import { type Failure, failure } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { Settings } from '../contract/settings';
import type { Dialect } from '../dialects/dialect';
import type { Clockwork } from './clockwork';
import { type GrantKeeper, type InForce, receivedOf } from './grant-keeper';
import { lengthMs, mostRetryMs, renewAtMs } from './schedule';
import type { SessionCore } from './session-core';
import type { Happening } from './state';

type Dependencies = {
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly clockwork: Clockwork;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly random: () => number;
  readonly renewBefore: () => Settings['renewBefore'];
};

const DEAD_GRANT_RETRY_MS = 5_000;

/** What becomes of the session with its grant: it is good, it came dead, it has run out, the server has ended it. */
export class GrantLife {
  readonly #deps: Dependencies;
  /** How many grants in a row had run out when they came (sessions.md 40). */
  #deadGrants = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  granted(inForce: InForce): SessionView {
    const { core, clockwork, dialect } = this.#deps;
    const received = receivedOf(inForce);
    this.#deadGrants = lengthMs(received) > 0 ? 0 : this.#deadGrants + 1;
    if (this.#deadGrants > 1 && dialect.renew) return this.#outOfStep(inForce);
    const renewsAtMs = this.#renewsAtMs(inForce);
    core.move({ kind: 'granted', lifetime: inForce.lifetime, renewsAtMs });
    clockwork.follow(core.state);
    // A grant that has run out already is told as such by the alarm, before this returns.
    return core.view;
  }

  /** The person has changed how early to renew, or whose clock counts: an active session's alarm follows at once. */
  reschedule(): void {
    const { core, keeper, clockwork } = this.#deps;
    const { state } = core;
    if (state.kind === 'active' && state.renewsAtMs !== null && keeper.inForce) {
      const { inForce } = keeper;
      core.move({ kind: 'granted', lifetime: inForce.lifetime, renewsAtMs: this.#renewsAtMs(inForce) });
    } else core.announce();
    clockwork.follow(core.state);
  }

  ranOut(inForce: InForce, why: Extract<Happening, { kind: 'ran-out' }>['why'], refusal?: Failure): SessionView {
    const { core, clockwork } = this.#deps;
    const said = refusal ? { failure: refusal } : {};
    clockwork.stop();
    core.write({ event: 'expired', ...said });
    const view = core.move({ kind: 'ran-out', lifetime: inForce.lifetime, why, ...said });
    if (view.state.kind === 'signed-out') void this.end();
    return view;
  }

  /** For a reason that no renewal has told: it is written and told first. */
  async endWith(reason: Failure): Promise<null> {
    const { core } = this.#deps;
    core.write({ event: 'ended', failure: reason });
    core.move({ kind: 'ended', failure: reason });
    await this.end();
    return null;
  }

  /** The server ended the session: what is left of the grant is worthless and goes. */
  async end(): Promise<void> {
    const { core, keeper, clockwork } = this.#deps;
    core.beginEpoch();
    clockwork.stop();
    await keeper.clear();
    core.announce();
  }

  /** The server's setup has changed: an active session counts anew, one that was refused only at another address. */
  remeasure(isOtherAddress: boolean): void {
    const { core, keeper, clockwork } = this.#deps;
    const { inForce } = keeper;
    if (!inForce || core.state.kind !== 'active' || (core.state.refusal && !isOtherAddress)) return;
    core.move({ kind: 'granted', lifetime: inForce.lifetime, renewsAtMs: this.#renewsAtMs(inForce) });
    clockwork.follow(core.state);
  }

  #renewsAtMs(inForce: InForce): number | null {
    const { dialect, random, renewBefore } = this.#deps;
    return dialect.renew ? renewAtMs(receivedOf(inForce), random, renewBefore()) : null;
  }

  /**
   * Renewed once more, and the new grant had run out as well when it came: the server is out of step with its own clock.
   * Said so, and asked again ever more rarely; requests go on with the grant, since the server may take it.
   */
  #outOfStep(inForce: InForce): SessionView {
    const { core, clock, clockwork } = this.#deps;
    const lateMs = -lengthMs(receivedOf(inForce));
    const fault = failure(
      'already-expired',
      `The new token had run out ${Math.round(lateMs / 1_000)} s before it came.`,
    );
    const waitMs = Math.min(DEAD_GRANT_RETRY_MS * 2 ** (this.#deadGrants - 2), mostRetryMs);
    core.write({ event: 'renewal-failed', failure: fault });
    const times = { retryAtMs: clock.now() + waitMs, serverNowMs: core.serverNow() };
    core.move({ kind: 'renewal-failed', lifetime: inForce.lifetime, failure: fault, ...times });
    clockwork.follow(core.state);
    return core.view;
  }
}
