import { Secret } from '../base/secret';
import type { ServerSetup } from '../contract/profile';
import type { Result } from '../contract/result';
import type { SessionView } from '../contract/session';
import type { Sessions } from './sessions';
import type { Profiles } from './sessions-dependencies';

/** The tutorial's user, published with it: no secret. */
const USER = { username: 'test_user', password: 'awesomepwd' } as const;

type Dependencies = {
  readonly profiles: Profiles;
  readonly sessions: Sessions;
  /** Starts the demo server, on that port if it is free; answers its address. A running one answers at once. */
  readonly start: (port: number) => Promise<Result<string>>;
};

/** The demo server and its user, one click away; a restart finds the same address, so that its session goes on. */
export class DemoAccount {
  readonly #deps: Dependencies;
  readonly #kinds = new Map<string, SessionView['state']['kind']>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async signIn(signal: AbortSignal): Promise<Result<SessionView>> {
    const started = await this.start();
    if (!started.ok) return started;
    const server = setupOf(started.value);
    await this.#forgetOthers(server);
    return this.#deps.sessions.signIn(
      { server, username: USER.username, keepSignedIn: true, isDemo: true },
      { password: new Secret(USER.password), endpointShown: server.endpoints.signIn },
      signal,
    );
  }

  /**
   * The demo's user and password are published with it, so nobody is asked for them again when its minute has run out
   * in sleep or while Latchkey was closed. Once for each time: a demo that does not start is not tried for ever.
   */
  follow(views: readonly SessionView[]): void {
    for (const { profileId, state } of views) {
      const before = this.#kinds.get(profileId);
      this.#kinds.set(profileId, state.kind);
      const hasJustExpired = state.kind === 'expired' && before !== 'expired' && before !== 'signing-in';
      if (hasJustExpired && this.#deps.profiles.get(profileId)?.isDemo) void this.signIn(new AbortController().signal);
    }
  }

  /** Before its session is restored or signed in again: a profile of the demo needs its server. */
  start(): Promise<Result<string>> {
    const known = this.#deps.profiles.all().find((profile) => profile.isDemo);
    return this.#deps.start(known ? Number(new URL(known.server.serverAddress).port) : 0);
  }

  /** The port was taken meanwhile: the profile of the old address leads nowhere. */
  async #forgetOthers(server: ServerSetup): Promise<void> {
    for (const profile of this.#deps.profiles.all()) {
      const isOld = profile.isDemo && profile.server.serverAddress !== server.serverAddress;
      if (isOld) await this.#deps.sessions.remove(profile.id);
    }
  }
}

const setupOf = (serverAddress: string): ServerSetup => ({
  serverAddress,
  dialectId: 'djangorestframework-jwt',
  endpoints: {
    signIn: `${serverAddress}jwt-auth/`,
    renew: `${serverAddress}jwt-refresh/`,
    verify: `${serverAddress}jwt-verify/`,
    signOut: null,
  },
  scheme: 'JWT',
  headerName: 'Authorization',
  usernameField: 'username',
  plainHttpOrigin: null,
  renewalWindowSeconds: null,
});
