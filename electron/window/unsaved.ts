import type { KeptDraft, UnsavedCounts } from '../contract/unsaved';

const NOTHING: UnsavedCounts = { drafts: 0, deletions: 0, refused: 0 };
const MOST_DRAFTS = 100;

/**
 * What the window has not saved: how much, for the question before it closes, and the drafts themselves, which a view
 * that was loaded again gets back.
 * SECURITY (security.md, data at rest): a draft is a person's input and stays in this memory; it is never written.
 */
export class Unsaved {
  readonly #drafts = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  #counts = NOTHING;

  get counts(): UnsavedCounts {
    return this.#counts;
  }

  report(counts: UnsavedCounts): void {
    this.#counts = counts;
    for (const listener of [...this.#listeners]) listener();
  }

  /** The view is gone: what waited in it will not happen; drafts are still here. */
  viewGone(): void {
    this.report({ drafts: this.#drafts.size, deletions: 0, refused: 0 });
  }

  /** At most 100, the oldest go first: a window has one form a collection open. */
  keep(draftId: string, text: string | null): void {
    this.#drafts.delete(draftId);
    if (text === null) return;
    this.#drafts.set(draftId, text);
    const [oldest] = this.#drafts.keys();
    if (this.#drafts.size > MOST_DRAFTS && oldest !== undefined) this.#drafts.delete(oldest);
  }

  /** Oldest first. */
  get kept(): readonly KeptDraft[] {
    return [...this.#drafts].map(([draftId, text]) => ({ draftId, text }));
  }

  /** Settles true when no deletion waits any more and none was refused; false after `withinMs`, or on a refusal. */
  deletionsDone(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (isDone: boolean): void => {
        clearTimeout(timer);
        this.#listeners.delete(look);
        resolve(isDone);
      };
      const look = (): void => {
        if (this.#counts.refused > 0) settle(false);
        else if (this.#counts.deletions === 0) settle(true);
      };
      // A refusal from before says nothing about those that wait now.
      this.#counts = { ...this.#counts, refused: 0 };
      const timer = setTimeout(() => settle(false), withinMs);
      this.#listeners.add(look);
      look();
    });
  }
}
