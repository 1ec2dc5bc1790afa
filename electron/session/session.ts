import type { Clock } from '../base/clock';
import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { ok, type Result } from '../contract/result';
import type { DiaryEntry, ServerClock, SessionView, TokenName } from '../contract/session';
import type { Settings } from '../contract/settings';
import type { TokenHistoryView, TokenView } from '../contract/token-view';
import type { ServerVerdict } from '../contract/verification';
import type { Credentials, Dialect } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http, HttpRequest } from '../http/http';
import type { Patience, Vault } from '../vault/vault';
import { authorizedHttp } from './authorized-http';
import { Clockwork } from './clockwork';
import type { Diary } from './diary';
import { GrantKeeper } from './grant-keeper';
import { GrantLife } from './grant-life';
import type { GrantRecord } from './grant-record';
import { Keeping } from './keeping';
import { lastingHeader } from './lasting-grant';
import type { LiveSetup } from './live-setup';
import type { Markers } from './markers';
import { Renewal } from './renewal';
import { Renewing } from './renewing';
import { Restoring } from './restoring';
import { serverVerdict } from './server-verdict';
import { type Services, withServices } from './service-http';
import { SessionAuthority } from './session-authority';
import { SessionCore } from './session-core';
import { type SignInOptions, Signing } from './signing';
import { tokenFace, tokenInForce } from './token-face';
import { Unlocking } from './unlocking';
import { withinMs } from './within-ms';

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
  /** A limit that no token carries has been learnt, in seconds; null: it no longer holds. */
  readonly windowLearnt?: (seconds: number | null) => void;
};

/** At the end of the app a renewal under way gets this long to be saved: its old token may be spent already. */
const MOST_FINISHING_MS = 1_500;

