import type { ServerSetup } from '../contract/profile';
import type { ServerClock, SessionView } from '../contract/session';
import type { Dialect } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http } from '../http/http';
import type { Patience } from '../vault/vault';
import { fingerprint } from './fingerprint';
import type { GrantKeeper } from './grant-keeper';
import type { GrantLife } from './grant-life';
import { isOfServer } from './grant-record';
import { keychainFailure } from './keychain-failure';
import type { Markers } from './markers';
import type { Renewing } from './renewing';
import { canRenewAt, isExpiredAt } from './schedule';
import type { SessionCore } from './session-core';
import { faceOf } from './token-face';

type Dependencies = {
  readonly profileId: string;
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly markers: Markers;
  readonly renewing: Renewing;
  readonly life: GrantLife;
  readonly dialect: Dialect;
  readonly server: ServerSetup;
  readonly http: Http;
  readonly serverClock: { current(): ServerClock | null };
};

const ASK_TIME_MS = 5_000;

/** Puts the stored grant in force again, renewed first where it has run out. */
export class Restoring {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async restore(patience: Patience): Promise<SessionView> {
    const { profileId, core, keeper, markers, renewing, life, dialect, serverClock } = this.#deps;
    if (!markers.hasRecord(profileId)) return core.view;
    if (markers.mustErase(profileId)) {
      await keeper.clear();
      return core.view;
    }
    const { epoch } = core;
    core.move({ kind: 'restore-begun' });
    const stored = await keeper.load(patience);
    if (epoch !== core.epoch) return core.view;
    if (stored.kind === 'absent') return core.move({ kind: 'record-absent' });
    if (stored.kind === 'corrupt') return this.#setAside();
    if (stored.kind !== 'found') {
      core.write({ event: 'keychain-locked', failure: keychainFailure(stored) });
      return core.move({ kind: 'keychain-silent', why: stored.kind });
    }
    const { record } = stored;
    if (!isOfServer(record, this.#deps.server) || record.dialectId !== dialect.id) return this.#setAside();
    core.belongTo(record.user);
    renewing.resumeInterrupted(this.#isSpending(record.grant));
    // Saved, but closed before the marker was cleared.
    if (!renewing.wasInterrupted) await markers.setRenewal(profileId, null);
    if (epoch !== core.epoch) return core.view;
    const inForce = keeper.adopt(record, { kind: 'keychain' });
    const { lifetime } = inForce;
    core.write({ event: 'restored', ...faceOf(record.grant) });
    const looksLost = isExpiredAt(lifetime, core.serverNow()) && !canRenewAt(lifetime, core.serverNow());
    // A clock that is wrong must not end a session: the server's own time first (sessions.md 35).
    if (looksLost && !serverClock.current()) await this.#askTheTime();
    if (epoch !== core.epoch) return core.view;
    const isExpired = isExpiredAt(lifetime, core.serverNow());
    const canRenew = dialect.renew !== undefined && canRenewAt(lifetime, core.serverNow());
    if (canRenew && (isExpired || renewing.wasInterrupted)) {
      await renewing.renew();
      return core.view;
    }
    return isExpired ? life.ranOut(inForce, 'while-closed') : life.granted(inForce);
  }

  #setAside(): SessionView {
    const { core } = this.#deps;
    core.write({ event: 'record-set-aside' });
    return core.move({ kind: 'record-corrupt' });
  }

  /** Whether the token that a renewal was spending when the app ended is still the one that is stored. */
  #isSpending(grant: Grant): boolean {
    const marker = this.#deps.markers.renewal(this.#deps.profileId);
    return marker !== null && grant.kind === 'pair' && marker.hash === fingerprint(grant.refresh);
  }

  /** Any answer feeds the server's clock; no answer leaves it as it is. */
  async #askTheTime(): Promise<void> {
    const { http, server } = this.#deps;
    const asked = { method: 'OPTIONS', url: server.endpoints.signIn, timeoutMs: ASK_TIME_MS } as const;
    await http.send(asked, AbortSignal.timeout(ASK_TIME_MS));
  }
}
