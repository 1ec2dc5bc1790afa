/** Longer than anything that an update does without a word: comparing hashes and signatures, or a slow feed. */
const MOST_SILENT_MS = 120_000;

/** Nothing was heard for two minutes. */
export class Silence extends Error {}

/**
 * What `work` resolves with, or `Silence` once it has said nothing for two minutes: Electron's requests wait for a server
 * without end. `hear` is called for each sign of life; `signal` aborts what has become silent.
 */
export const untilSilent = <T>(work: (hear: () => void, signal: AbortSignal) => Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const given = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        given.abort();
        reject(new Silence());
      }, MOST_SILENT_MS);
    };
    hear();
    void work(hear, given.signal)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
