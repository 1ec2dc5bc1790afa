import { homedir } from 'node:os';
import path from 'node:path';

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Where runtimes are kept. LATCHKEY_CACHE wins: a test session has a HOME of its own and must still find the runtime
 * that was obtained before (with-session.sh hands it on).
 */
export const cacheDirectory = (env: Env = process.env): string =>
  path.join(
    env.LATCHKEY_CACHE || path.join(env.XDG_CACHE_HOME || path.join(env.HOME || homedir(), '.cache'), 'latchkey'),
    'runtime',
  );
