import { readdirSync } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { failed, failure, ok, type Result } from '../contract/result';

/**
 * Replaces a file whole or not at all: a temporary file in the same folder, flushed, then renamed over it. Readable by
 * its owner only. A full, read-only or failing disk is a `disk` failure whose `reason` is Node's code (ENOSPC, EROFS,
 * EACCES …); the old file is then as it was.
 */
export const writeAtomically = async (file: string, text: string): Promise<Result<null>> => {
  // Loading it would cost the start of the app, which writes nothing.
  const { randomBytes } = await import('node:crypto');
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await writeThrough(temporary, text);
    await rename(temporary, file);
    await flushFolder(path.dirname(file));
    return ok(null);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {});
    return failed(diskFailure(error, file));
  }
};

/** Deletes what a write that was cut off (a crash, a lost current) has left beside the file. Never fails. */
export const sweepTemporaries = async (file: string): Promise<void> => {
  const folder = path.dirname(file);
  const left = namesIn(folder).filter((name) => name.startsWith(path.basename(file)) && TEMPORARY.test(name));
  await Promise.all(left.map((name) => rm(path.join(folder, name), { force: true }).catch(() => {})));
};

const namesIn = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
};

const TEMPORARY = /\.[0-9a-f]{12}\.tmp$/;

const diskFailure = (error: unknown, file: string) =>
  failure('disk', `${path.basename(file)} could not be written.`, { reason: codeOf(error) });

export const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'UNKNOWN';
};

const writeThrough = async (file: string, text: string): Promise<void> => {
  const handle: FileHandle = await open(file, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/**
 * Makes the rename itself durable, where the system can: Windows cannot open a folder, some network file systems cannot
 * flush one. The file is in its place by then, so this is no failure.
 */
const flushFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
};
