import type { Clock } from '../base/clock';
import type { SessionView } from '../contract/session';
import type { Patience } from '../vault/vault';
import type { Clockwork } from './clockwork';
import type { GrantKeeper } from './grant-keeper';
import type { Markers } from './markers';
import type { SessionCore } from './session-core';

type Dependencies = {
  readonly profileId: string;
  readonly core: SessionCore;
  readonly keeper: GrantKeeper;
  readonly markers: Markers;
  readonly clockwork: Clockwork;
  readonly clock: Clock;
  readonly isRenewing: () => boolean;
};

const SAVE_AGAIN_MS = 30_000;

/** Sees to it that a grant which the keychain did not take is saved later, and that the diary tells where it is kept. */
export class Keeping {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  async saveAgain(patience: Patience): Promise<void> {
    const { profileId, core, keeper, markers, isRenewing } = this.#deps;
    const before = keeper.keeping.kind;
    const isSaved = await keeper.saveAgain(patience);
    // A renewal that has begun meanwhile has set the marker for itself.
    if (isSaved && !isRenewing()) await markers.setRenewal(profileId, null);
    this.note(before);
    core.announce();
  }

  /** "Keep me signed in", given: the grant in force becomes a record. */
  async keepFromNow(): Promise<void> {
    const { profileId, core, keeper, markers } = this.#deps;
    const before = keeper.keeping.kind;
    if (await keeper.keepFromNow('person')) await markers.setRenewal(profileId, null);
    this.note(before);
    core.announce();
  }

  /** And taken back: the record goes at once, also one that a locked keychain does not show. */
  async onlyInMemory(): Promise<void> {
    const { core, keeper } = this.#deps;
    await keeper.onlyInMemory();
    if (core.state.kind === 'locked') core.move({ kind: 'record-absent' });
    else core.announce();
  }

  /** One line in the diary for each change, not for each attempt: a keychain that stays away would fill it. */
  note(before?: SessionView['keeping']['kind']): void {
    const { core, clock, clockwork } = this.#deps;
    const { keeping, isUnsaved } = this.#deps.keeper;
    if (keeping.kind !== before) {
      if (keeping.kind === 'not-saved') core.write({ event: 'not-saved' });
      if (keeping.kind === 'memory-only' && keeping.why === 'no-keychain') core.write({ event: 'memory-only' });
      if (keeping.kind === 'keychain' && before !== undefined) core.write({ event: 'saved' });
    }
    if (isUnsaved) clockwork.saveAt(clock.now() + SAVE_AGAIN_MS);
  }
}
