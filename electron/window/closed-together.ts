import type { BesidePlace, Place, WindowPlace } from '../store/window-place';

type Dependencies = { readonly place: Pick<WindowPlace, 'keep'>; readonly now: () => number };

/** `profileId`: that of a window beside the first; null: of the first, or of one that shows none. */
type Closed = { readonly place: Place; readonly isFirst: boolean; readonly profileId: string | null };

/** "Close all" of a taskbar closes windows one after the other, without a quit. */
const TOGETHER_MS = 2_000;

/** Which windows were open with the first one when the app ended: the next start opens them again. */
export class ClosedTogether {
  readonly #deps: Dependencies;
  #closed: readonly (Closed & { readonly atMs: number })[] = [];
  #quittingSinceMs: number | null = null;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  quitting(isQuitting: boolean): void {
    this.#quittingSinceMs = isQuitting ? (this.#quittingSinceMs ?? this.#deps.now()) : null;
  }

  add(closed: Closed): void {
    const atMs = this.#deps.now();
    // A quit may wait for an answer of the person between two windows.
    const sinceMs = (this.#quittingSinceMs ?? atMs) - TOGETHER_MS;
    this.#closed = [...this.#closed, { ...closed, atMs }].filter((one) => one.atMs >= sinceMs);
    const first = this.#closed.find(({ isFirst }) => isFirst);
    this.#deps.place.keep(first?.place ?? null, first ? this.#closed.flatMap(besideOf) : []);
  }
}

const besideOf = ({ place, isFirst, profileId }: Closed): readonly BesidePlace[] =>
  isFirst || profileId === null ? [] : [{ ...place, profileId }];
