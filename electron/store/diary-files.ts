import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { writeAtomically } from './atomic-file';

/**
 * One JSON file a profile below `diary/`. A diary that cannot be read or written is done without: it is a record for
 * people, and nothing of the session hangs on it.
 */
export class DiaryFiles {
  readonly #folder: string;
  readonly #writing = new Map<string, Promise<unknown>>();
  /** What is to become of each file next; null: it goes. */
  readonly #latest = new Map<string, { readonly entries: unknown } | null>();

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
    this.#next(profileId, { entries });
  }

  /** After a write that is under way, which would bring the file back. */
  erase(profileId: string): void {
    this.#next(profileId, null);
  }

  /** All of them, also those of profiles that nobody knows any more. */
  async eraseAll(): Promise<void> {
    this.#latest.clear();
    await this.flushed();
    await rm(this.#folder, { recursive: true, force: true }).catch(() => {});
  }

  /** Resolves when everything said so far is on disk, or could not be written. */
  async flushed(): Promise<void> {
    await Promise.all(this.#writing.values());
  }

  #next(profileId: string, what: { readonly entries: unknown } | null): void {
    this.#latest.set(profileId, what);
    if (!this.#writing.has(profileId)) this.#writing.set(profileId, this.#work(profileId));
  }

  async #work(profileId: string): Promise<void> {
    const file = this.#file(profileId);
    for (;;) {
      const what = this.#latest.get(profileId);
      if (what === undefined) break;
      this.#latest.delete(profileId);
      if (what) await writeAtomically(file, JSON.stringify(what.entries));
      else await rm(file, { force: true }).catch(() => {});
    }
    this.#writing.delete(profileId);
  }

  #file(profileId: string): string {
    return path.join(this.#folder, `${profileId.replace(/[^\w-]/g, '_')}.json`);
  }
}
