import { Emitter } from '../base/emitter';
import { type Profile, plainProfile } from '../contract/profile';
import { failed, failure, type Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { Values } from '../dialects/dialect';
import type { Grant } from '../dialects/grant';
import type { Http } from '../http/http';
import { Diary } from './diary';
import { LiveSetup } from './live-setup';
import { Session } from './session';
import type { SessionsDependencies } from './sessions-dependencies';
import { type SignInOrder, type SignInSecrets, SignIns } from './sign-ins';
import { isSameServer, isUsable } from './usable-server';

/** The open sessions, one a profile; the only door of the room. */
export class Sessions {
  readonly #deps: SessionsDependencies;
  readonly #changes = new Emitter<readonly SessionView[]>();
  readonly #sessions = new Map<string, Session>();
  readonly #restoring = new Map<string, Promise<unknown>>();
  /** Resolves when `restoreAll` has opened its sessions. */
  readonly #opened: Promise<void>;
  #allOpened: () => void = () => {};
  readonly #signIns: SignIns;

  constructor(deps: SessionsDependencies) {
    this.#deps = deps;
    this.#opened = new Promise((resolve) => {
      this.#allOpened = resolve;
    });
    this.#signIns = new SignIns({ ...deps, begin: (order, sign) => this.#begin(order, sign) });
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

  /** The same for tables: what they write themselves is not told. */
  tableHttpFor(profileId: string): Http | null {
    return this.#sessions.get(profileId)?.tableHttp ?? null;
  }

  /**
   * Opens a session for each profile and restores those that have a record; all go on renewing in the background.
   * At the same time, so that a slow server holds up only its own; the keychain answers them in this order, the last
   * used first. `prepare` comes before each. A profile whose session is open already was signed in meanwhile.
   */
  async restoreAll(
    prepare: (profile: Profile) => Promise<unknown> = () => Promise.resolve(),
    isWanted: (profile: Profile) => boolean = () => true,
  ): Promise<void> {
    for (const profile of this.#deps.profiles.all().filter(isWanted)) {
      const session = this.#sessions.has(profile.id) ? null : this.#make(profile);
      if (!session) continue;
      this.#sessions.set(profile.id, session);
      this.#restoring.set(
        profile.id,
        prepare(profile).then(() => session.restore('background')),
      );
    }
    this.#allOpened();
    this.#announce();
    await Promise.all(this.#restoring.values());
  }

  /** The session of a profile when it has been restored, or could not be. A command may ask before any is open. */
  async restored(profileId: string): Promise<Result<Session>> {
    await this.#opened;
    await this.#restoring.get(profileId);
    return this.get(profileId);
  }

  /** Signs in a server and user: those of a known profile, or new ones, which become a profile only on success. */
  signIn(order: SignInOrder, secrets: SignInSecrets, signal: AbortSignal): Promise<Result<SessionView>> {
    return this.#signIns.signIn(order, secrets, signal);
  }

  /** The second step of a sign-in, and turning away from it. */
  takeStep(stepId: string, values: Values, signal: AbortSignal): Promise<Result<SessionView>> {
    return this.#signIns.takeStep(stepId, values, signal);
  }

  dropStep(stepId: string): void {
    this.#signIns.dropStep(stepId);
  }

  adoptGrant(order: SignInOrder, grant: Grant): Promise<Result<SessionView>> {
    return this.#begin(order, (session) => session.adoptGrant(grant, order.username || null, order.keepSignedIn));
  }

  /** A profile that is not signed in, or is so in another run. False where it is not one that can be opened. */
  async add(profile: Profile): Promise<boolean> {
    const session = this.#make(profile);
    if (!session) return false;
    await this.#deps.profiles.upsert(profile);
    this.#sessions.set(profile.id, session);
    this.#announce();
    return true;
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

  /** After a change of settings that move the next renewal. */
  reschedule(): void {
    for (const session of this.#sessions.values()) session.reschedule();
  }

  check(): void {
    for (const session of this.#sessions.values()) session.check();
  }

  /** See `Session.lookForKeychain`. */
  lookForKeychain(isSign: boolean): void {
    for (const session of this.#sessions.values()) session.lookForKeychain(isSign);
  }

  /** Before the computer sleeps; the system may not wait for it. */
  async beforeSleep(): Promise<void> {
    await Promise.all([...this.#sessions.values()].map((session) => session.beforeSleep()));
  }

  /** At the end of the app: stops all, and waits a little for renewals under way to be saved. */
  async finish(): Promise<void> {
    this.#signIns.close();
    await Promise.all([...this.#sessions.values()].map((session) => session.finish()));
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
    if (!session) return failed(failure('bad-address', 'An address of this server is not an absolute URL.'));
    const begun = await begin(session);
    // As it is by now: it may have been changed while the server was asked, and its setup with it.
    const current = this.#deps.profiles.get(profile.id);
    const isRemoved = known !== null && current === null;
    if (begun.ok && isRemoved) await session.signOut();
    if (!begun.ok || isRemoved) {
      if (open !== session) session.close();
      return begun.ok ? failed(failure('gone', 'The profile was removed while it was signed in.')) : begun;
    }
    const asNow = { ...order, server: session.server };
    const written = this.#deps.profiles.upsert(current ? this.#profileOf(asNow, current) : profile);
    const isReplaced = open !== undefined && open !== session;
    if (isReplaced) open.close();
    this.#sessions.set(profile.id, session);
    await written;
    // A renewal of the one before may have come into the keychain behind the new record.
    if (isReplaced && session.view.keeping.kind === 'keychain') await session.keepSignedIn(true);
    this.#announce();
    return begun;
  }

  #known(order: SignInOrder): Profile | null {
    if (order.profileId !== undefined) return this.#deps.profiles.get(order.profileId);
    const isSame = (profile: Profile): boolean =>
      profile.server.serverAddress === order.server.serverAddress && profile.username === order.username;
    return this.#deps.profiles.all().find(isSame) ?? null;
  }

  #profileOf(order: SignInOrder, known: Profile | null): Profile {
    const { server, username, keepSignedIn, isDemo } = order;
    return {
      ...plainProfile,
      resourcePath: 'subscribers/',
      ...known,
      id: known?.id ?? this.#deps.newId(),
      lastUsedAtMs: this.#deps.clock.now(),
      ...{ username, keepSignedIn, isDemo },
      // Detection knows nothing of what the server has taught before.
      server: {
        ...server,
        renewalWindowSeconds: server.renewalWindowSeconds ?? known?.server.renewalWindowSeconds ?? null,
      },
    };
  }

  /** Null for a profile file edited by hand, or of a later version: one such profile must not keep the app from starting. */
  #make(profile: Profile): Session | null {
    const { dialectById, observed, diaryFile, vault, markers, clock, random, renewBefore } = this.#deps;
    const dialect = dialectById(profile.server.dialectId);
    if (!dialect || !isUsable(profile.server)) return null;
    const server = new LiveSetup(profile.server);
    const session: Session = new Session({
      profileId: profile.id,
      ...{ server, dialect, vault, markers, clock, random, renewBefore },
      ...observed(profile.id, server),
      diary: new Diary({ file: diaryFile(profile.id) }),
      windowLearnt: (seconds) => this.#learn(session, profile.id, seconds),
      wrote: (url) => this.#deps.wrote?.(profile.id, url),
    });
    session.onChange(() => {
      if (this.#sessions.get(profile.id) === session) this.#announce();
    });
    return session;
  }

  #learn(session: Session, profileId: string, renewalWindowSeconds: number | null): void {
    const profile = this.#deps.profiles.get(profileId);
    if (!profile || this.#sessions.get(profileId) !== session) return;
    const server = { ...profile.server, renewalWindowSeconds };
    void this.#deps.profiles.upsert({ ...profile, server });
    session.reconfigure(server);
  }

  #announce(): void {
    this.#changes.emit(this.views);
  }
}
