import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Wire } from '../contract/declare';
import type { ChosenFile } from '../contract/edits';
import { failed, failure, ok, type Result } from '../contract/result';

const MOST_KNOWN = 500;
const FILE_ID = /^file-[0-9a-f-]{36}$/;

/**
 * Files that a person has chosen by a dialog, by an id that cannot be guessed.
 * SECURITY: the window never names a path, so a page that was taken over cannot have any other file sent.
 */
export class ChosenFiles {
  readonly #paths = new Map<string, string>();

  /** `disk` with Node's code as its reason where it cannot be had. Kept until Latchkey ends, at most 500. */
  async add(file: string): Promise<Result<ChosenFile>> {
    try {
      const facts = await stat(file);
      if (!facts.isFile()) return failed(failure('bad-file', 'It is no file.'));
      const fileId = `file-${randomUUID()}`;
      this.#paths.set(fileId, file);
      for (const oldest of [...this.#paths.keys()].slice(0, -MOST_KNOWN)) this.#paths.delete(oldest);
      return ok({ fileId, name: path.basename(file), size: facts.size });
    } catch (error) {
      return failed(failure('disk', 'The file could not be read.', { reason: reasonOf(error) }));
    }
  }

  pathOf(fileId: string): string | null {
    return this.#paths.get(fileId) ?? null;
  }
}

/** The id in `{ file: fileId }`; null for any other value, also for JSON that happens to look alike. */
export const fileIdIn = (value: Wire): string | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const entries = Object.entries(value);
  const [name, id] = entries[0] ?? [];
  return entries.length === 1 && name === 'file' && typeof id === 'string' && FILE_ID.test(id) ? id : null;
};

const reasonOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
