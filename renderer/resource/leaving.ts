import type { Deletions } from './deletions';
import type { DraftBook } from './drafts';

export type LeaveQuestion = {
  readonly id: number;
  readonly profileId: string;
  readonly step: 'deletions' | 'drafts';
};

type Open = { readonly question: LeaveQuestion; readonly go: () => void };
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
    if (mayLeave) open?.go();
  }

  /**
   * Goes at once where nothing is unsaved. Deletions that wait are decided; input is lost only by signing out, since a
   * profile that is merely not shown keeps its forms.
   */
  leave(profileId: string, way: 'switch' | 'sign-out', go: () => void): void {
    const { deletions, drafts } = this.#needs;
    const askDrafts = (): void => {
      if (way === 'sign-out' && drafts.countOf(profileId) > 0) this.#ask(profileId, 'drafts', go);
      else go();
    };
    if (deletions.list.some((one) => one.profileId === profileId)) this.#ask(profileId, 'deletions', askDrafts);
    else askDrafts();
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes the place of one that was never answered. */
  #ask(profileId: string, step: LeaveQuestion['step'], go: () => void): void {
    this.#last += 1;
    this.#open = { question: { id: this.#last, profileId, step }, go };
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
