import type { Clock } from '../base/clock';
import { gathered } from '../base/gathered';
import type { Outdated } from '../contract/edits';

type Needs = {
  /** Collections that were opened, as their tables name them, to which an address belongs. */
  readonly pathsAt: (profileId: string, url: string) => readonly string[];
  readonly tell: (outdated: Outdated) => void;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

/** Told once no other write has come for so long, or so long after the first of them. */
const QUIET_MS = 500;
const MOST_MS = 5_000;

/** Writes that go past the tables (composed requests, commands, the lent address): a burst of them is told as one. */
export class ForeignWrites {
  readonly #needs: Needs;
  readonly #telling = gathered(() => this.#tell(), QUIET_MS);
  readonly #outdated = new Map<string, Outdated>();
  #sinceMs = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  wrote(profileId: string, url: string): void {
    const { pathsAt, clock } = this.#needs;
    const paths = pathsAt(profileId, url);
    if (paths.length === 0) return;
    const nowMs = clock.monotonicMs();
    if (this.#outdated.size === 0) this.#sinceMs = nowMs;
    for (const path of paths) this.#outdated.set(JSON.stringify([profileId, path]), { profileId, path });
    // once that has gone on for long, what is due stays due
    if (nowMs - this.#sinceMs < MOST_MS) this.#telling.stop();
    this.#telling.run();
  }

  stop(): void {
    this.#telling.stop();
  }

  #tell(): void {
    const all = [...this.#outdated.values()];
    this.#outdated.clear();
    for (const outdated of all) this.#needs.tell(outdated);
  }
}
