import { Emitter } from '../base/emitter';
import type { Notice } from '../contract/settings';

/** What the person should know about files of this computer, until dismissed; one of a kind and path at a time. */
export class Notices {
  readonly #changes = new Emitter<readonly Notice[]>();
  #notices: readonly Notice[] = [];

  get all(): readonly Notice[] {
    return this.#notices;
  }

  onChange(listener: (notices: readonly Notice[]) => void): () => void {
    return this.#changes.on(listener);
  }

  add(notice: Omit<Notice, 'id'>): void {
    const id = `${notice.kind}:${notice.path}`;
    this.#set([...this.#notices.filter((known) => known.id !== id), { id, ...notice }]);
  }

  dismiss(noticeId: string): void {
    this.#set(this.#notices.filter(({ id }) => id !== noticeId));
  }

  #set(notices: readonly Notice[]): void {
    this.#notices = notices;
    this.#changes.emit(notices);
  }
}
