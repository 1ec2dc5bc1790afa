import type { Clock } from '../base/clock';
import { Emitter } from '../base/emitter';
import type { Lent } from '../contract/lending';
import type { Profile } from '../contract/profile';
import { failed, failure, ok, type Result } from '../contract/result';
import type { Http } from '../http/http';
import { answersTokens } from '../http/token-endpoints';
import { LoopbackProxy } from './loopback-proxy';

type Dependencies = {
  /** The authorized client of a profile; null while it is signed out. */
  readonly httpFor: (profileId: string) => Http | null;
  readonly profile: (profileId: string) => Profile | null;
  readonly clock: Clock;
  /** For the diary of the profile. */
  readonly note: (profileId: string, event: 'lent' | 'lending-ended') => void;
};

type Place = { readonly serverAddress: string; readonly headerName: string };
type Open = { readonly proxy: LoopbackProxy; readonly place: Place; readonly lent: Omit<Lent, 'count'> };

const TELL_MS = 500;

/** Which sessions are lent: one address a profile, opened by a person's choice and closed with the session. */
export class Lending {
  readonly #deps: Dependencies;
  readonly #open = new Map<string, Open>();
  readonly #changes = new Emitter<readonly Lent[]>();
  #telling: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  get lent(): readonly Lent[] {
    return [...this.#open.values()].map(({ proxy, lent }) => ({ ...lent, count: proxy.count }));
  }

  onChange(listener: (lent: readonly Lent[]) => void): () => void {
    return this.#changes.on(listener);
  }

  /**
   * Opens an address, in place of one that is open. A profile that may not write, or asks before each write, is lent for
   * reading whatever is asked: nobody is there to be asked.
   */
  async start(
    profileId: string,
    asked: { readonly mayWrite: boolean; readonly idleMs: number },
  ): Promise<Result<null>> {
    const { profile: profileOf, httpFor, clock, note } = this.#deps;
    const profile = profileOf(profileId);
    if (!profile || !httpFor(profileId)) return failed(failure('not-signed-in', 'This profile is not signed in.'));
    this.stop(profileId);
    const mayWrite = asked.mayWrite && profile.writes === 'allowed';
    const { serverAddress, headerName } = profile.server;
    const opened = await LoopbackProxy.open({
      ...{ serverAddress, headerName, mayWrite, idleMs: asked.idleMs },
      http: () => httpFor(profileId),
      isOfSignIn: (url) => {
        const now = profileOf(profileId);
        return !now || answersTokens(url, now.server.endpoints);
      },
      onUse: () => this.#tellSoon(),
      onClosed: () => {
        if (this.#open.get(profileId)?.proxy === (opened.ok ? opened.value : null)) this.#open.delete(profileId);
        note(profileId, 'lending-ended');
        this.#tell();
      },
    });
    if (!opened.ok) return opened;
    // Asked for twice at once.
    this.stop(profileId);
    this.#open.set(profileId, {
      ...{ proxy: opened.value, place: { serverAddress, headerName } },
      lent: { profileId, mayWrite, sinceMs: clock.now(), idleMs: asked.idleMs },
    });
    note(profileId, 'lent');
    this.#tell();
    // What has changed while it was being opened.
    this.review();
    if (!httpFor(profileId) || this.#isClosed) this.end(profileId);
    return ok(null);
  }

  /** SECURITY: who has it can use the session; it leaves this process by a gesture alone. `gone` when none is open. */
  addressOf(profileId: string): Result<string> {
    const open = this.#open.get(profileId);
    return open ? ok(open.proxy.url) : failed(failure('gone', 'This session is not lent.'));
  }

  stop(profileId: string): void {
    this.#open.get(profileId)?.proxy.close('asked');
  }

  /** After a change of profiles: what is gone, has moved, or may no longer write, is not lent on. */
  review(): void {
    for (const { lent, place } of [...this.#open.values()]) {
      const profile = this.#deps.profile(lent.profileId);
      const isThere =
        profile?.server.serverAddress === place.serverAddress && profile.server.headerName === place.headerName;
      if (!isThere || (lent.mayWrite && profile.writes !== 'allowed')) this.stop(lent.profileId);
    }
  }

  /** Its session has ended. */
  end(profileId: string): void {
    this.#open.get(profileId)?.proxy.close('session-ended');
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#telling);
    for (const profileId of [...this.#open.keys()]) this.stop(profileId);
    clearTimeout(this.#telling);
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => this.#tell(), TELL_MS);
  }

  #tell(): void {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.#changes.emit(this.lent);
  }
}
