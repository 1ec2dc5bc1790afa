import { SingleFlight } from '../base/single-flight';
import type { ServerSetup } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { Credentials, Dialect, SigningIn, Values } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Sending } from '../dialects/second-step';
import type { Http } from '../http/http';
import type { Clockwork } from './clockwork';
import type { GrantKeeper, InForce } from './grant-keeper';
import type { GrantLife } from './grant-life';
import { originsIn } from './grant-record';
import type { Keeping } from './keeping';
import { keychainFailure } from './keychain-failure';
import type { Markers } from './markers';
import type { Renewing } from './renewing';
import type { SessionCore } from './session-core';
import { faceOf } from './token-face';

type Dependencies = {
  readonly profileId: string;
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly markers: Markers;
  readonly renewing: Renewing;
  readonly life: GrantLife;
  readonly keeping: Keeping;
  readonly clockwork: Clockwork;
  readonly dialect: Dialect;
  readonly server: ServerSetup;
  readonly http: Http;
};

const TELL_SERVER_MS = 5_000;

/** Signs in and out: how a grant comes to a session by a person's wish, and how it goes. */
export class Signing {
  readonly #deps: Dependencies;
  readonly #signingIn = new SingleFlight<Result<SessionView>>();
  /** Rises when the person leaves: a sign-in that is under way then is not wanted any more. */
  #departures = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  signIn(
    credentials: Credentials,
    options: SignInOptions & { readonly endpointShown: string },
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    const { dialect, http, server } = this.#deps;
    return this.#signingIn.run(async () => {
      if (options.endpointShown !== server.endpoints.signIn) {
        return failed(failure('endpoint-changed', 'The sign-in endpoint is not the one that was shown.'));
      }
      return this.#ask(() => dialect.signIn(http, server, credentials, signal), credentials.username, options);
    });
  }

  /** The second step of a sign-in; a refusal leaves it open for another try. */
  takeStep(
    step: { readonly username: string; readonly ticket: Sending; readonly values: Values },
    options: SignInOptions,
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    const { dialect, http, server } = this.#deps;
    return this.#signingIn.run(async () => {
      const { takeStep } = dialect;
      if (!takeStep) return failed(failure('gone', 'This kind of server has no second step.'));
      return this.#ask(() => takeStep(http, server, step, signal), step.username, options);
    });
  }

  adoptGrant(grant: Grant, user: string | null, keep: boolean): Promise<Result<SessionView>> {
    return this.#signingIn.run(() => this.#begin({ grant, user, keep, departures: this.#departures }));
  }

  async signOut(): Promise<SessionView> {
    const { core, keeper } = this.#deps;
    const { inForce } = keeper;
    this.depart();
    const { epoch } = core;
    const cleared = await keeper.clear();
    core.write({ event: 'signed-out', ...(cleared.kind === 'done' ? {} : { failure: keychainFailure(cleared) }) });
    const tokenEndsAtMs = inForce ? (inForce.lifetime.windowEndsAtMs ?? inForce.lifetime.expiresAtMs) : null;
    const told = inForce ? await this.#tellServer(inForce) : 'not-needed';
    // Signed in again while the server was told: that is what counts now.
    if (epoch !== core.epoch) return core.view;
    return core.move({ kind: 'signed-out', serverTold: told, tokenEndsAtMs });
  }

  /** Stops timers and running renewals; the record stays. */
  depart(): void {
    const { core, renewing, clockwork } = this.#deps;
    this.#departures += 1;
    core.beginEpoch();
    renewing.cancel();
    clockwork.stop();
  }

  async #ask(
    ask: () => Promise<SigningIn>,
    user: string,
    { keep, holdStep }: SignInOptions,
  ): Promise<Result<SessionView>> {
    const { core } = this.#deps;
    const before = core.state;
    const departures = this.#departures;
    core.move({ kind: 'sign-in-begun' });
    const outcome = await ask().catch((error: unknown) => {
      if (core.state.kind === 'signing-in') core.putBack(before);
      throw error;
    });
    if (outcome.kind === 'granted') return this.#begin({ grant: outcome.grant, user, keep, departures });
    // Unless something else has happened to the session meanwhile: a renewal, a sign-out.
    if (core.state.kind === 'signing-in') core.putBack(before);
    if (outcome.kind !== 'second-step') return failed(outcome.failure);
    return failed({ ...outcome.failure, step: { stepId: holdStep(outcome.ticket), ...outcome.step } });
  }

  async #begin({ grant, user, keep, departures }: Beginning): Promise<Result<SessionView>> {
    const { profileId, core, keeper, markers, renewing, life, keeping, dialect, server } = this.#deps;
    const isWanted = () => departures === this.#departures;
    if (!isWanted()) return this.#unwanted(grant);
    core.beginEpoch();
    renewing.cancel();
    const obtainedAtMs = core.serverNow();
    const record = { grant, user, dialectId: dialect.id, ...originsIn(server), obtainedAtMs };
    let inForce: InForce | null;
    if (keep) {
      inForce = await keeper.keep(record, 'person', isWanted);
    } else {
      await keeper.clear();
      const byChoice = { kind: 'memory-only', why: 'by-choice' } as const;
      inForce = isWanted() ? keeper.adopt(record, byChoice) : null;
    }
    if (!inForce) return this.#unwanted(grant);
    core.belongTo(user);
    renewing.startAfresh();
    core.write({ event: 'signed-in', ...faceOf(grant) });
    keeping.note();
    const view = life.granted(inForce);
    await markers.setRenewal(profileId, null);
    return ok(view);
  }

  /** Signed out or closed while the sign-in was under way: its grant goes back to the server (sessions.md 31). */
  async #unwanted(grant: Grant): Promise<Result<never>> {
    const { dialect, http, server } = this.#deps;
    await dialect.signOut?.(http, server, grant, AbortSignal.timeout(TELL_SERVER_MS));
    return failed(failure('cancelled', 'Signed out while signing in.'));
  }

  async #tellServer(inForce: InForce): Promise<'yes' | 'no' | 'not-needed'> {
    const { dialect, http, server } = this.#deps;
    if (!dialect.signOut || server.endpoints.signOut === null) return 'not-needed';
    const told = await dialect.signOut(http, server, inForce.grant, AbortSignal.timeout(TELL_SERVER_MS));
    return told.ok ? 'yes' : 'no';
  }
}

export type SignInOptions = {
  readonly keep: boolean;
  /** Keeps a ticket for the second step; answers the id by which the window may go on. */
  readonly holdStep: (ticket: Sending) => string;
};

type Beginning = {
  readonly grant: Grant;
  readonly user: string | null;
  readonly keep: boolean;
  /** As they were when the person asked for it. */
  readonly departures: number;
};
