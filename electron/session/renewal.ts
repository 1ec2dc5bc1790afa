import type { Clock } from '../base/clock';
import type { ServerSetup } from '../contract/profile';
import type { Failure } from '../contract/result';
import type { Dialect, Granting } from '../dialects/dialect';
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
  | Extract<Granting, { kind: 'refused' }>
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

type Flight = { readonly epoch: number; readonly signal: AbortSignal };

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
    const { dialect, keeper } = this.#deps;
    const before = keeper.inForce;
    // Of this flight: one that is cancelled while it still prepares must not go out with its successor's signal.
    const flight = { epoch: this.#deps.epoch(), signal: this.#abort.signal };
    if (!before) return { kind: 'superseded' };
    if (!dialect.renew) return { kind: 'too-late' };
    return (await this.#adopt(flight)) ?? this.#ask(keeper.inForce ?? before, flight);
  }

  /** Ends a flight without applying it: for sign-out and for the end of the app. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
  }

  async #ask(current: InForce, flight: Flight): Promise<RenewalOutcome> {
    const { dialect, server, http, clock, keeper } = this.#deps;
    if (this.#isOver(flight)) return { kind: 'superseded' };
    if (!dialect.renew || !canRenewAt(current.lifetime, this.#deps.serverNow())) return { kind: 'too-late' };

    await this.#mark(current.grant);
    if (this.#isOver(flight)) return { kind: 'superseded' };
    const startedMs = clock.monotonicMs();
    const granting = await dialect.renew(http, server, current.grant, flight.signal);
    const tookMs = Math.round(clock.monotonicMs() - startedMs);

    if (this.#isOver(flight)) {
      if (granting.kind === 'granted') await this.#giveBack(granting.grant);
      return { kind: 'superseded' };
    }
    if (granting.kind === 'granted') return this.#apply({ grant: granting.grant, current, tookMs }, flight);
    if (granting.kind === 'try-later') return granting;
    // Another program may have spent the shared token: its successor is in the keychain then (sessions.md 30).
    const adopted = await this.#adopt(flight);
    if (adopted) return adopted;
    if (this.#isOver(flight)) return { kind: 'superseded' };
    // Adopted, but run out meanwhile: asked for once with the successor, which was not refused.
    const successor = keeper.inForce;
    return successor && successor.generation !== current.generation ? this.#ask(successor, flight) : granting;
  }

  async #apply(
    { grant, current, tookMs }: { readonly grant: Grant; readonly current: InForce; readonly tookMs: number },
    flight: Flight,
  ): Promise<RenewalOutcome> {
    const { keeper, profileId, markers } = this.#deps;
    const record = { ...current.record, grant, obtainedAtMs: this.#deps.serverNow() };
    const inForce =
      keeper.keeping.kind === 'memory-only' && keeper.keeping.why === 'by-choice'
        ? keeper.adopt(record, keeper.keeping)
        : await keeper.keep(record, 'background', () => !this.#isOver(flight));
    if (!inForce) {
      await this.#giveBack(grant);
      return { kind: 'superseded' };
    }
    if (!keeper.isUnsaved) await markers.setRenewal(profileId, null);
    return { kind: 'renewed', inForce, how: 'asked', tookMs };
  }

  /** Null when there is nothing newer, and when what is newer has itself run out: then that one is in force now. */
  async #adopt(flight: Flight): Promise<RenewalOutcome | null> {
    const record = await this.#deps.keeper.storedByOthers();
    if (!record || this.#isOver(flight)) return null;
    const inForce = this.#deps.keeper.adopt(record, { kind: 'keychain' });
    if (isExpiredAt(inForce.lifetime, this.#deps.serverNow())) return null;
    await this.#deps.markers.setRenewal(this.#deps.profileId, null);
    return { kind: 'renewed', inForce, how: 'adopted', tookMs: 0 };
  }

  #isOver({ epoch }: Flight): boolean {
    return epoch !== this.#deps.epoch();
  }

  /** Only a pair's refresh token is spent by being used; a single token stays good until it expires. */
  async #mark(grant: Grant): Promise<void> {
    const { markers, profileId, clock, keeper } = this.#deps;
    if (grant.kind !== 'pair' || keeper.keeping.kind === 'memory-only') return;
    // What the keychain holds is then an older token, already spent: the marker stays with that one.
    if (keeper.isUnsaved && markers.renewal(profileId)) return;
    await markers.setRenewal(profileId, { hash: fingerprint(grant.refresh), atMs: clock.now() });
  }

  async #giveBack(grant: Grant): Promise<void> {
    const { dialect, http, server } = this.#deps;
    await dialect.signOut?.(http, server, grant, AbortSignal.timeout(GIVE_BACK_MS));
  }
}
