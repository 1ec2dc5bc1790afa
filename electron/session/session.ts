import { backoffMs } from '../base/backoff';
import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Secret } from '../base/secret';
import { SingleFlight } from '../base/single-flight';
import type { ServerSetup } from '../contract/profile';
import { type Failure, failed, failure, ok, type Result } from '../contract/result';
import type { DiaryEntry, Keeping, ServerClock, SessionState, SessionView, TokenName } from '../contract/session';
import type { TokenHistoryView, TokenView } from '../contract/token-view';
import type { ServerVerdict } from '../contract/verification';
import type { Credentials, Dialect } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import { failureOfAnswer } from '../http/drf-answer';
import type { Http, HttpAnswer, HttpRequest } from '../http/http';
import type { Patience, Vault } from '../vault/vault';
import { authorizedHttp } from './authorized-http';
import { Clockwork } from './clockwork';
import type { Diary } from './diary';
import { fingerprint } from './fingerprint';
import { GrantKeeper, type InForce } from './grant-keeper';
import type { GrantRecord } from './grant-record';
import type { Markers } from './markers';
import { Renewal, type RenewalOutcome } from './renewal';
import { canRenewAt, isExpiredAt, leastIntervalMs, lengthMs, renewAtMs } from './schedule';
import { type Happening, next } from './state';
import { tokenFace, tokenInForce, tokenNames, tokenOf } from './token-face';
import { TokenHistory } from './token-history';

export type SessionDependencies = {
  readonly profileId: string;
  readonly server: ServerSetup;
  readonly dialect: Dialect;
  /** The observed layer: feeds the server's clock. */
  readonly http: Http;
  readonly serverClock: { current(): ServerClock | null };
  readonly vault: Vault;
  readonly markers: Markers;
  readonly diary: Diary;
  readonly clock: Clock;
  readonly random: () => number;
};

const FIRST_RETRY_MS = 1_000;
const MOST_RETRY_MS = 60_000;
const SAVE_AGAIN_MS = 30_000;
const TELL_SERVER_MS = 5_000;
const ASK_TIME_MS = 5_000;
const DEAD_GRANT_RETRY_MS = 5_000;
/** How long a computer may sleep with the lid closed and still be expected to be signed in. */
const NIGHT_MS = 12 * 3_600_000;
/** At the end of the app a renewal under way gets this long to be saved: its old token may be spent already. */
const MOST_FINISHING_MS = 1_500;
/** Codes of SimpleJWT (rest_framework_simplejwt/authentication.py) that mean: no token of this user is good any more. */
const REVOKED_CODES = new Set(['user_not_found', 'user_inactive', 'password_changed']);

