import type { Deletions } from './deletions';
import type { DraftBook } from './drafts';

export type LeaveQuestion = {
  readonly id: number;
  readonly profileId: string;
  readonly step: 'deletions' | 'drafts';
};

type Open = { readonly question: LeaveQuestion; readonly settle: (mayLeave: boolean) => void };
type Needs = { readonly drafts: DraftBook; readonly deletions: Deletions };

/** The question before a profile is left with something that is not saved; one at a time, shown in one place. */
export class Leaving {
  readonly #needs: Needs;
  readonly #listeners = new Set<() => void>();
  #open: Open | null = null;
  #last = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get question(): LeaveQuestion | null {
    return this.#open?.question ?? null;
  }

  answer(mayLeave: boolean): void {
    const open = this.#open;
    this.#open = null;
    this.#changed();
    open?.settle(mayLeave);
  }

  /**
   * Deletions that wait are decided; input is lost only by signing out, since a profile that is merely not shown keeps
   * its forms. True: leave.
   */
  async mayLeave(profileId: string, way: 'switch' | 'sign-out'): Promise<boolean> {
    const { deletions, drafts } = this.#needs;
    const hasDeletions = deletions.list.some((one) => one.profileId === profileId);
    if (hasDeletions && !(await this.#ask(profileId, 'deletions'))) return false;
    if (way === 'sign-out' && drafts.countOf(profileId) > 0) return this.#ask(profileId, 'drafts');
    return true;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #ask(profileId: string, step: LeaveQuestion['step']): Promise<boolean> {
    // Another question takes the place of one that was never answered.
    this.#open?.settle(false);
    this.#last += 1;
    const question = { id: this.#last, profileId, step };
    return new Promise((resolve) => {
      this.#open = { question, settle: resolve };
      this.#changed();
    });
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
