import { readFileSync, readSync, writeSync } from 'node:fs';
import type { CommandIo } from './command';

/** More bytes than the longest token that is read can have; the rest is let through unkept. */
const MOST_BYTES = 2 ** 20;
const CHUNK_BYTES = 65_536;
const RETRY_MS = 20;

/**
 * Standard input and output by file descriptor, synchronously: Electron's main process gets no events of a piped input
 * on Windows, and ends before a stream to a pipe has drained.
 */
export const systemIo: CommandIo = {
  readInput: () => readAll(0),
  readFile: (file) => readFileSync(file, 'utf8'),
  write: (line) => writeAll(1, `${line}\n`),
  complain: (line) => writeAll(2, `${line}\n`),
  nowSeconds: () => Date.now() / 1000,
};

const readAll = (descriptor: number): string => {
  const chunks: Buffer[] = [];
  let length = 0;
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (;;) {
    const read = retried(() => readSync(descriptor, chunk, 0, CHUNK_BYTES, null));
    if (read === null || read === 0) return Buffer.concat(chunks).toString('utf8');
    if (length <= MOST_BYTES) chunks.push(Buffer.from(chunk.subarray(0, read)));
    length += read;
  }
};

const writeAll = (descriptor: number, text: string): void => {
  let left: Buffer = Buffer.from(text, 'utf8');
  while (left.length > 0) {
    const written = retried(() => writeSync(descriptor, left));
    // The reader is gone, as with `| head`.
    if (written === null) return;
    left = left.subarray(written);
  }
};

/** A terminal or a pipe may be in non-blocking mode: EAGAIN says "later". Null at the end of it (EOF, EPIPE). */
const retried = (call: () => number): number | null => {
  for (;;) {
    try {
      return call();
    } catch (error) {
      const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code === 'EOF' || code === 'EPIPE') return null;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, RETRY_MS);
    }
  }
};