/** One profile's session: signs in, restores, renews on its own timer, signs out; tells `SessionView` and nothing else. */
export class Session {
  readonly #deps: SessionDependencies;
  readonly #changes = new Emitter<SessionView>();
  readonly #keeper: GrantKeeper;
  readonly #renewal: Renewal;
  readonly #renewing = new SingleFlight<RenewalOutcome>();
  readonly #signingIn = new SingleFlight<Result<SessionView>>();
  readonly #clockwork: Clockwork;
  readonly #history = new TokenHistory();
  /** The layer for resources: attaches the credential, renews and replays once. */
  readonly http: Http;
  #state: SessionState = { kind: 'signed-out', reason: 'new' };
  #user: string | null = null;
  /** Rises with each sign-in, sign-out and end: what began in an earlier epoch is not applied. */
  #epoch = 0;
  /** Rises when the person leaves: a sign-in that is under way then is not wanted any more. */
  #departures = 0;
  #attempts = 0;
  #wasInterrupted = false;
  #serverFailedAtRenewal = false;
  /** How many grants in a row had run out when they came (sessions.md 40). */
  #deadGrants = 0;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
    const { profileId, vault, markers, dialect, server, http, clock } = deps;
    const lifetimeOf = (record: GrantRecord) => dialect.lifetime(record.grant, server);
    this.#keeper = new GrantKeeper({ profileId, vault, markers, lifetimeOf });
    const serverNow = () => this.#serverNow();
    this.#renewal = new Renewal({
      ...{ profileId, dialect, server, http, markers, clock, serverNow },
      keeper: this.#keeper,
      epoch: () => this.#epoch,
    });
    this.#clockwork = new Clockwork({
      clock,
      offsetMs: () => deps.serverClock.current()?.offsetMs ?? 0,
      onDue: () => void this.#due(),
      onSaveDue: () => void this.#saveAgain('background'),
    });
    this.http = authorizedHttp(http, {
      ...{ dialect, server },
      fresh: () => this.#fresh(),
      afterRefusal: (refused, answer) => this.#afterRefusal(refused, answer),
      answered: (asked, answer) => this.#answered(asked, answer),
    });
  }

  get view(): SessionView {
    const inForce = this.#keeper.inForce;
    return {
      profileId: this.#deps.profileId,
      user: this.#user,
      state: this.#state,
      keeping: this.#keeper.keeping,
      clock: this.#deps.serverClock.current(),
      generation: this.#keeper.generation,
      tokens: inForce ? tokenNames(inForce.grant) : [],
      diaryLength: this.#deps.diary.version,
    };
  }

  get server(): ServerSetup {
    return this.#deps.server;
  }

  onChange(listener: (view: SessionView) => void): () => void {
    return this.#changes.on(listener);
  }

  /**
   * Posts the password to the endpoint that the person was shown, and nowhere else. A refusal leaves an earlier state
   * as it was. Ten presses of Enter are one request (security.md 69).
   */
  signIn(
    credentials: Credentials,
    options: { readonly keep: boolean; readonly endpointShown: string },
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    return this.#signingIn.run(async () => {
      const { dialect, http, server } = this.#deps;
      if (options.endpointShown !== server.endpoints.signIn) {
        return failed(failure('endpoint-changed', 'The sign-in endpoint is not the one that was shown.'));
      }
      const before = this.#state;
      const departures = this.#departures;
      this.#move({ kind: 'sign-in-begun' });
      const granting = await dialect.signIn(http, server, credentials, signal);
      if (granting.kind === 'granted') {
        return this.#begin({ grant: granting.grant, user: credentials.username, keep: options.keep, departures });
      }
      // Unless something else has happened to the session meanwhile: a renewal, a sign-out.
      if (this.#state.kind === 'signing-in') {
        this.#state = before;
        this.#announce();
      }
      return failed(granting.failure);
    });
  }

  /** For a pasted token: it is not sent anywhere before the first request that needs it. */
  adoptGrant(grant: Grant, user: string | null, keep: boolean): Promise<Result<SessionView>> {
    return this.#signingIn.run(() => this.#begin({ grant, user, keep, departures: this.#departures }));
  }

  /** At start, and again after "Unlock and retry": the stored grant is put in force, renewed first where it has run out. */
  async restore(patience: Patience): Promise<SessionView> {
    const { profileId, markers, server, dialect } = this.#deps;
    if (!markers.hasRecord(profileId)) return this.view;
    if (markers.mustErase(profileId)) {
      await this.#keeper.clear();
      return this.view;
    }
    const epoch = this.#epoch;
    this.#move({ kind: 'restore-begun' });
    const stored = await this.#keeper.load(patience);
    if (epoch !== this.#epoch) return this.view;
    if (stored.kind === 'absent') return this.#move({ kind: 'record-absent' });
    if (stored.kind === 'corrupt') {
      this.#write({ event: 'record-set-aside' });
      return this.#move({ kind: 'record-corrupt' });
    }
    if (stored.kind !== 'found') {
      this.#write({ event: 'keychain-locked', failure: keychainFailure(stored) });
      return this.#move({ kind: 'keychain-silent', why: stored.kind });
    }
    const { record } = stored;
    if (record.origin !== originOf(server) || record.dialectId !== dialect.id) {
      this.#write({ event: 'record-set-aside' });
      return this.#move({ kind: 'record-corrupt' });
    }
    this.#user = record.user;
    this.#wasInterrupted = this.#isSpending(record.grant);
    // Saved, but closed before the marker was cleared.
    if (!this.#wasInterrupted) await markers.setRenewal(profileId, null);
    if (epoch !== this.#epoch) return this.view;
    const inForce = this.#keeper.adopt(record, { kind: 'keychain' });
    this.#write({ event: 'restored', ...faceOf(record.grant) });
    const looksLost =
      isExpiredAt(inForce.lifetime, this.#serverNow()) && !canRenewAt(inForce.lifetime, this.#serverNow());
    // A clock that is wrong must not end a session: the server's own time first (sessions.md 35).
    if (looksLost && !this.#deps.serverClock.current()) await this.#askTheTime();
    if (epoch !== this.#epoch) return this.view;
    const isExpired = isExpiredAt(inForce.lifetime, this.#serverNow());
    const canRenew = dialect.renew !== undefined && canRenewAt(inForce.lifetime, this.#serverNow());
    if (canRenew && (isExpired || this.#wasInterrupted)) {
      await this.#renew();
      return this.view;
    }
    if (!isExpired) return this.#granted(inForce);
    return this.#ranOut(inForce, 'while-closed');
  }

  /** "Renew now". */
  async renewNow(): Promise<Result<SessionView>> {
    const inForce = this.#keeper.inForce;
    if (!inForce) return failed(failure('not-signed-in', 'There is no grant to renew.'));
    if (!this.#deps.dialect.renew || inForce.lifetime.renewable === 'no') {
      return failed(failure('not-renewable', 'This server does not renew this kind of grant.'));
    }
    const outcome = await this.#renew();
    if (outcome.kind === 'try-later' || outcome.kind === 'refused') return failed(outcome.failure);
    return ok(this.view);
  }

  /** "Retry now" and "Unlock and retry". */
  async retry(): Promise<Result<SessionView>> {
    if (this.#state.kind === 'locked') return ok(await this.restore('person'));
    if (this.#keeper.isUnsaved) await this.#saveAgain('person');
    if (this.#state.kind === 'waiting') await this.#renew();
    return ok(this.view);
  }

  /** Local first and at once, so that it works offline; then the server is told, where it can be. */
  async signOut(): Promise<SessionView> {
    const inForce = this.#keeper.inForce;
    this.#depart();
    const epoch = this.#epoch;
    const cleared = await this.#keeper.clear();
    this.#write({ event: 'signed-out', ...(cleared.kind === 'done' ? {} : { failure: keychainFailure(cleared) }) });
    const tokenEndsAtMs = inForce ? (inForce.lifetime.windowEndsAtMs ?? inForce.lifetime.expiresAtMs) : null;
    const told = inForce ? await this.#tellServer(inForce) : 'not-needed';
    // Signed in again while the server was told: that is what counts now.
    if (epoch !== this.#epoch) return this.view;
    return this.#move({ kind: 'signed-out', serverTold: told, tokenEndsAtMs });
  }

  /** After sleep, a network change or a clock change: compares with the clock now, and tries at once what waits. */
  check(): void {
    const { clock } = this.#deps;
    // What the server itself has named (Retry-After) is waited for all the same.
    const mayTry = this.#state.kind === 'waiting' && (this.#state.failure.retryAtMs ?? 0) <= clock.now();
    if (mayTry) void this.#renew();
    else this.#clockwork.check();
  }

  /**
   * Before the computer sleeps: a grant that can only be renewed while it is valid, and would not last the night, is
   * renewed now. Resolves when that has ended, one way or the other.
   */
  async beforeSleep(): Promise<void> {
    const inForce = this.#keeper.inForce;
    if (!inForce || this.#state.kind !== 'active' || this.#state.refusal || !this.#deps.dialect.renew) return;
    const { renewable, expiresAtMs } = inForce.lifetime;
    if (renewable !== 'while-valid' || expiresAtMs === null || this.#isTooFreshToRenew(inForce)) return;
    if (expiresAtMs - this.#serverNow() < NIGHT_MS) await this.#renew();
  }

  tokenView(which: TokenName): Result<TokenView> {
    const offsetMs = this.#deps.serverClock.current()?.offsetMs ?? 0;
    return tokenFace(this.#keeper.inForce, which, { serverNowMs: this.#serverNow(), offsetMs });
  }

  /** The token itself, for a gesture of the person or for a check in main. */
  token(which: TokenName): Result<Secret> {
    return tokenInForce(this.#keeper.inForce, which);
  }

  tokenHistory(which: TokenName): TokenHistoryView {
    return this.#history.of(which);
  }

  /** A request with this session's credential, as it would be sent; null while there is none. */
  withCredential(request: HttpRequest): HttpRequest | null {
    const { dialect, server } = this.#deps;
    const inForce = this.#keeper.inForce;
    return inForce && dialect.authorize(inForce.grant, server, request);
  }

  /** What the server's own verify endpoint says of a token of this session; a refusal is an answer, not a failure. */
  async verifyByServer(which: TokenName, signal: AbortSignal): Promise<Result<ServerVerdict>> {
    const { dialect, http, server, clock } = this.#deps;
    const token = this.token(which);
    if (!token.ok) return token;
    if (!dialect.verify || server.endpoints.verify === null) {
      return failed(failure('not-found', 'This server has no verify endpoint.'));
    }
    const begunMs = clock.monotonicMs();
    const verdict = await dialect.verify(http, server, { kind: 'token', token: token.value }, signal);
    if (!verdict.ok) return verdict;
    return ok({ isValid: verdict.value, tookMs: clock.monotonicMs() - begunMs, atMs: clock.now() });
  }

  get diary(): readonly DiaryEntry[] {
    return this.#deps.diary.entries;
  }

  eraseDiary(): void {
    this.#deps.diary.erase();
  }

  /** Stops timers and running renewals; the record stays. */
  close(): void {
    this.#depart();
  }

  /** At the end of the app: like `close`, but a renewal under way may first be saved, or its rotated pair were lost. */
  async finish(): Promise<void> {
    this.#clockwork.stop();
    const flight = this.#renewing.current;
    if (flight) await withinMs(flight, MOST_FINISHING_MS);
    this.close();
  }

  #depart(): void {
    this.#departures += 1;
    this.#epoch += 1;
    this.#renewal.cancel();
    this.#clockwork.stop();
  }

  async #begin({ grant, user, keep, departures }: Beginning): Promise<Result<SessionView>> {
    const { profileId, markers, dialect, server } = this.#deps;
    const isWanted = () => departures === this.#departures;
    if (!isWanted()) return this.#unwanted(grant);
    this.#epoch += 1;
    this.#renewal.cancel();
    const record = { grant, user, dialectId: dialect.id, origin: originOf(server), obtainedAtMs: this.#serverNow() };
    let inForce: InForce | null;
    if (keep) {
      inForce = await this.#keeper.keep(record, 'person', isWanted);
    } else {
      await this.#keeper.clear();
      const byChoice = { kind: 'memory-only', why: 'by-choice', reason: '' } as const;
      inForce = isWanted() ? this.#keeper.adopt(record, byChoice) : null;
    }
    if (!inForce) return this.#unwanted(grant);
    this.#user = user;
    this.#attempts = 0;
    this.#wasInterrupted = false;
    this.#serverFailedAtRenewal = false;
    this.#write({ event: 'signed-in', ...faceOf(grant) });
    this.#noteKeeping();
    const view = this.#granted(inForce);
    await markers.setRenewal(profileId, null);
    return ok(view);
  }

  /** Signed out or closed while the sign-in was under way: its grant goes back to the server (sessions.md 31). */
  async #unwanted(grant: Grant): Promise<Result<never>> {
    const { dialect, http, server } = this.#deps;
    await dialect.signOut?.(http, server, grant, AbortSignal.timeout(TELL_SERVER_MS));
    return failed(failure('cancelled', 'Signed out while signing in.'));
  }

  /** Whether the token that a renewal was spending when the app ended is still the one that is stored. */
  #isSpending(grant: Grant): boolean {
    const marker = this.#deps.markers.renewal(this.#deps.profileId);
    return marker !== null && grant.kind === 'pair' && marker.hash === fingerprint(grant.refresh);
  }

  #renew(): Promise<RenewalOutcome> {
    return this.#renewing.run(async () => {
      const before = this.#keeper.inForce;
      const epoch = this.#epoch;
      if (before && this.#deps.dialect.renew) this.#move({ kind: 'renewal-begun', lifetime: before.lifetime });
      const outcome = await this.#renewal.run();
      // Signed out or signed in anew while the outcome was on its way: it is of another session.
      if (epoch !== this.#epoch) return { kind: 'superseded' };
      if (before) await this.#settle(outcome, before);
      return outcome;
    });
  }

  async #settle(outcome: RenewalOutcome, before: InForce): Promise<void> {
    const { clock, random } = this.#deps;
    const { lifetime } = before;
    const serverNowMs = this.#serverNow();
    switch (outcome.kind) {
      case 'superseded':
        return;
      case 'renewed': {
        this.#attempts = 0;
        this.#wasInterrupted = false;
        this.#serverFailedAtRenewal = false;
        const left = lifetime.expiresAtMs === null ? {} : { beforeExpiryMs: lifetime.expiresAtMs - serverNowMs };
        this.#write({ event: 'renewed', tookMs: outcome.tookMs, ...left, ...faceOf(outcome.inForce.grant) });
        this.#noteKeeping();
        this.#granted(outcome.inForce);
        return;
      }
      case 'try-later': {
        const { failure: fault } = outcome;
        const backoff = backoffMs(this.#attempts, { firstMs: FIRST_RETRY_MS, mostMs: MOST_RETRY_MS, random });
        this.#attempts += 1;
        this.#serverFailedAtRenewal ||= fault.code === 'server-failed';
        const retryAtMs = Math.max(fault.retryAtMs ?? 0, clock.now() + backoff);
        this.#write({ event: 'renewal-failed', failure: fault });
        this.#move({ kind: 'renewal-failed', lifetime, failure: fault, retryAtMs, serverNowMs });
        this.#arm();
        return;
      }
      case 'refused': {
        const { failure: refusal, endsAtOnce, isWindowOver = false } = outcome;
        const wasInterrupted = this.#wasInterrupted;
        this.#wasInterrupted = false;
        this.#write({ event: wasInterrupted ? 'interrupted' : 'renewal-refused', failure: refusal });
        const how = { endsAtOnce, wasInterrupted, isWindowOver };
        this.#move({ kind: 'renewal-refused', lifetime, failure: refusal, ...how, serverNowMs });
        if (this.#state.kind === 'signed-out') await this.#end();
        else this.#arm();
        return;
      }
      case 'too-late':
        this.#ranOut(before, 'asleep');
    }
  }

  /** The alarm rang: time to renew, to retry, or to say that the grant has run out. */
  async #due(): Promise<void> {
    const inForce = this.#keeper.inForce;
    if (!inForce || this.#state.kind === 'signed-out') return;
    const now = this.#serverNow();
    const mayRenew = !(this.#state.kind === 'active' && this.#state.refusal) && this.#deps.dialect.renew !== undefined;
    if (mayRenew && canRenewAt(inForce.lifetime, now)) await this.#renew();
    else if (isExpiredAt(inForce.lifetime, now)) this.#ranOut(inForce, this.#whyRunOut(inForce));
    else this.#arm();
  }

  async #fresh(): Promise<Result<InForce>> {
    const inForce = this.#keeper.inForce;
    if (!inForce) return failed(this.#whyNotSignedIn());
    if (!isExpiredAt(inForce.lifetime, this.#serverNow())) return ok(inForce);
    // Expired when it came: clocks differ, or the lifetime is 0. The server decides; to renew at once would never end.
    if (this.#isTooFreshToRenew(inForce)) return ok(inForce);
    if (this.#state.kind === 'waiting' && !this.#renewing.isRunning) {
      return lengthMs(receivedOf(inForce)) > 0 ? failed(this.#state.failure) : ok(inForce);
    }
    if (this.#state.kind === 'expired') return failed(alreadyExpired());
    const outcome = await this.#renew();
    if (outcome.kind === 'renewed') return ok(outcome.inForce);
    if (outcome.kind === 'try-later' || outcome.kind === 'refused') return failed(outcome.failure);
    return failed(outcome.kind === 'superseded' ? this.#whyNotSignedIn() : alreadyExpired());
  }

  async #afterRefusal(refused: InForce, answer: HttpAnswer): Promise<InForce | null> {
    const current = this.#keeper.inForce;
    if (!current) return null;
    if (current.generation !== refused.generation) return current;
    const code = failureOfAnswer(answer).server?.code;
    if (this.#serverFailedAtRenewal && code !== undefined && REVOKED_CODES.has(code)) {
      return this.#endWith(failureOfAnswer(answer));
    }
    if (this.#state.kind === 'active' && this.#state.refusal) return this.#endWith(this.#state.refusal);
    // A grant this fresh is not refused for its age: renewing again would only repeat the answer (sessions.md 21).
    if (this.#isTooFreshToRenew(current)) return null;
    if (!this.#deps.dialect.renew) return this.#refusedForGood(current, failureOfAnswer(answer));
    if (!canRenewAt(current.lifetime, this.#serverNow())) return null;
    // The auth server asked for patience or is in trouble: requests do not hurry it (sessions.md 23).
    if (this.#state.kind === 'waiting' && this.#deps.clock.now() < this.#state.retryAtMs) return null;
    const outcome = await this.#renew();
    if (outcome.kind !== 'renewed') return null;
    this.#write({ event: 'replayed' });
    return outcome.inForce;
  }

  /** A key, a password or a cookie that the server refuses: only a person can help; the record stays for another try. */
  #refusedForGood(current: InForce, refusal: Failure): null {
    if (this.#state.kind === 'active') this.#ranOut(current, 'not-renewable', refusal);
    return null;
  }

  /** Cookies may be renewed by any answer, and one that is good says that a refused grant is good again. */
  #answered(asked: InForce, answer: HttpAnswer): void {
    const { dialect } = this.#deps;
    const current = this.#keeper.inForce;
    if (current?.generation !== asked.generation) return;
    const grant = dialect.absorb?.(current.grant, answer) ?? current.grant;
    const isMoved = grant !== current.grant;
    if (isMoved) {
      this.#keeper.moveOn(grant);
      if (this.#keeper.isUnsaved) void this.#saveAgain('background');
    }
    const inForce = this.#keeper.inForce ?? current;
    const isGoodAgain = this.#state.kind === 'expired' && answer.status < 300;
    if (isGoodAgain && !isExpiredAt(inForce.lifetime, this.#serverNow())) this.#granted(inForce);
    else if (isMoved && this.#state.kind === 'active') this.#granted(inForce);
  }

  /** Any answer feeds the server's clock; no answer leaves it as it is. */
  async #askTheTime(): Promise<void> {
    const { http, server } = this.#deps;
    const asked = { method: 'OPTIONS', url: server.endpoints.signIn, timeoutMs: ASK_TIME_MS } as const;
    await http.send(asked, AbortSignal.timeout(ASK_TIME_MS));
  }

  #isTooFreshToRenew({ lifetime, record: { obtainedAtMs } }: InForce): boolean {
    const ageMs = this.#serverNow() - obtainedAtMs;
    return ageMs >= 0 && ageMs < leastIntervalMs({ lifetime, obtainedAtMs });
  }

  async #endWith(reason: Failure): Promise<null> {
    this.#write({ event: 'ended', failure: reason });
    this.#move({ kind: 'ended', failure: reason });
    await this.#end();
    return null;
  }

  /** The server ended the session: what is left of the grant is worthless and goes. */
  async #end(): Promise<void> {
    this.#epoch += 1;
    this.#clockwork.stop();
    await this.#keeper.clear();
    this.#announce();
  }

  #granted(inForce: InForce): SessionView {
    const received = receivedOf(inForce);
    this.#deadGrants = lengthMs(received) > 0 ? 0 : this.#deadGrants + 1;
    if (this.#deadGrants > 1 && this.#deps.dialect.renew) return this.#outOfStep(inForce);
    const renewsAtMs = this.#deps.dialect.renew ? renewAtMs(received, this.#deps.random) : null;
    this.#move({ kind: 'granted', lifetime: inForce.lifetime, renewsAtMs });
    this.#arm();
    // A grant that has run out already is told as such by the alarm, before this returns.
    return this.view;
  }

  /**
   * Renewed once more, and the new grant had run out as well when it came: the server is out of step with its own clock.
   * Said so, and asked again ever more rarely; requests go on with the grant, since the server may take it.
   */
  #outOfStep(inForce: InForce): SessionView {
    const { clock } = this.#deps;
    const lateMs = -lengthMs(receivedOf(inForce));
    const fault = failure(
      'already-expired',
      `The new token had run out ${Math.round(lateMs / 1_000)} s before it came.`,
    );
    const waitMs = Math.min(DEAD_GRANT_RETRY_MS * 2 ** (this.#deadGrants - 2), MOST_RETRY_MS);
    this.#write({ event: 'renewal-failed', failure: fault });
    const times = { retryAtMs: clock.now() + waitMs, serverNowMs: this.#serverNow() };
    this.#move({ kind: 'renewal-failed', lifetime: inForce.lifetime, failure: fault, ...times });
    this.#arm();
    return this.view;
  }

  #ranOut(inForce: InForce, why: Extract<Happening, { kind: 'ran-out' }>['why'], refusal?: Failure): SessionView {
    const said = refusal ? { failure: refusal } : {};
    this.#clockwork.stop();
    this.#write({ event: 'expired', ...said });
    const view = this.#move({ kind: 'ran-out', lifetime: inForce.lifetime, why, ...said });
    if (view.state.kind === 'signed-out') void this.#end();
    return view;
  }

  #whyRunOut({ lifetime }: InForce): 'not-renewable' | 'asleep' {
    return lifetime.renewable === 'no' || !this.#deps.dialect.renew ? 'not-renewable' : 'asleep';
  }

  async #saveAgain(patience: Patience): Promise<void> {
    const before = this.#keeper.keeping.kind;
    const isSaved = await this.#keeper.saveAgain(patience);
    // A renewal that has begun meanwhile has set the marker for itself.
    if (isSaved && !this.#renewing.isRunning) await this.#deps.markers.setRenewal(this.#deps.profileId, null);
    this.#noteKeeping(before);
    this.#announce();
  }

  /** One line in the diary for each change, not for each attempt: a keychain that stays away would fill it. */
  #noteKeeping(before?: Keeping['kind']): void {
    const { keeping, isUnsaved } = this.#keeper;
    if (keeping.kind !== before) {
      if (keeping.kind === 'not-saved') this.#write({ event: 'not-saved' });
      if (keeping.kind === 'memory-only' && keeping.why === 'no-keychain') this.#write({ event: 'memory-only' });
      if (keeping.kind === 'keychain' && before !== undefined) this.#write({ event: 'saved' });
    }
    if (isUnsaved) this.#clockwork.saveAt(this.#deps.clock.now() + SAVE_AGAIN_MS);
  }

  async #tellServer(inForce: InForce): Promise<'yes' | 'no' | 'not-needed'> {
    const { dialect, http, server } = this.#deps;
    if (!dialect.signOut || server.endpoints.signOut === null) return 'not-needed';
    const told = await dialect.signOut(http, server, inForce.grant, AbortSignal.timeout(TELL_SERVER_MS));
    return told.ok ? 'yes' : 'no';
  }

  #whyNotSignedIn(): Failure {
    if (this.#state.kind === 'locked') return failure('keychain-locked', 'The keychain does not give the record.');
    return failure('not-signed-in', 'The session has no grant in force.');
  }

  #arm(): void {
    this.#clockwork.follow(this.#state);
  }

  #move(happening: Happening): SessionView {
    this.#state = next(this.#state, happening);
    return this.#announce();
  }

  #announce(): SessionView {
    this.#history.follow(this.#keeper.inForce, this.#deps.clock.now());
    const view = this.view;
    this.#changes.emit(view);
    return view;
  }

  #write(entry: Omit<DiaryEntry, 'atMs'>): void {
    this.#deps.diary.add({ atMs: this.#deps.clock.now(), ...entry });
  }

  #serverNow(): number {
    return this.#deps.clock.now() + (this.#deps.serverClock.current()?.offsetMs ?? 0);
  }
}

type Beginning = {
  readonly grant: Grant;
  readonly user: string | null;
  readonly keep: boolean;
  /** As they were when the person asked for it. */
  readonly departures: number;
};

const receivedOf = ({ lifetime, record: { obtainedAtMs } }: InForce) => ({ lifetime, obtainedAtMs });

const alreadyExpired = (): Failure =>
  failure('already-expired', 'The token has run out, and only a new sign-in gives another.');

const withinMs = async (flight: Promise<unknown>, mostMs: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, mostMs);
  });
  await Promise.race([flight, late]);
  clearTimeout(timer);
};

const originOf = (server: ServerSetup): string => new URL(server.endpoints.signIn).origin;

const faceOf = (grant: Grant): { readonly fingerprint?: string } => {
  const token = tokenOf(grant, 'access');
  return token ? { fingerprint: fingerprint(token) } : {};
};

const keychainFailure = (cleared: { readonly kind: string; readonly reason: string }): Failure =>
  failure(
    cleared.kind === 'locked' || cleared.kind === 'timeout' ? 'keychain-locked' : 'keychain-unavailable',
    cleared.reason,
  );
