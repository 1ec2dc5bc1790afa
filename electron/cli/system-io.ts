import { closeSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
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
  readInput: () => Buffer.from(readAll(0, MOST_BYTES, true).bytes).toString('utf8'),
  readInputBytes: (mostBytes) => wholeOf(readAll(0, mostBytes), mostBytes),
  readLine: (question) => {
    if (!isatty(0)) return null;
    writeAll(2, question);
    return lineOf(0);
  },
  readFile: (file) => readFileSync(file, 'utf8'),
  readFileBytes: (file, mostBytes) => {
    const descriptor = openSync(file, 'r');
    try {
      return wholeOf(readAll(descriptor, mostBytes), mostBytes);
    } finally {
      closeSync(descriptor);
    }
  },
  writeFile: (file, bytes) => writeFileSync(file, bytes, { mode: 0o600 }),
  write: (line) => writeAll(1, `${line}\n`),
  writeBytes: (bytes) => writeAll(1, bytes),
  complain: (line) => {
    try {
      writeAll(2, `${line}\n`);
    } catch {
      // Nobody can be told: the exit code says it.
    }
  },
  nowSeconds: () => Date.now() / 1000,
};

type Read = { readonly bytes: Uint8Array; readonly length: number };

const wholeOf = ({ bytes, length }: Read, mostBytes: number): Uint8Array | null => (length > mostBytes ? null : bytes);

/** Of more than `mostBytes` a little more is kept; the rest is read to its end only where `isDrained`: it may have none. */
const readAll = (descriptor: number, mostBytes: number, isDrained = false): Read => {
  const chunks: Buffer[] = [];
  let length = 0;
  const chunk = Buffer.alloc(CHUNK_BYTES);
  for (;;) {
    const read = retried(() => readSync(descriptor, chunk, 0, CHUNK_BYTES, null));
    if (read === null || read === 0) return { bytes: Buffer.concat(chunks), length };
    if (length <= mostBytes) chunks.push(Buffer.from(chunk.subarray(0, read)));
    length += read;
    if (length > mostBytes && !isDrained) return { bytes: Buffer.concat(chunks), length };
  }
};

/** What a person types up to Enter. */
const lineOf = (descriptor: number): string => {
  const chunk = Buffer.alloc(1_024);
  const read = retried(() => readSync(descriptor, chunk, 0, chunk.length, null)) ?? 0;
  return chunk.toString('utf8', 0, read).trim();
};

const writeAll = (descriptor: number, text: string | Uint8Array): void => {
  let left: Buffer = Buffer.from(text);
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
