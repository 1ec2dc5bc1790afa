import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import { tokenLine } from '../dialects/carrying';
import type { Dialect } from '../dialects/dialect';
import { type GrantKeeper, type InForce, receivedOf } from './grant-keeper';
import type { Renewing } from './renewing';
import { canRenewAt, isTooFreshToRenew, lengthMs } from './schedule';
import type { SessionAuthority } from './session-authority';
import type { SessionCore } from './session-core';

type Dependencies = {
  readonly authority: Pick<SessionAuthority, 'fresh'>;
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly renewing: Renewing;
  readonly dialect: Dialect;
  readonly server: ServerSetup;
};

/** For somebody who does not say how long; half a shorter life, as the schedule of renewals has it. */
const REASONABLE_MS = 30_000;

/**
 * A grant that stays good for `forMs`, renewed first where it does not. Null: for a reasonable while, which is no reason
 * to fail. `not-renewable` where no grant of this server lives so long.
 */
const lastingGrant = async (deps: Dependencies, forMs: number | null): Promise<Result<InForce>> => {
  const { authority, core, keeper, renewing, dialect } = deps;
  const first = await authority.fresh();
  if (!first.ok || first.value.lifetime.expiresAtMs === null) return first;
  const received = receivedOf(first.value);
  const wantedMs = forMs ?? Math.min(REASONABLE_MS, lengthMs(received) / 2);
  const lasts = ({ lifetime }: InForce): boolean =>
    lifetime.expiresAtMs === null || lifetime.expiresAtMs - core.serverNow() >= wantedMs;
  if (lasts(first.value)) return first;

  const seconds = Math.max(0, Math.round(lengthMs(received) / 1_000));
  const tooShort = failed(failure('not-renewable', `A token of this server is good for ${seconds} s when it is new.`));
  const mayRenew = dialect.renew !== undefined && canRenewAt(first.value.lifetime, core.serverNow());
  // A new one would not last either.
  if (!mayRenew || lengthMs(received) < wantedMs || isTooFreshToRenew(received, core.serverNow()))
    return forMs === null ? first : tooShort;
  const outcome = await renewing.renew();
  const { inForce } = keeper;
  if (inForce && (forMs === null || lasts(inForce))) return ok(inForce);
  if (outcome.kind === 'try-later' || outcome.kind === 'refused') return failed(outcome.failure);
  return inForce ? tooShort : failed(failure('not-signed-in', 'The session has no grant in force.'));
};

/** The header with that grant; `not-allowed` for a password or cookies, which are more than a token. */
export const lastingHeader = async (
  deps: Dependencies,
  forMs: number | null,
): Promise<Result<{ readonly name: string; readonly value: Secret }>> => {
  const lasting = await lastingGrant(deps, forMs);
  if (!lasting.ok) return lasting;
  const line = tokenLine(lasting.value.grant, deps.server);
  return line
    ? ok(line)
    : failed(failure('not-allowed', 'This profile has no token: its requests carry a password or cookies.'));
};
