import { madeKnown } from './made-known';

/**
 * One kind of news to any number of listeners; one that throws keeps neither the others from hearing nor the teller from
 * going on (a renewal would never end).
 */
export class Emitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  on(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        madeKnown(error);
      }
    }
  }
}
