import type { Clock } from '../base/clock';
import { madeKnown } from '../base/made-known';
import { SingleFlight } from '../base/single-flight';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { SessionState, SessionView } from '../contract/session';
import type { Dialect } from '../dialects/dialect';
import type { Clockwork } from './clockwork';
import { type GrantKeeper, type InForce, receivedOf } from './grant-keeper';
import type { GrantLife } from './grant-life';
import type { Keeping } from './keeping';
import { isWindowOutlived, windowFromRefusal } from './learnt-window';
import type { Renewal, RenewalOutcome } from './renewal';
import { canRenewAt, isExpiredAt, isTooFreshToRenew, leastIntervalMs, retryInMs } from './schedule';
import type { SessionCore } from './session-core';
import { faceOf } from './token-face';

type Dependencies = {
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly renewal: Renewal;
  readonly life: GrantLife;
  readonly keeping: Keeping;
  readonly clockwork: Clockwork;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly random: () => number;
  readonly server: ServerSetup;
  readonly windowLearnt?: (seconds: number | null) => void;
};

/** A token may run out on its way to the server; two clocks and a slow answer are this far apart at most. */
const LATE_MS = 5_000;
/** How long a computer may sleep with the lid closed and still be expected to be signed in. */
const NIGHT_MS = 12 * 3_600_000;

/** When a session renews, one renewal at a time, and what each outcome makes of its state. */
export class Renewing {
  readonly #deps: Dependencies;
  readonly #flight = new SingleFlight<RenewalOutcome>();
  #attempts = 0;
  /** Monotonic. */
  #failedAtMs = Number.NEGATIVE_INFINITY;
  #isHurried = false;
  #wasInterrupted = false;
  #serverFailed = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** The renewal under way, if there is one. */
  get current(): Promise<RenewalOutcome> | undefined {
    return this.#flight.current;
  }

  /** The last run of the app ended in the middle of a renewal, and none has succeeded since. */
  get wasInterrupted(): boolean {
    return this.#wasInterrupted;
  }

  /** The auth server itself has failed at a renewal (a status of 500 and more), and none has succeeded since. */
  get serverFailed(): boolean {
    return this.#serverFailed;
  }

