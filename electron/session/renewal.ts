import type { Clock } from '../base/clock';
import type { ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import type { Dialect } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http } from '../http/http';
import { fingerprint } from './fingerprint';
import type { GrantKeeper, InForce } from './grant-keeper';
import type { Markers } from './markers';
import { canRenewAt, isExpiredAt } from './schedule';

/**
 * How a renewal ended. `superseded`: the session was signed out or replaced meanwhile, the late grant was given back.
 * `too-late`: by its own rules the grant cannot be renewed any more.
 */
export type RenewalOutcome =
  | { readonly kind: 'renewed'; readonly inForce: InForce; readonly how: 'asked' | 'adopted'; readonly tookMs: number }
  | { readonly kind: 'try-later'; readonly failure: Failure }
  | { readonly kind: 'refused'; readonly failure: Failure; readonly endsAtOnce: boolean }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'superseded' };

type Dependencies = {
  readonly profileId: string;
  readonly dialect: Dialect;
  readonly server: ServerSetup;
  readonly http: Http;
  readonly keeper: GrantKeeper;
  readonly markers: Markers;
  readonly clock: Clock;
  readonly serverNow: () => number;
  /** Rises with every sign-in and sign-out: a result of an earlier epoch is never applied. */
  readonly epoch: () => number;
};

/** A late grant is given back in the background; the server gets this long to take it. */
const GIVE_BACK_MS = 5_000;

/** Swaps the grant for a fresh one. The session sees to it that only one runs at a time; the end is one of five outcomes. */
export class Renewal {
  readonly #deps: Dependencies;
  #abort = new AbortController();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async run(): Promise<RenewalOutcome> {
    const { dialect, keeper, clock } = this.#deps;
    const before = keeper.inForce;
    const epoch = this.#deps.epoch();
    if (!before) return { kind: 'superseded' };
    if (!dialect.renew) return { kind: 'too-late' };

    const adopted = await this.#adopt(epoch);
    if (adopted) return adopted;
    if (epoch !== this.#deps.epoch()) return { kind: 'superseded' };
    if (!canRenewAt(before.lifetime, this.#deps.serverNow())) return { kind: 'too-late' };

    await this.#mark(before.grant);
    const startedMs = clock.monotonicMs();
    const granting = await dialect.renew(this.#deps.http, this.#deps.server, before.grant, this.#abort.signal);
    const tookMs = Math.round(clock.monotonicMs() - startedMs);

    if (epoch !== this.#deps.epoch()) {
      if (granting.kind === 'granted') await this.#giveBack(granting.grant);
      return { kind: 'superseded' };
    }
    if (granting.kind === 'refused') {
      // Another program may have spent the shared token: its successor is in the keychain then (sessions.md 30).
      return (await this.#adopt(epoch)) ?? granting;
    }
    if (granting.kind === 'try-later') return granting;
    return this.#apply(granting.grant, before, epoch, tookMs);
  }

  /** Ends a flight without applying it: for sign-out and for the end of the app. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #apply(grant: Grant, before: InForce, epoch: number, tookMs: number): Promise<RenewalOutcome> {
    const { keeper, profileId, markers } = this.#deps;
    const record = { ...before.record, grant, obtainedAtMs: this.#deps.serverNow() };
    const inForce =
      keeper.keeping.kind === 'memory-only' && keeper.keeping.why === 'by-choice'
        ? keeper.adopt(record, keeper.keeping)
        : await keeper.keep(record, 'background');
    if (epoch !== this.#deps.epoch()) {
      // Signed out while the keychain was writing: what was written must not outlive the session (sessions.md 31).
      await keeper.clear();
      await this.#giveBack(grant);
      return { kind: 'superseded' };
    }
    if (!keeper.isUnsaved) await markers.setRenewal(profileId, null);
    return { kind: 'renewed', inForce, how: 'asked', tookMs };
  }

  async #adopt(epoch: number): Promise<RenewalOutcome | null> {
    const record = await this.#deps.keeper.storedByOthers();
    if (!record || epoch !== this.#deps.epoch()) return null;
    const inForce = this.#deps.keeper.adopt(record, { kind: 'keychain' });
    if (isExpiredAt(inForce.lifetime, this.#deps.serverNow())) return null;
    await this.#deps.markers.setRenewal(this.#deps.profileId, null);
    return { kind: 'renewed', inForce, how: 'adopted', tookMs: 0 };
  }

  /** Only a pair's refresh token is spent by being used; a single token stays good until it expires. */
  async #mark(grant: Grant): Promise<void> {
    if (grant.kind !== 'pair' || this.#deps.keeper.keeping.kind === 'memory-only') return;
    const { markers, profileId, clock } = this.#deps;
    await markers.setRenewal(profileId, { hash: fingerprint(grant.refresh), atMs: clock.now() });
  }

  async #giveBack(grant: Grant): Promise<void> {
    const { dialect, http, server } = this.#deps;
    await dialect.signOut?.(http, server, grant, AbortSignal.timeout(GIVE_BACK_MS));
  }
}
