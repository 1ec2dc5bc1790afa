import type { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import { ok, type Result } from '../contract/result';
import type { DiaryEntry, SessionView, TokenName } from '../contract/session';
import type { TokenHistoryView, TokenView } from '../contract/token-view';
import type { ServerVerdict } from '../contract/verification';
import type { Credentials } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http, HttpRequest } from '../http/http';
import { withWritesTold } from '../http/writes';
import type { Patience } from '../vault/vault';
import { lastingHeader } from './lasting-grant';
import { serverVerdict } from './server-verdict';
import { type SessionDependencies, type SessionParts, sessionParts } from './session-parts';
import type { SignInOptions, Signing } from './signing';
import { tokenFace, tokenInForce } from './token-face';
import { withinMs } from './within-ms';

/** At the end of the app a renewal under way gets this long to be saved: its old token may be spent already. */
const MOST_FINISHING_MS = 1_500;

/** One profile's session: signs in, restores, renews on its own timer, signs out; tells `SessionView` and nothing else. */
export class Session {
  readonly #deps: SessionDependencies;
  readonly #parts: SessionParts;
  /** The layer for resources: attaches the credential, renews and replays once, tells of writes. */
  readonly http: Http;
  /** The same for tables, which know of their own writes. */
  readonly tableHttp: Http;

  constructor(deps: SessionDependencies) {
    this.#deps = deps;
    this.#parts = sessionParts(deps);
    this.tableHttp = this.#parts.http;
    this.http = withWritesTold(this.tableHttp, (url) => deps.wrote?.(url));
  }

  get view(): SessionView {
    return this.#parts.core.view;
  }

  get server(): ServerSetup {
    return this.#deps.server.now;
  }

  onChange(listener: (view: SessionView) => void): () => void {
    return this.#parts.core.onChange(listener);
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
    return this.#parts.signing.signIn(credentials, options, signal);
  }

  /** What a failure `second-step` has asked for; its ticket is held by whoever gave `holdStep`. */
  takeStep(...asked: Parameters<Signing['takeStep']>): Promise<Result<SessionView>> {
    return this.#parts.signing.takeStep(...asked);
  }

  /** For a pasted token: it is not sent anywhere before the first request that needs it. */
  adoptGrant(grant: Grant, user: string | null, keep: boolean): Promise<Result<SessionView>> {
    return this.#parts.signing.adoptGrant(grant, user, keep);
  }

  /** At start, and again after "Unlock and retry": the stored grant is put in force, renewed first where it has run out. */
  restore(patience: Patience): Promise<SessionView> {
    return this.#parts.restoring.restore(patience);
  }

  /** "Renew now". */
  renewNow(): Promise<Result<SessionView>> {
    return this.#parts.renewing.renewNow();
  }

  /** "Retry now" and "Unlock and retry". */
  async retry(): Promise<Result<SessionView>> {
    if (this.#parts.core.state.kind === 'locked') return ok(await this.restore('person'));
    if (this.#parts.keeper.isUnsaved) await this.#parts.keeping.saveAgain('person');
    if (this.#parts.core.state.kind === 'waiting') await this.#parts.renewing.renew();
    return ok(this.view);
  }

  /** Local first and at once, so that it works offline; then the server is told, where it can be. */
  signOut(): Promise<SessionView> {
    return this.#parts.signing.signOut();
  }

  /** After a change of settings that move the next renewal. */
  reschedule(): void {
    this.#parts.life.reschedule();
  }

  /** After sleep, a network change or a clock change: compares with the clock now, and tries at once what waits. */
  check(): void {
    this.#parts.renewing.check();
    void this.#parts.unlocking.look();
  }

  /** The window was looked at, or (`isSign`) the screen was unlocked: a locked session may go on by itself. */
  lookForKeychain(isSign: boolean): void {
    void this.#parts.unlocking.look({ isSign });
  }

  /**
   * Before the computer sleeps: a grant that can only be renewed while it is valid, and would not last the night, is
   * renewed now. Resolves when that has ended, one way or the other.
   */
  beforeSleep(): Promise<void> {
    return this.#parts.renewing.beforeSleep();
  }

  tokenView(which: TokenName): Result<TokenView> {
    const offsetMs = this.#deps.serverClock.current()?.offsetMs ?? 0;
    return tokenFace(this.#parts.keeper.inForce, which, { serverNowMs: this.#parts.core.serverNow(), offsetMs });
  }

  /** The token itself, for a gesture of the person or for a check in main. */
  token(which: TokenName): Result<Secret> {
    return tokenInForce(this.#parts.keeper.inForce, which);
  }

  tokenHistory(which: TokenName): TokenHistoryView {
    return this.#parts.core.tokenHistory(which);
  }

  /** The header with the token, good for so many ms from now (null: a reasonable while), renewed first if need be. */
  header(forMs: number | null): ReturnType<typeof lastingHeader> {
    return lastingHeader({ ...this.#deps, ...this.#parts }, forMs);
  }

  /** A request with this session's credential, as it would be sent; null while there is none. */
  withCredential(request: HttpRequest): HttpRequest | null {
    const { dialect, server } = this.#deps;
    const { inForce } = this.#parts.keeper;
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
    this.#parts.core.write({ event, ...what });
  }

  eraseDiary(): void {
    this.#deps.diary.erase();
  }

  /** Stops timers and running renewals; the record stays. */
  close(): void {
    this.#parts.unlocking.stop();
    this.#parts.signing.depart();
  }

  /** Another path, scheme or header of the same server: the grant stays, and what it allows is measured anew. */
  reconfigure(server: ServerSetup): void {
    const before = this.server;
    this.#deps.server.change(server);
    this.#parts.keeper.measureAgain();
    this.#parts.life.remeasure(before.endpoints.renew !== server.endpoints.renew);
  }

  /** "Keep me signed in", given or taken back, after a renewal under way, whose grant is the one that it is about. */
  async keepSignedIn(keep: boolean): Promise<void> {
    await this.#parts.renewing.current;
    await (keep ? this.#parts.keeping.keepFromNow() : this.#parts.keeping.onlyInMemory());
  }

  /** At the end of the app: like `close`, but a renewal under way may first be saved, or its rotated pair were lost. */
  async finish(): Promise<void> {
    this.#parts.clockwork.stop();
    const flight = this.#parts.renewing.current;
    if (flight) await withinMs(flight, MOST_FINISHING_MS);
    this.close();
  }
}