/** One profile's session: signs in, restores, renews on its own timer, signs out; tells `SessionView` and nothing else. */
export class Session {
  readonly #deps: SessionDependencies;
  readonly #keeper: GrantKeeper;
  readonly #core: SessionCore;
  readonly #clockwork: Clockwork;
  readonly #life: GrantLife;
  readonly #keeping: Keeping;
  readonly #renewing: Renewing;
  readonly #restoring: Restoring;
  readonly #signing: Signing;
  readonly #unlocking: Unlocking;
  /** The layer for resources: attaches the credential, renews and replays once. */
  readonly http: Http;
  /** The header with the token, good for so many ms from now (null: a reasonable while), renewed first if need be. */
  readonly header: (forMs: number | null) => ReturnType<typeof lastingHeader>;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
    const { dialect, server, http, clock } = deps;
    const lifetimeOf = (record: GrantRecord) => dialect.lifetime(record.grant, server);
    const keeper = new GrantKeeper({ ...deps, lifetimeOf });
    const core = new SessionCore({ ...deps, keeper });
    const clockwork = new Clockwork({
      clock,
      offsetMs: () => deps.serverClock.current()?.offsetMs ?? 0,
      onDue: () => void this.#renewing.due(),
      onSaveDue: () => void this.#keeping.saveAgain('background'),
    });
    const shared = { ...deps, keeper, core, clockwork };
    const renewal = new Renewal({ ...shared, serverNow: () => core.serverNow(), epoch: () => core.epoch });
    const life = new GrantLife(shared);
    const keeping = new Keeping({ ...shared, isRenewing: () => this.#renewing.current !== undefined });
    const renewing = new Renewing({ ...shared, renewal, life, keeping });
    const authority = new SessionAuthority({ ...shared, renewing, life, keeping });
    this.#keeper = keeper;
    this.#core = core;
    this.#clockwork = clockwork;
    this.#life = life;
    this.#keeping = keeping;
    this.#renewing = renewing;
    this.#restoring = new Restoring({ ...shared, renewing, life });
    this.#signing = new Signing({ ...shared, renewing, life, keeping });
    this.#unlocking = new Unlocking({ ...shared, restore: () => this.restore('background') });
    this.header = (forMs) => lastingHeader({ ...shared, authority, renewing }, forMs);
    const own = authorizedHttp(http, {
      ...{ dialect, server },
      fresh: () => authority.fresh(),
      afterRefusal: (refused, answer) => authority.afterRefusal(refused, answer),
      answered: (asked, answer) => authority.answered(asked, answer),
    });
    this.http = withServices(own, deps.services, {
      ...{ dialect, server },
      fresh: () => authority.fresh(),
      afterRefusal: (refused) => authority.afterServiceRefusal(refused),
    });
  }

  get view(): SessionView {
    return this.#core.view;
  }

  get server(): ServerSetup {
    return this.#deps.server.now;
  }

  onChange(listener: (view: SessionView) => void): () => void {
    return this.#core.onChange(listener);
  }

  /**
   * Posts the password to the endpoint that the person was shown, and nowhere else. A refusal leaves an earlier state
   * as it was. Ten presses of Enter are one request (security.md 69).
   */
  signIn(
    credentials: Credentials,
    options: SignInOptions & { readonly endpointShown: string },
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    return this.#signing.signIn(credentials, options, signal);
  }

  /** What a failure `second-step` has asked for; its ticket is held by whoever gave `holdStep`. */
  takeStep(...asked: Parameters<Signing['takeStep']>): Promise<Result<SessionView>> {
    return this.#signing.takeStep(...asked);
  }

  /** For a pasted token: it is not sent anywhere before the first request that needs it. */
  adoptGrant(grant: Grant, user: string | null, keep: boolean): Promise<Result<SessionView>> {
    return this.#signing.adoptGrant(grant, user, keep);
  }

  /** At start, and again after "Unlock and retry": the stored grant is put in force, renewed first where it has run out. */
  restore(patience: Patience): Promise<SessionView> {
    return this.#restoring.restore(patience);
  }

  /** "Renew now". */
  renewNow(): Promise<Result<SessionView>> {
    return this.#renewing.renewNow();
  }

  /** "Retry now" and "Unlock and retry". */
  async retry(): Promise<Result<SessionView>> {
    if (this.#core.state.kind === 'locked') return ok(await this.restore('person'));
    if (this.#keeper.isUnsaved) await this.#keeping.saveAgain('person');
    if (this.#core.state.kind === 'waiting') await this.#renewing.renew();
    return ok(this.view);
  }

  /** Local first and at once, so that it works offline; then the server is told, where it can be. */
  signOut(): Promise<SessionView> {
    return this.#signing.signOut();
  }

  /** After a change of settings that move the next renewal. */
  reschedule(): void {
    this.#life.reschedule();
  }

  /** After sleep, a network change or a clock change: compares with the clock now, and tries at once what waits. */
  check(): void {
    this.#renewing.check();
    void this.#unlocking.look();
  }

  /** The window was looked at, or (`isSign`) the screen was unlocked: a locked session may go on by itself. */
  lookForKeychain(isSign: boolean): void {
    void this.#unlocking.look({ isSign });
  }

  /**
   * Before the computer sleeps: a grant that can only be renewed while it is valid, and would not last the night, is
   * renewed now. Resolves when that has ended, one way or the other.
   */
  beforeSleep(): Promise<void> {
    return this.#renewing.beforeSleep();
  }

  tokenView(which: TokenName): Result<TokenView> {
    const offsetMs = this.#deps.serverClock.current()?.offsetMs ?? 0;
    return tokenFace(this.#keeper.inForce, which, { serverNowMs: this.#core.serverNow(), offsetMs });
  }

  /** The token itself, for a gesture of the person or for a check in main. */
  token(which: TokenName): Result<Secret> {
    return tokenInForce(this.#keeper.inForce, which);
  }

  tokenHistory(which: TokenName): TokenHistoryView {
    return this.#core.tokenHistory(which);
  }

  /** A request with this session's credential, as it would be sent; null while there is none. */
  withCredential(request: HttpRequest): HttpRequest | null {
    const { dialect, server } = this.#deps;
    const { inForce } = this.#keeper;
    return inForce && dialect.authorize(inForce.grant, server, request);
  }

  /** What the server's own verify endpoint says of a token of this session; a refusal is an answer, not a failure. */
  async verifyByServer(which: TokenName, signal: AbortSignal): Promise<Result<ServerVerdict>> {
    const token = this.token(which);
    return token.ok ? serverVerdict(token.value, this.#deps, signal) : token;
  }

  get diary(): readonly DiaryEntry[] {
    return this.#deps.diary.entries;
  }

  /** What happened with this session beside its own work. */
  note(event: 'lent' | 'lending-ended' | 'used-by-command', what: Pick<DiaryEntry, 'use'> = {}): void {
    this.#core.write({ event, ...what });
  }

  eraseDiary(): void {
    this.#deps.diary.erase();
  }

  /** Stops timers and running renewals; the record stays. */
  close(): void {
    this.#unlocking.stop();
    this.#signing.depart();
  }

  /** Another path, scheme or header of the same server: the grant stays, and what it allows is measured anew. */
  reconfigure(server: ServerSetup): void {
    const before = this.server;
    this.#deps.server.change(server);
    this.#keeper.measureAgain();
    this.#life.remeasure(before.endpoints.renew !== server.endpoints.renew);
  }

  /** "Keep me signed in", given or taken back, after a renewal under way, whose grant is the one that it is about. */
  async keepSignedIn(keep: boolean): Promise<void> {
    await this.#renewing.current;
    await (keep ? this.#keeping.keepFromNow() : this.#keeping.onlyInMemory());
  }

  /** At the end of the app: like `close`, but a renewal under way may first be saved, or its rotated pair were lost. */
  async finish(): Promise<void> {
    this.#clockwork.stop();
    const flight = this.#renewing.current;
    if (flight) await withinMs(flight, MOST_FINISHING_MS);
    this.close();
  }
}
