import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, type FileHandle, mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { failed, failure, ok, type Result } from '../contract/result';
import { codeOf } from '../store/atomic-file';

/** Answers that can still be saved; the oldest go first. */
const MOST_ANSWERS = 10;
const MOST_BYTES_IN_MEMORY = 64 * 2 ** 20;

type Kept = { readonly profileId: string; readonly fileName: string; readonly content: Content };
type Content = { readonly bytes: Uint8Array } | { readonly file: string };

/**
 * The bodies of the last answers, to be saved by a person. What is too large for memory lies in a folder of its own,
 * readable by its owner only, which is emptied at the start and at the end.
 */
export class KeptAnswers {
  readonly #folder: string;
  readonly #answers = new Map<string, Kept>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  add(answer: Kept): string {
    const answerId = `answer-${randomUUID()}`;
    this.#answers.set(answerId, answer);
    while (this.#answers.size > MOST_ANSWERS || this.#bytes() > MOST_BYTES_IN_MEMORY) {
      const [oldest] = this.#answers.keys();
      if (oldest === undefined || oldest === answerId) break;
      this.#forget(oldest);
    }
    return answerId;
  }

  /** Rejects with Node's errors. */
  async newFile(): Promise<{ readonly file: string; readonly handle: FileHandle }> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.#folder, `${randomUUID()}.body`);
    return { file, handle: await open(file, 'wx', 0o600) };
  }

  /** Whole or not at all under its name: written beside it first. `gone` for an answer that is not kept any more. */
  async save(answerId: string, file: string): Promise<Result<null>> {
    const kept = this.#answers.get(answerId);
    if (!kept) return notKept();
    // Of a name of its own: a `.part` beside it may be somebody's.
    const part = `${file}.${randomUUID()}.part`;
    try {
      if ('bytes' in kept.content) await writeFile(part, kept.content.bytes, { mode: 0o600, flag: 'wx' });
      else await copyFile(kept.content.file, part, constants.COPYFILE_FICLONE);
      const handle = await open(part, 'r+');
      await handle.sync().finally(() => handle.close());
      await rename(part, file);
      return ok(null);
    } catch (error) {
      await rm(part, { force: true }).catch(() => {});
      return failed(failure('disk', `${path.basename(file)} could not be written.`, { reason: codeOf(error) }));
    }
  }

  fileNameOf(answerId: string): Result<string> {
    const kept = this.#answers.get(answerId);
    return kept ? ok(kept.fileName) : notKept();
  }

  forgetProfile(profileId: string): void {
    for (const [answerId, kept] of this.#answers) if (kept.profileId === profileId) this.#forget(answerId);
  }

  /** Also what an earlier run has left. Never fails. */
  async eraseAll(): Promise<void> {
    this.#answers.clear();
    await rm(this.#folder, { recursive: true, force: true }).catch(() => {});
  }

  #forget(answerId: string): void {
    const kept = this.#answers.get(answerId);
    this.#answers.delete(answerId);
    if (kept && 'file' in kept.content) void rm(kept.content.file, { force: true }).catch(() => {});
  }

  #bytes(): number {
    const sizes = [...this.#answers.values()].map(({ content }) => ('bytes' in content ? content.bytes.byteLength : 0));
    return sizes.reduce((sum, size) => sum + size, 0);
  }
}

const notKept = (): Result<never> => failed(failure('gone', 'This answer is not kept any more.'));