  renew(): Promise<RenewalOutcome> {
    const { core, keeper, dialect, renewal } = this.#deps;
    return this.#flight.run(async () => {
      const before = keeper.inForce;
      const { epoch } = core;
      if (before && dialect.renew) core.move({ kind: 'renewal-begun', lifetime: before.lifetime });
      const outcome = await renewal.run().catch(faultOfOurs);
      // Signed out or signed in anew while the outcome was on its way: it is of another session.
      if (epoch !== core.epoch) return { kind: 'superseded' };
      if (before) await this.#settle(outcome, before);
      return outcome;
    });
  }

  /**
   * A request cannot do without a new grant while the session waits for its next attempt: one is made now. Null: not
   * yet, since the server has named a later moment (Retry-After) or the last attempt is hardly over.
   */
  hurry(waiting: Extract<SessionState, { kind: 'waiting' }>): Promise<RenewalOutcome> | null {
    const { keeper, clock } = this.#deps;
    const { inForce } = keeper;
    if (!inForce || (waiting.failure.retryAtMs ?? 0) > clock.now()) return null;
    const isTooSoon = clock.monotonicMs() - this.#failedAtMs < leastIntervalMs(receivedOf(inForce));
    if (isTooSoon) return null;
    this.#isHurried = true;
    return this.renew().finally(() => {
      this.#isHurried = false;
    });
  }

  /** "Renew now". */
  async renewNow(): Promise<Result<SessionView>> {
    const { core, keeper, dialect } = this.#deps;
    const { inForce } = keeper;
    if (!inForce) return failed(failure('not-signed-in', 'There is no grant to renew.'));
    if (!dialect.renew || inForce.lifetime.renewable === 'no') {
      return failed(failure('not-renewable', 'This server does not renew this kind of grant.'));
    }
    const outcome = await this.renew();
    if (outcome.kind === 'try-later' || outcome.kind === 'refused') return failed(outcome.failure);
    return ok(core.view);
  }

  /** The alarm rang: time to renew, to retry, or to say that the grant has run out. */
  async due(): Promise<void> {
    const { core, keeper, dialect, life, clockwork } = this.#deps;
    const { inForce } = keeper;
    const { state } = core;
    if (!inForce || state.kind === 'signed-out') return;
    const now = core.serverNow();
    const mayRenew = !(state.kind === 'active' && state.refusal) && dialect.renew !== undefined;
    if (mayRenew && canRenewAt(inForce.lifetime, now)) await this.renew();
    else if (isExpiredAt(inForce.lifetime, now)) life.ranOut(inForce, this.#whyRunOut(inForce));
    else clockwork.follow(state);
  }

  /** After sleep, a network change or a clock change: compares with the clock now, and tries at once what waits. */
  check(): void {
    const { core, clock, clockwork } = this.#deps;
    const { state } = core;
    // What the server itself has named (Retry-After) is waited for all the same.
    const mayTry = state.kind === 'waiting' && (state.failure.retryAtMs ?? 0) <= clock.now();
    if (mayTry) void this.renew();
    else clockwork.check();
  }

  /**
   * Before the computer sleeps: a grant that can only be renewed while it is valid, and would not last the night, is
   * renewed now. Resolves when that has ended, one way or the other.
   */
  async beforeSleep(): Promise<void> {
    const { core, keeper, dialect } = this.#deps;
    const { inForce } = keeper;
    if (!inForce || core.state.kind !== 'active' || core.state.refusal || !dialect.renew) return;
    const { renewable, expiresAtMs } = inForce.lifetime;
    const now = core.serverNow();
    if (renewable !== 'while-valid' || expiresAtMs === null || isTooFreshToRenew(receivedOf(inForce), now)) return;
    if (expiresAtMs - now < NIGHT_MS) await this.renew();
  }

  /** Ends a flight without applying it. */
  cancel(): void {
    this.#deps.renewal.cancel();
  }

  /** At the start of the app: whether the renewal that comes first repeats one that the last run may have spent. */
  resumeInterrupted(wasInterrupted: boolean): void {
    this.#wasInterrupted = wasInterrupted;
  }

  /** After a grant that came well: what earlier attempts met no longer counts. */
  startAfresh(): void {
    this.#attempts = 0;
    this.#wasInterrupted = false;
    this.#serverFailed = false;
  }

  async #settle(outcome: RenewalOutcome, before: InForce): Promise<void> {
    const { core, life, keeping } = this.#deps;
    switch (outcome.kind) {
      case 'superseded':
        return;
      case 'renewed': {
        const { expiresAtMs } = before.lifetime;
        const left = expiresAtMs === null ? {} : { beforeExpiryMs: expiresAtMs - core.serverNow() };
        this.startAfresh();
        core.write({ event: 'renewed', tookMs: outcome.tookMs, ...left, ...faceOf(outcome.inForce.grant) });
        keeping.note();
        life.granted(outcome.inForce);
        this.#learnFromSuccess(before);
        return;
      }
      case 'try-later':
        return this.#waitAndRetry(outcome, before);
      case 'refused':
        return this.#refused(outcome, before);
      case 'too-late':
        life.ranOut(before, 'asleep');
    }
  }

  #waitAndRetry({ failure: fault }: Extract<RenewalOutcome, { kind: 'try-later' }>, { lifetime }: InForce): void {
    const { core, clock, random, clockwork } = this.#deps;
    const serverNowMs = core.serverNow();
    const pauseMs = retryInMs(this.#attempts, lifetime, serverNowMs, random);
    // A request's attempt takes none of the timer's turns, and a script that asks in a loop must not fill the diary.
    if (!this.#isHurried) this.#attempts += 1;
    this.#failedAtMs = clock.monotonicMs();
    this.#serverFailed ||= fault.code === 'server-failed';
    const retryAtMs = Math.max(fault.retryAtMs ?? 0, clock.now() + pauseMs);
    if (!this.#isHurried) core.write({ event: 'renewal-failed', failure: fault });
    core.move({ kind: 'renewal-failed', lifetime, failure: fault, retryAtMs, serverNowMs });
    clockwork.follow(core.state);
  }

  async #refused(outcome: Extract<RenewalOutcome, { kind: 'refused' }>, before: InForce): Promise<void> {
    const { core, life, clockwork } = this.#deps;
    const { lifetime } = before;
    const { failure: refusal, endsAtOnce, isWindowOver = false, isRunOut = false } = outcome;
    const serverNowMs = core.serverNow();
    const leftMs = (lifetime.expiresAtMs ?? Number.POSITIVE_INFINITY) - serverNowMs;
    // Outlasted by an outage or a slow way, which is no verdict on the session ("Decided" of sessions.md section 4).
    if (isRunOut && lifetime.renewable === 'while-valid' && leftMs < LATE_MS) {
      life.ranOut(before, 'unreachable', refusal);
      return;
    }
    const wasInterrupted = this.#wasInterrupted;
    this.#wasInterrupted = false;
    core.write({ event: wasInterrupted ? 'interrupted' : 'renewal-refused', failure: refusal });
    const how = { endsAtOnce, wasInterrupted, isWindowOver };
    core.move({ kind: 'renewal-refused', lifetime, failure: refusal, ...how, serverNowMs });
    if (core.state.kind === 'signed-out') await life.end();
    else clockwork.follow(core.state);
    if (isWindowOver) this.#learnFromRefusal(lifetime, serverNowMs);
  }

  #learnFromRefusal(lifetime: InForce['lifetime'], serverNowMs: number): void {
    const { server, windowLearnt } = this.#deps;
    const seconds = windowFromRefusal(lifetime, server, serverNowMs);
    if (seconds !== null) windowLearnt?.(seconds);
  }

  #learnFromSuccess({ lifetime }: InForce): void {
    const { core, server, windowLearnt } = this.#deps;
    if (isWindowOutlived(lifetime, server, core.serverNow())) windowLearnt?.(null);
  }

  #whyRunOut({ lifetime }: InForce): 'not-renewable' | 'asleep' {
    return lifetime.renewable === 'no' || !this.#deps.dialect.renew ? 'not-renewable' : 'asleep';
  }
}

/** The session tries again instead of renewing for ever. */
const faultOfOurs = (error: unknown): RenewalOutcome => {
  madeKnown(error);
  return { kind: 'try-later', failure: failure('unexpected', 'The renewal failed by a fault of the app.') };
};
