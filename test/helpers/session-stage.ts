import { vi } from 'vitest';
import { type Clock, systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import { ok, type Result } from '../../electron/contract/result';
import type { DiaryEntry, ServerClock } from '../../electron/contract/session';
import type { Dialect, Granting, GrantLifetime, SigningIn } from '../../electron/dialects/dialect';
import type { Grant } from '../../electron/dialects/grant';
import type { Http, HttpAnswer, HttpRequest } from '../../electron/http/http';
import { Diary } from '../../electron/session/diary';
import { LiveSetup } from '../../electron/session/live-setup';
import { Session } from '../../electron/session/session';
import type { SessionDependencies } from '../../electron/session/session-parts';
import { answer, server } from './session-answers';
import { MemoryMarkers, MemoryVault } from './session-memory';

type StageOptions = {
  readonly vault?: MemoryVault;
  readonly markers?: MemoryMarkers;
  readonly canRenew?: boolean;
  readonly clock?: Clock;
  readonly serverClock?: { current(): ServerClock | null };
  readonly http?: Http;
  readonly renewBefore?: SessionDependencies['renewBefore'];
};

/**
 * A dialect and a server in memory: access tokens are `access-<n>` with the expiry in their text, so that a test sees
 * which one was sent. `accepts` decides what the resource says to a token.
 */
export class Stage {
  readonly vault: MemoryVault;
  readonly markers: MemoryMarkers;
  readonly diary: DiaryEntry[] = [];
  readonly session: Session;
  lifeMs = 300_000;
  windowMs: number | null = 86_400_000;
  renewable: GrantLifetime['renewable'] = 'until-window-ends';
  issued = 0;
  renewals = 0;
  signOuts = 0;
  /** Set to answer the next renewals so, instead of granting. */
  renewalAnswer: Granting | null = null;
  signInAnswer: Granting | null = null;
  /** What the server makes of a sign-in in two steps. */
  secondStep: { readonly first: SigningIn; readonly second: NonNullable<Dialect['takeStep']> } | null = null;
  /** Awaited before each renewal is answered. */
  renewalGate: Promise<void> = Promise.resolve();
  signInGate: Promise<void> = Promise.resolve();
  signOutGate: Promise<void> = Promise.resolve();
  /** The refresh token, or the token, of each renewal. */
  readonly renewedWith: string[] = [];
  accepts: (access: string) => boolean = (access) => Number(access.split('@')[1]) > Date.now();
  resourceCode: string | null = null;
  readonly sent: string[] = [];

  /** What the next answers make of the grant, as cookies do. */
  absorbed: Grant | null = null;

  constructor(options: StageOptions = {}) {
    this.vault = options.vault ?? new MemoryVault();
    this.markers = options.markers ?? new MemoryMarkers();
    this.session = new Session({
      profileId: 'p1',
      server: new LiveSetup(server),
      dialect: this.#dialect(options.canRenew ?? true),
      http: options.http ?? this.#resource(),
      serverClock: options.serverClock ?? { current: () => null },
      vault: this.vault,
      markers: this.markers,
      diary: new Diary({
        file: {
          load: () => [],
          save: (entries) => void this.diary.splice(0, this.diary.length, ...entries),
          erase: () => void this.diary.splice(0),
        },
      }),
      clock: options.clock ?? systemClock,
      random: () => 0.5,
      renewBefore: options.renewBefore ?? (() => 'automatic'),
    });
  }

  get state() {
    return this.session.view.state;
  }

  signIn(keep = true) {
    return this.session.signIn(
      { username: 'ana', password: new Secret('pw') },
      { keep, endpointShown: server.endpoints.signIn, holdStep: () => 'step' },
      new AbortController().signal,
    );
  }

  get(): Promise<Result<HttpAnswer>> {
    const request: HttpRequest = { method: 'GET', url: 'https://api.example.test/api/subscribers/' };
    return this.session.http.send(request, new AbortController().signal);
  }

  grant(): Grant {
    this.issued += 1;
    const access = new Secret(`access-${this.issued}@${Date.now() + this.lifeMs}`);
    const windowEnds = this.windowMs === null ? '' : String(Date.now() + this.windowMs);
    return this.renewable === 'until-window-ends'
      ? { kind: 'pair', access, refresh: new Secret(`refresh-${this.issued}@${windowEnds}`) }
      : { kind: 'token', token: access };
  }

  #dialect(canRenew: boolean): Dialect {
    const { renew, ...others } = this.#fullDialect();
    return canRenew && renew ? { ...others, renew } : others;
  }

  #fullDialect(): Dialect {
    return {
      id: 'staged',
      label: 'Staged',
      grantKind: 'pair',
      signIn: async () => {
        await this.signInGate;
        return this.secondStep?.first ?? this.signInAnswer ?? { kind: 'granted', grant: this.grant() };
      },
      takeStep: (...asked) => this.secondStep?.second(...asked) ?? Promise.reject(new Error('no second step staged')),
      renew: async (_http, _server, grant) => {
        this.renewals += 1;
        this.renewedWith.push(grant.kind === 'pair' ? grant.refresh.reveal() : accessOf(grant));
        await this.renewalGate;
        return this.renewalAnswer ?? { kind: 'granted', grant: this.grant() };
      },
      signOut: async () => {
        this.signOuts += 1;
        await this.signOutGate;
        return ok(null);
      },
      lifetime: (grant) => {
        const expiresAtMs = Number(accessOf(grant).split('@')[1]);
        const windowText = grant.kind === 'pair' ? (grant.refresh.reveal().split('@')[1] ?? '') : '';
        return {
          expiresAtMs,
          renewable: this.renewable,
          ...(windowText === '' ? {} : { windowEndsAtMs: Number(windowText) }),
        };
      },
      authorize: (grant, _server, request) => ({ ...request, headers: { Authorization: accessOf(grant) } }),
      refuses: (answer) => answer.status === 401,
      absorb: (grant) => this.absorbed ?? grant,
    };
  }

  #resource(): Http {
    return {
      send: (request) => {
        const access = String(request.headers?.['Authorization']);
        this.sent.push(access);
        const code = this.resourceCode === null ? {} : { code: this.resourceCode };
        return Promise.resolve(
          ok(this.accepts(access) ? answer(200, []) : answer(401, { detail: 'Not accepted.', ...code })),
        );
      },
    };
  }
}

/** Lets everything that is due in `ms` happen, timers and promises. */
export const pass = async (ms: number): Promise<void> => {
  await vi.advanceTimersByTimeAsync(ms);
};

const accessOf = (grant: Grant): string => {
  if (grant.kind === 'pair') return grant.access.reveal();
  if (grant.kind === 'token') return grant.token.reveal();
  throw new Error('The stage deals in tokens only.');
};
