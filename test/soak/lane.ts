import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import type { Session } from '../../electron/session/session';
import { type Backend, type BackendKind, startBackend } from '../helpers/backends';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { detected, type RealServices } from '../helpers/real-services';
import { type Struck, strike } from './faults';
import { Pace } from './pace';
import { Service } from './service';

/** What one session went through. */
export type LaneReport = {
  readonly kind: BackendKind;
  readonly requests: number;
  readonly answered: number;
  /** Of the requests that no fault met, those that were answered: 0 to 1. */
  readonly served: number;
  /** The longest time, s, without an answer and without a fault in force. */
  readonly unservedSeconds: number;
  readonly faults: number;
  /** The server's own count. */
  readonly renewals: number;
  readonly ideal: number;
  /** Sessions that ended although the server would have gone on. */
  readonly lost: number;
  /** Ended because an answer with a rotated pair was lost, and because an outage outlasted a token. */
  readonly spent: number;
  readonly ranOut: number;
};

const PAIRS: ReadonlySet<BackendKind> = new Set<BackendKind>(['simplejwt', 'djoser', 'dj-rest-auth']);
const TOKEN_SECONDS = 5;
const signal = new AbortController().signal;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** One session against one server behind its fault proxy: requests all along, faults now and then. */
export class Lane {
  readonly #real: RealServices;
  readonly #backend: Backend;
  readonly #proxy: FaultProxy;
  readonly #server: ServerSetup;
  readonly #pace = new Pace();
  readonly #service = new Service();
  readonly #dice: () => number;
  #profileId = '';
  #counts = { requests: 0, answered: 0, faults: 0, lost: 0, spent: 0, ranOut: 0 };
  #undeliveredBefore = 0;
  /** Epoch ms until which a fault that lasts was last in force. */
  #faultyUntilMs = 0;

  private constructor(
    real: RealServices,
    parts: {
      readonly backend: Backend;
      readonly proxy: FaultProxy;
      readonly server: ServerSetup;
      readonly dice: () => number;
    },
  ) {
    this.#real = real;
    this.#backend = parts.backend;
    this.#proxy = parts.proxy;
    this.#server = parts.server;
    this.#dice = parts.dice;
    real.services.sessions.onChange((views) => {
      const view = views.find(({ profileId }) => profileId === this.#profileId);
      if (view) this.#pace.observe(view, Date.now());
    });
  }

  static async open(real: RealServices, kind: BackendKind, dice: () => number): Promise<Lane> {
    const backend = await startBackend(kind, { tokenSeconds: TOKEN_SECONDS, rows: 50 });
    const proxy = await startFaultProxy(backend.url);
    const lane = new Lane(real, { backend, proxy, server: await detected(real.services, proxy.url), dice });
    await lane.#signIn();
    return lane;
  }

  async run(untilMs: number): Promise<void> {
    await Promise.all([this.#ask(untilMs), this.#strike(untilMs)]);
  }

  async close(): Promise<LaneReport> {
    this.#proxy.passAll();
    await wait(1_000);
    const { renewed } = await this.#backend.counts();
    // A renewal whose answer was lost has to be done again; where it spent the pair, there is none to come.
    const renewals = renewed - this.#undelivered;
    await this.#proxy.stop();
    await this.#backend.stop();
    const { share: served, longestMs } = this.#service;
    const service = { served, unservedSeconds: longestMs / 1_000 };
    return { kind: this.#backend.kind, ...this.#counts, ...service, renewals, ideal: this.#pace.ideal };
  }

  async #ask(untilMs: number): Promise<void> {
    while (Date.now() < untilMs) {
      await this.#judge();
      await this.#askOnce();
      await wait(150 + this.#dice() * 200);
    }
    this.#service.end(Date.now());
  }

  async #askOnce(): Promise<void> {
    const askedAtMs = Date.now();
    const struckBefore = this.#proxy.struck();
    const url = `${this.#server.serverAddress}subscribers/`;
    const answer = await this.#session()?.http.send({ method: 'GET', url }, signal);
    const endedAtMs = Date.now();
    const isAnswered = answer?.ok === true && answer.value.status === 200;
    const namedMs = answer?.ok === false ? (answer.error.retryAtMs ?? 0) : 0;
    const wasFaulty = this.#proxy.struck() > struckBefore || Math.max(this.#faultyUntilMs, namedMs) >= askedAtMs;
    this.#service.observe({ askedAtMs, endedAtMs, isAnswered, isStruck: wasFaulty });
    this.#counts.requests += 1;
    if (isAnswered) this.#counts.answered += 1;
  }

  async #strike(untilMs: number): Promise<void> {
    const hold = async (ms: number): Promise<void> => {
      this.#faultyUntilMs = Number.POSITIVE_INFINITY;
      await wait(ms);
      this.#faultyUntilMs = Date.now();
    };
    const place = { proxy: this.#proxy, renewPath: this.#renewPath, listPath: '/api/subscribers/', hold };
    while (Date.now() < untilMs - 4_000) {
      await wait(1_500 + this.#dice() * 4_000);
      const struck: Struck = await strike(place, this.#dice, this.#isPair);
      this.#counts.faults += 1;
      // A list of all that ever came would look like a leak.
      this.#proxy.forget();
      if (struck === 'refusal') this.#pace.forced();
    }
  }

  /** Signs in again after an end, and notes whose end it was: the proxy knows what the server gave and nobody got. */
  async #judge(): Promise<void> {
    const state = this.#real.view(this.#profileId)?.state;
    if (state?.kind === 'expired') this.#counts.ranOut += 1;
    else if (state?.kind !== 'signed-out') return;
    else if (this.#isPair && this.#undelivered > this.#undeliveredBefore) this.#counts.spent += 1;
    else this.#counts.lost += 1;
    await this.#signIn();
  }

  async #signIn(): Promise<void> {
    this.#undeliveredBefore = this.#undelivered;
    for (;;) {
      this.#pace.restart();
      const begun = await this.#real.services.sessions.signIn(
        { server: this.#server, username: this.#backend.username, keepSignedIn: true, isDemo: false },
        { password: new Secret(this.#backend.password), endpointShown: this.#server.endpoints.signIn },
        signal,
      );
      if (begun.ok) {
        this.#profileId = begun.value.profileId;
        this.#pace.observe(begun.value, Date.now());
        return;
      }
      await wait(300);
    }
  }

  get #renewPath(): string {
    const { renew } = this.#server.endpoints;
    return renew === null ? '' : new URL(renew).pathname;
  }

  get #undelivered(): number {
    return this.#proxy.undelivered('POST', this.#renewPath);
  }

  /** Its refresh token is spent by being used: the test's servers rotate and blacklist. */
  get #isPair(): boolean {
    return PAIRS.has(this.#backend.kind);
  }

  #session(): Session | null {
    const session = this.#real.services.sessions.get(this.#profileId);
    return session.ok ? session.value : null;
  }
}
