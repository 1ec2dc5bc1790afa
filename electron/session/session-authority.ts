import type { Clock } from '../base/clock';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import type { Dialect } from '../dialects/dialect';
import { failureOfAnswer } from '../http/drf-answer';
import type { HttpAnswer } from '../http/http';
import { type GrantKeeper, type InForce, receivedOf } from './grant-keeper';
import type { GrantLife } from './grant-life';
import type { Keeping } from './keeping';
import type { Renewing } from './renewing';
import { canRenewAt, isExpiredAt, isTooFreshToRenew, lengthMs } from './schedule';
import type { SessionCore } from './session-core';

type Dependencies = {
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly renewing: Renewing;
  readonly life: GrantLife;
  readonly keeping: Keeping;
  readonly dialect: Dialect;
  readonly clock: Clock;
};

/** Codes of SimpleJWT (rest_framework_simplejwt/authentication.py) that mean: no token of this user is good any more. */
const REVOKED_CODES = new Set(['user_not_found', 'user_inactive', 'password_changed']);

/** What the authorized layer asks of a session: which grant a request goes with, and what its answer says of that grant. */
export class SessionAuthority {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async fresh(): Promise<Result<InForce>> {
    const { core, keeper, renewing } = this.#deps;
    const { inForce } = keeper;
    if (!inForce) return failed(this.#whyNotSignedIn());
    if (!isExpiredAt(inForce.lifetime, core.serverNow())) return ok(inForce);
    // Expired when it came: clocks differ, or the lifetime is 0. The server decides; to renew at once would never end.
    if (this.#isTooFresh(inForce)) return ok(inForce);
    const { state } = core;
    if (state.kind === 'expired') return failed(alreadyExpired());
    const isWaiting = state.kind === 'waiting' && !renewing.current;
    if (isWaiting && lengthMs(receivedOf(inForce)) <= 0) return ok(inForce);
    // Whoever asks now is not made to wait for the timer, whose pauses are for a server that nobody asks anything.
    const renewal = isWaiting ? renewing.hurry(state) : renewing.renew();
    if (renewal === null) return failed(state.kind === 'waiting' ? state.failure : alreadyExpired());
    const outcome = await renewal;
    if (outcome.kind === 'renewed') return ok(outcome.inForce);
    if (outcome.kind === 'try-later' || outcome.kind === 'refused') return failed(outcome.failure);
    return failed(outcome.kind === 'superseded' ? this.#whyNotSignedIn() : alreadyExpired());
  }

  async afterRefusal(refused: InForce, answer: HttpAnswer): Promise<InForce | null> {
    const { core, keeper, renewing, life, dialect, clock } = this.#deps;
    const current = keeper.inForce;
    if (!current) return null;
    if (current.generation !== refused.generation) return current;
    const code = failureOfAnswer(answer).server?.code;
    if (renewing.serverFailed && code !== undefined && REVOKED_CODES.has(code)) {
      return life.endWith(failureOfAnswer(answer));
    }
    const { state } = core;
    if (state.kind === 'active' && state.refusal) return life.endWith(state.refusal);
    // A grant this fresh is not refused for its age: renewing again would only repeat the answer (sessions.md 21).
    if (this.#isTooFresh(current)) return null;
    if (!dialect.renew) return this.#refusedForGood(current, failureOfAnswer(answer));
    if (!canRenewAt(current.lifetime, core.serverNow())) return null;
    // The auth server asked for patience or is in trouble: requests do not hurry it (sessions.md 23).
    if (state.kind === 'waiting' && clock.now() < state.retryAtMs) return null;
    const outcome = await renewing.renew();
    if (outcome.kind !== 'renewed') return null;
    core.write({ event: 'replayed' });
    return outcome.inForce;
  }

  /**
   * A service has refused a grant of another server: it may have run out there sooner. A newer one, or one renewal at
   * the issuer; what the service says never ends the session.
   */
  async afterServiceRefusal(refused: InForce): Promise<InForce | null> {
    const { core, keeper, renewing, dialect } = this.#deps;
    const current = keeper.inForce;
    if (!current) return null;
    if (current.generation !== refused.generation) return current;
    const { state } = core;
    const isAtPeace = state.kind === 'active' && !state.refusal;
    const mayRenew = dialect.renew && canRenewAt(current.lifetime, core.serverNow()) && !this.#isTooFresh(current);
    if (!mayRenew || !(isAtPeace || renewing.current)) return null;
    const outcome = await renewing.renew();
    if (outcome.kind !== 'renewed') return null;
    core.write({ event: 'replayed' });
    return outcome.inForce;
  }

  /** Cookies may be renewed by any answer, and one that is good says that a refused grant is good again. */
  answered(asked: InForce, answer: HttpAnswer): void {
    const { core, keeper, life, keeping, dialect } = this.#deps;
    const current = keeper.inForce;
    if (current?.generation !== asked.generation) return;
    const grant = dialect.absorb?.(current.grant, answer) ?? current.grant;
    const isMoved = grant !== current.grant;
    if (isMoved) {
      keeper.moveOn(grant);
      if (keeper.isUnsaved) void keeping.saveAgain('background');
    }
    const inForce = keeper.inForce ?? current;
    const isGoodAgain = core.state.kind === 'expired' && answer.status < 300;
    if (isGoodAgain && !isExpiredAt(inForce.lifetime, core.serverNow())) life.granted(inForce);
    else if (isMoved && core.state.kind === 'active') life.granted(inForce);
  }

  /** A key, a password or a cookie that the server refuses: only a person can help; the record stays for another try. */
  #refusedForGood(current: InForce, refusal: Failure): null {
    const { core, life } = this.#deps;
    if (core.state.kind === 'active') life.ranOut(current, 'not-renewable', refusal);
    return null;
  }

  #isTooFresh(inForce: InForce): boolean {
    return isTooFreshToRenew(receivedOf(inForce), this.#deps.core.serverNow());
  }

  #whyNotSignedIn(): Failure {
    return this.#deps.core.state.kind === 'locked'
      ? failure('keychain-locked', 'The keychain does not give the record.')
      : failure('not-signed-in', 'The session has no grant in force.');
  }
}

const alreadyExpired = (): Failure =>
  failure('already-expired', 'The token has run out, and only a new sign-in gives another.');
