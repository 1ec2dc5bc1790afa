import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { writeAtomically } from './atomic-file';

/**
 * One JSON file a profile below `diary/`. A diary that cannot be read or written is done without: it is a record for
 * people, and nothing of the session hangs on it.
 */
export class DiaryFiles {
  readonly #folder: string;
  readonly #writing = new Map<string, Promise<unknown>>();
  readonly #latest = new Map<string, unknown>();

  constructor({ folder }: { readonly folder: string }) {
    this.#folder = path.join(folder, 'diary');
  }

  load(profileId: string): unknown {
    try {
      return JSON.parse(readFileSync(this.#file(profileId), 'utf8'));
    } catch {
      return null;
    }
  }

  /** Entries that come while one write is under way go to disk together after it. */
  save(profileId: string, entries: unknown): void {
    this.#latest.set(profileId, entries);
    if (this.#writing.has(profileId)) return;
    const write = async (): Promise<void> => {
      while (this.#latest.has(profileId)) {
        const text = JSON.stringify(this.#latest.get(profileId));
        this.#latest.delete(profileId);
        await writeAtomically(this.#file(profileId), text);
      }
      this.#writing.delete(profileId);
    };
    this.#writing.set(profileId, write());
  }

  /** After a write that is under way, which would bring the file back. */
  erase(profileId: string): void {
    this.#latest.delete(profileId);
    const remove = (): void => rmSync(this.#file(profileId), { force: true });
    void Promise.resolve(this.#writing.get(profileId)).then(remove);
  }

  /** Resolves when everything said so far is on disk, or could not be written. */
  async flushed(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  #file(profileId: string): string {
    return path.join(this.#folder, `${profileId.replace(/[^\w-]/g, '_')}.json`);
  }
}
