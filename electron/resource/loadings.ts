import type { LoadingView } from '../contract/transfer';

/** News at most this often; what comes in between is told with the next. */
const EVERY_MS = 100;

/** Which big lists are on their way, for the window. */
export class Loadings {
  readonly #tell: (loading: readonly LoadingView[]) => void;
  readonly #views = new Map<object, LoadingView>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(tell: (loading: readonly LoadingView[]) => void) {
    this.#tell = tell;
  }

  /** One that may begin; told once it has progressed. */
  of({ profileId, path }: { readonly profileId: string; readonly path: string }) {
    const key = {};
    return {
      progress: ({ bytes, rows }: { readonly bytes: number; readonly rows: number }): void => {
        this.#views.set(key, { profileId, path, bytes, rows });
        this.#timer ??= setTimeout(() => this.#now(), EVERY_MS);
      },
      end: (): void => {
        if (this.#views.delete(key)) this.#now();
      },
    };
  }

  #now(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#tell([...this.#views.values()]);
  }
}
