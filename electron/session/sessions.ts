import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Secret } from '../base/secret';
import type { Profile, ServerSetup } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import type { ServerClock, SessionView } from '../contract/session';
import type { Dialect } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http } from '../http/http';
import type { Vault } from '../vault/vault';
import { Diary, type DiaryFile } from './diary';
import type { Markers } from './markers';
import { Session } from './session';

/** The profiles as the sessions need them; the store keeps them on disk. */
export type Profiles = {
  all(): readonly Profile[];
  get(profileId: string): Profile | null;
  upsert(profile: Profile): Promise<void>;
  remove(profileId: string): Promise<void>;
};

type Dependencies = {
  readonly profiles: Profiles;
  readonly vault: Vault;
  readonly markers: Markers;
  readonly diaryFile: (profileId: string) => DiaryFile;
  readonly dialectById: (id: string) => Dialect | null;
  /** The observed layer of one profile, and the server's clock that it feeds. */
  readonly observed: (
    profileId: string,
    server: ServerSetup,
  ) => { readonly http: Http; readonly serverClock: { current(): ServerClock | null } };
  readonly newId: () => string;
  readonly clock: Clock;
  readonly random: () => number;
};

export type SignInOrder = {
  readonly server: ServerSetup;
  readonly username: string;
  readonly keepSignedIn: boolean;
  readonly isDemo: boolean;
};

/** The open sessions, one a profile; the only door of the room. */
export class Sessions {
  readonly #deps: Dependencies;
  readonly #changes = new Emitter<readonly SessionView[]>();
  readonly #sessions = new Map<string, Session>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get views(): readonly SessionView[] {
    return [...this.#sessions.values()].map((session) => session.view);
  }

  onChange(listener: (views: readonly SessionView[]) => void): () => void {
    return this.#changes.on(listener);
  }

  get(profileId: string): Result<Session> {
    const session = this.#sessions.get(profileId);
    return session ? { ok: true, value: session } : failed(failure('gone', 'There is no such profile.'));
  }

  /** The authorized layer of a profile, for its resources. */
  httpFor(profileId: string): Http | null {
    return this.#sessions.get(profileId)?.http ?? null;
  }

  /** Opens a session for each profile and restores those that have a record; all go on renewing in the background. */
  async restoreAll(): Promise<void> {
    const profiles = this.#deps.profiles.all();
    for (const profile of profiles) this.#sessions.set(profile.id, this.#make(profile));
    this.#announce();
    // The shown profile is the last used one and comes first; the keychain answers one call at a time anyway.
    for (const profile of profiles) await this.#sessions.get(profile.id)?.restore('background');
  }

  /** Signs in a server and user: those of a known profile, or new ones, which become a profile only on success. */
  async signIn(
    order: SignInOrder,
    secrets: { readonly password: Secret; readonly endpointShown: string },
    signal: AbortSignal,
  ): Promise<Result<SessionView>> {
    return this.#begin(order, (session) =>
      session.signIn(
        { username: order.username, password: secrets.password },
        { keep: order.keepSignedIn, endpointShown: secrets.endpointShown },
        signal,
      ),
    );
  }

  adoptGrant(order: SignInOrder, grant: Grant): Promise<Result<SessionView>> {
    return this.#begin(order, (session) => session.adoptGrant(grant, order.username || null, order.keepSignedIn));
  }

  /** Signs out, erases record and diary, and forgets the profile. */
  async remove(profileId: string): Promise<void> {
    const session = this.#sessions.get(profileId);
    if (session) {
      await session.signOut();
      session.eraseDiary();
      session.close();
    }
    this.#sessions.delete(profileId);
    await this.#deps.profiles.remove(profileId);
    this.#announce();
  }

  check(): void {
    for (const session of this.#sessions.values()) session.check();
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  async #begin(
    order: SignInOrder,
    begin: (session: Session) => Promise<Result<SessionView>>,
  ): Promise<Result<SessionView>> {
    if (!this.#deps.dialectById(order.server.dialectId)) {
      return failed(failure('bad-request', `There is no kind of server called ${order.server.dialectId}.`));
    }
    const known = this.#known(order);
    const profile = this.#profileOf(order, known);
    const open = this.#sessions.get(profile.id);
    // A candidate takes the place of an open session only when it has succeeded: a wrong guess loses nothing.
    const session = open && isSameServer(open.server, profile.server) ? open : this.#make(profile);
    const begun = await begin(session);
    if (begun.ok) {
      await this.#deps.profiles.upsert(profile);
      if (open !== session) open?.close();
      this.#sessions.set(profile.id, session);
      this.#announce();
    } else if (open !== session) session.close();
    return begun;
  }

  #known(order: SignInOrder): Profile | null {
    const isSame = (profile: Profile): boolean =>
      profile.server.serverAddress === order.server.serverAddress && profile.username === order.username;
    return this.#deps.profiles.all().find(isSame) ?? null;
  }

  #profileOf(order: SignInOrder, known: Profile | null): Profile {
    return {
      id: known?.id ?? this.#deps.newId(),
      resourcePath: known?.resourcePath ?? 'subscribers/',
      lastUsedAtMs: this.#deps.clock.now(),
      ...order,
    };
  }

  #make(profile: Profile): Session {
    const { dialectById, observed, diaryFile, vault, markers, clock, random } = this.#deps;
    const dialect = dialectById(profile.server.dialectId);
    if (!dialect) throw new Error(`Unknown dialect ${profile.server.dialectId}`);
    const session = new Session({
      profileId: profile.id,
      server: profile.server,
      ...{ dialect, vault, markers, clock, random },
      ...observed(profile.id, profile.server),
      diary: new Diary({ file: diaryFile(profile.id) }),
    });
    session.onChange(() => {
      if (this.#sessions.get(profile.id) === session) this.#announce();
    });
    return session;
  }

  #announce(): void {
    this.#changes.emit(this.views);
  }
}

const isSameServer = (a: ServerSetup, b: ServerSetup): boolean => JSON.stringify(a) === JSON.stringify(b);
