import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, linkSync, lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { failed, failure, ok, type Result } from '../contract/result';

/**
 * Where the processes of one data folder meet. `folder`: each listens on a socket of its own name there. `pipe`: one
 * name of Windows, which the system gives to one process at a time.
 */
export type Place =
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'pipe'; readonly name: string; readonly secret: string };

export type Surroundings = {
  readonly platform: NodeJS.Platform;
  /** Null where the system has no such thing. */
  readonly userId: number | null;
  /** For a data folder whose path is too long for a socket. */
  readonly sharedFolder: string;
};

/** `sun_path` has 104 bytes on macOS and 108 on Linux, the end of the text included. */
const MOST_PATH_BYTES = 103;
const SOCKET_NAME_BYTES = 1 + 16;

const thisComputer = (): Surroundings => ({
  platform: process.platform,
  userId: process.getuid?.() ?? null,
  sharedFolder: '/tmp',
});

/**
 * The place of a data folder, made where it is missing: the same one for every process, whatever its environment.
 * SECURITY: a folder that another user planted, a link, or one that others may enter, is not used: `not-allowed`.
 */
export const placeOf = (dataFolder: string, surroundings: Surroundings = thisComputer()): Result<Place> => {
  try {
    if (surroundings.platform === 'win32') return ok({ kind: 'pipe', ...pipeOf(dataFolder) });
    const folder = folderOf(dataFolder, surroundings);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const why = whyNotTrusted(folder, surroundings.userId);
    if (why !== null) return failed(failure('not-allowed', `${folder} ${why}: it is not used.`, { reason: folder }));
    chmodSync(folder, 0o700);
    return ok({ kind: 'folder', folder });
  } catch (error) {
    const name = error instanceof Error ? error.message.split(':', 1).join('') : 'unknown';
    return failed(failure('disk', 'The place where commands reach Latchkey could not be made.', { reason: name }));
  }
};

/** Below a data folder with a usual path; a short name of its own among those of everybody else otherwise. */
const folderOf = (dataFolder: string, { userId, sharedFolder }: Surroundings): string => {
  const own = path.join(dataFolder, 'calls');
  if (Buffer.byteLength(own) + SOCKET_NAME_BYTES <= MOST_PATH_BYTES) return own;
  const hash = createHash('sha256').update(path.resolve(dataFolder)).digest('hex').slice(0, 16);
  return path.join(sharedFolder, `latchkey-${userId ?? 0}-${hash}`);
};

/** Null where nobody else can have put anything into it; `lstat`, since a link could lead anywhere. */
const whyNotTrusted = (folder: string, userId: number | null): string | null => {
  const stats = lstatSync(folder);
  if (!stats.isDirectory()) return 'is no folder';
  return userId !== null && stats.uid !== userId ? 'belongs to another user' : null;
};

/** A socket that this user made, and not a link to one. */
export const isOwnSocket = (file: string, userId: number | null): boolean => {
  try {
    const stats = lstatSync(file);
    return stats.isSocket() && (userId === null || stats.uid === userId);
  } catch {
    return false;
  }
};

const RANDOM_HEX = /^[0-9a-f]{64}$/;
const PIPE_FILE = 'calls-pipe';

/**
 * SECURITY: a pipe's name is visible to all, and another user could open one first: so it is random, and who connects
 * shows a secret; both are in a file of the user's own folder, which Windows lets nobody else read.
 */
const pipeOf = (dataFolder: string): { readonly name: string; readonly secret: string } => {
  const file = path.join(dataFolder, PIPE_FILE);
  const text = readShared(file) ?? madeOnce(file);
  return { name: `\\\\.\\pipe\\latchkey-${text.slice(0, 32)}`, secret: text.slice(32) };
};

const readShared = (file: string): string | null => {
  try {
    const text = readFileSync(file, 'utf8').trim();
    return RANDOM_HEX.test(text) ? text : null;
  } catch {
    return null;
  }
};

/** Written aside and linked, so that of two that begin at once both take the same one. */
const madeOnce = (file: string): string => {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const text = randomBytes(32).toString('hex');
  const aside = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(aside, text, { mode: 0o600, flag: 'wx' });
  try {
    linkSync(aside, file);
    return text;
  } catch {
    const others = readShared(file);
    if (others !== null) return others;
    rmSync(file, { force: true });
    linkSync(aside, file);
    return text;
  } finally {
    rmSync(aside, { force: true });
  }
};
