import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/**
 * A file that is written bit by bit beside its place, under `name.part`, and stands there only when it is whole: flushed,
 * then renamed over what was there. Readable by its owner only. Rejects with Node's errors (ENOSPC, EACCES, EROFS …).
 */
export class PartFile {
  readonly #file: string;
  readonly #handle: FileHandle;
  #bytes: number;

  private constructor(file: string, handle: FileHandle, bytes: number) {
    this.#file = file;
    this.#handle = handle;
    this.#bytes = bytes;
  }

  /** `bytes`: how much of an earlier part file is good; what follows is cut off. Rejects with ENOENT when it is gone. */
  static async open(file: string, bytes: number): Promise<PartFile> {
    const handle = await open(partOf(file), bytes > 0 ? 'r+' : 'w', 0o600);
    try {
      const { size } = await handle.stat();
      if (size < bytes) throw Object.assign(new Error('The part file is shorter than it was.'), { code: 'ENOENT' });
      await handle.truncate(bytes);
      return new PartFile(file, handle, bytes);
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** Of what was written whole. */
  get bytes(): number {
    return this.#bytes;
  }

  async write(text: string): Promise<void> {
    if (text === '') return;
    const bytes = Buffer.from(text, 'utf8');
    let written = 0;
    // a nearly full disk takes a part and fails at the next
    while (written < bytes.length) {
      const at = this.#bytes + written;
      written += (await this.#handle.write(bytes, written, bytes.length - written, at)).bytesWritten;
    }
    this.#bytes += bytes.length;
  }

  async finish(): Promise<void> {
    try {
      await this.#handle.sync();
    } finally {
      await this.#handle.close();
    }
    await rename(partOf(this.#file), this.#file);
    await flushFolder(path.dirname(this.#file));
  }

  /** Stops for now: what was written stays, to be gone on with. */
  async pause(): Promise<void> {
    await this.#handle.sync().catch(() => {});
    await this.#handle.close();
  }
}

const partOf = (file: string): string => `${file}.part`;

/** Never fails. */
export const removePart = (file: string): Promise<void> => rm(partOf(file), { force: true }).catch(() => {});

/** As store/atomic-file.ts has it: no failure where the system cannot, since the file is in its place by then. */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
};
