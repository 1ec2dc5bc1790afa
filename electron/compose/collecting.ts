import type { FileHandle } from 'node:fs/promises';
import { rm } from 'node:fs/promises';
import { failed, failure, ok, type Result } from '../contract/result';
import { codeOf } from '../store/atomic-file';
import type { KeptAnswers } from './kept-answers';
import type { Redaction } from './redaction';

type Needs = {
  readonly kept: Pick<KeptAnswers, 'newFile'>;
  readonly redaction: Redaction;
  readonly mostInMemory: number;
};

/** A body as it comes: in memory while it is small, then in a file. */
export class Collecting {
  readonly #needs: Needs;
  #pieces: Uint8Array[] = [];
  #bytes = 0;
  #file: { readonly file: string; readonly handle: FileHandle } | null = null;
  #failure: Result<never> | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** False where the disk fails: `finish` says how. */
  async write(bytes: Uint8Array): Promise<boolean> {
    return this.#keep(this.#needs.redaction.piece(bytes));
  }

  /** `more`: what did not come in pieces. */
  async finish(more: Uint8Array): Promise<Result<{ readonly bytes: Uint8Array } | { readonly file: string }>> {
    const { redaction } = this.#needs;
    await this.#keep(redaction.piece(more));
    await this.#keep(redaction.rest());
    if (this.#failure) {
      await this.drop();
      return this.#failure;
    }
    if (!this.#file) return ok({ bytes: Buffer.concat(this.#pieces) });
    await this.#file.handle.close();
    return ok({ file: this.#file.file });
  }

  /** The request came to nothing. Never fails. */
  async drop(): Promise<void> {
    const open = this.#file;
    this.#file = null;
    this.#pieces = [];
    if (!open) return;
    await open.handle.close().catch(() => {});
    await rm(open.file, { force: true }).catch(() => {});
  }

  async #keep(bytes: Uint8Array): Promise<boolean> {
    if (this.#failure) return false;
    if (bytes.byteLength === 0) return true;
    this.#bytes += bytes.byteLength;
    this.#pieces.push(bytes);
    if (!this.#file && this.#bytes <= this.#needs.mostInMemory) return true;
    try {
      this.#file ??= await this.#needs.kept.newFile();
      const pieces = this.#pieces;
      this.#pieces = [];
      for (const piece of pieces) await this.#file.handle.writeFile(piece);
      return true;
    } catch (error) {
      this.#failure = failed(failure('disk', 'The answer could not be kept on disk.', { reason: codeOf(error) }));
      return false;
    }
  }
}
