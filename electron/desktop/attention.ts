import type { Profile } from '../contract/profile';
import type { SessionState, SessionView } from '../contract/session';
import type { TransferState, TransferView } from '../contract/transfer';
import { parsedUrl } from '../http/url-text';
import type { Notifier } from './notifications';
import type { SystemWords } from './system-words/en';

type Dependencies = {
  readonly notifier: Notifier;
  readonly say: () => SystemWords;
  /** By the person's setting, and only while no window of ours has the focus. */
  readonly isWanted: () => boolean;
  readonly profile: (profileId: string) => Profile | null;
  /** Brings up a window that shows that profile. */
  readonly bringUp: (profileId: string) => void;
};

/** Tells of what needs a person while they are elsewhere: never of what goes on, or ends, by their own hand. */
export class Attention {
  readonly #deps: Dependencies;
  #states: ReadonlyMap<string, SessionState> = new Map();
  #transfers: ReadonlyMap<string, TransferState['kind']> = new Map();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  sessions(views: readonly SessionView[]): void {
    const before = this.#states;
    this.#states = new Map(views.map(({ profileId, state }) => [profileId, state]));
    for (const { profileId, state } of views) {
      const was = before.get(profileId)?.kind;
      if (was === undefined || !LIVE.has(was) || !needsPerson(state)) continue;
      const who = this.#who(profileId);
      const { ended, expired, signInAgain } = this.#deps.say().notifications;
      this.#tell(profileId, state.kind === 'expired' ? expired(who) : ended(who), signInAgain);
    }
  }

  transfers(views: readonly TransferView[]): void {
    const before = this.#transfers;
    this.#transfers = new Map(views.map(({ transferId, state }) => [transferId, state.kind]));
    for (const view of views) {
      const was = before.get(view.transferId);
      if (was !== 'running' && was !== 'waiting') continue;
      const title = this.#titleOf(view);
      if (title !== null) this.#tell(view.profileId, title, this.#who(view.profileId));
    }
  }

  #titleOf({ kind, name, state, profileId }: TransferView): string | null {
    const say = this.#deps.say().notifications;
    const isExport = kind === 'export';
    if (state.kind === 'done') return isExport ? say.exported(name) : say.imported(name);
    if (state.kind === 'failed') return isExport ? say.exportFailed(name) : say.importFailed(name);
    if (state.kind !== 'paused') return null;
    // The session's own end has been told, and signing in lets the transfer go on.
    const session = this.#states.get(profileId);
    if (session && needsPerson(session)) return null;
    return isExport ? say.exportWaits(name) : say.importWaits(name);
  }

  #tell(profileId: string, title: string, body: string): void {
    if (this.#deps.isWanted()) this.#deps.notifier.show({ title, body }, () => this.#deps.bringUp(profileId));
  }

  #who(profileId: string): string {
    const profile = this.#deps.profile(profileId);
    if (!profile) return '';
    const host = parsedUrl(profile.server.serverAddress)?.host ?? profile.server.serverAddress;
    return profile.username === '' ? host : this.#deps.say().notifications.at(profile.username, host);
  }
}

const LIVE: ReadonlySet<SessionState['kind']> = new Set(['active', 'renewing', 'waiting']);

const needsPerson = (state: SessionState): boolean =>
  state.kind === 'expired' || (state.kind === 'signed-out' && state.reason !== 'by-person' && state.reason !== 'new');
