import type { Clock } from '../base/clock';
import type { ServerClock } from '../contract/session';
import type { Settings } from '../contract/settings';
import type { Dialect } from '../dialects/dialect';
import type { Http } from '../http/http';
import type { Vault } from '../vault/vault';
import { authorizedHttp } from './authorized-http';
import { Clockwork } from './clockwork';
import type { Diary } from './diary';
import { GrantKeeper } from './grant-keeper';
import { GrantLife } from './grant-life';
import type { GrantRecord } from './grant-record';
import { Keeping } from './keeping';
import type { LiveSetup } from './live-setup';
import type { Markers } from './markers';
import { Renewal } from './renewal';
import { Renewing } from './renewing';
import { Restoring } from './restoring';
import { type Services, withServices } from './service-http';
import { SessionAuthority } from './session-authority';
import { SessionCore } from './session-core';
import { Signing } from './signing';
import { Unlocking } from './unlocking';

export type SessionDependencies = {
  readonly profileId: string;
  readonly server: LiveSetup;
  readonly dialect: Dialect;
  /** The observed layer: feeds the server's clock. */
  readonly http: Http;
  readonly serverClock: { current(): ServerClock | null };
  readonly vault: Vault;
  readonly markers: Markers;
  readonly diary: Diary;
  readonly clock: Clock;
  readonly random: () => number;
  readonly renewBefore: () => Settings['renewBefore'];
  /** Further origins that take this session's token, and the way there. */
  readonly services?: Services;
  /** Something was written at that address, past the tables. */
  readonly wrote?: (url: string) => void;
  /** A limit that no token carries has been learnt, in seconds; null: it no longer holds. */
  readonly windowLearnt?: (seconds: number | null) => void;
};

/** What a session is made of, each part with what it needs of the others. */
export const sessionParts = (deps: SessionDependencies) => {
  const { dialect, server, clock } = deps;
  const lifetimeOf = (record: GrantRecord) => dialect.lifetime(record.grant, server);
  const keeper = new GrantKeeper({ ...deps, lifetimeOf });
  const core = new SessionCore({ ...deps, keeper });
  const clockwork = new Clockwork({
    clock,
    offsetMs: () => deps.serverClock.current()?.offsetMs ?? 0,
    onDue: () => void renewing.due(),
    onSaveDue: () => void keeping.saveAgain('background'),
  });
  const shared = { ...deps, keeper, core, clockwork };
  const renewal = new Renewal({ ...shared, serverNow: () => core.serverNow(), epoch: () => core.epoch });
  const life = new GrantLife(shared);
  const keeping: Keeping = new Keeping({ ...shared, isRenewing: () => renewing.current !== undefined });
  const renewing: Renewing = new Renewing({ ...shared, renewal, life, keeping });
  const authority = new SessionAuthority({ ...shared, renewing, life, keeping });
  const restoring = new Restoring({ ...shared, renewing, life });
  const signing = new Signing({ ...shared, renewing, life, keeping });
  const unlocking = new Unlocking({ ...shared, restore: () => restoring.restore('background') });
  return {
    ...{ keeper, core, clockwork, life, keeping, renewing, authority, restoring, signing, unlocking },
    http: resourceHttp(deps, authority),
  };
};

export type SessionParts = ReturnType<typeof sessionParts>;

/** The layer for resources: attaches the credential, renews and replays once. */
const resourceHttp = ({ dialect, server, http, services }: SessionDependencies, authority: SessionAuthority): Http => {
  const own = authorizedHttp(http, {
    ...{ dialect, server },
    fresh: () => authority.fresh(),
    afterRefusal: (refused, answer) => authority.afterRefusal(refused, answer),
    answered: (asked, answer) => authority.answered(asked, answer),
  });
  return withServices(own, services, {
    ...{ dialect, server },
    fresh: () => authority.fresh(),
    afterRefusal: (refused) => authority.afterServiceRefusal(refused),
  });
};
