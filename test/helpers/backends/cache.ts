import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Where virtual environments and template databases outlive a test run. LATCHKEY_CACHE first: a run may have a HOME of
 * its own, and would otherwise build everything again.
 */
export const cacheFolder = (name: string): string => {
  const own = process.env.LATCHKEY_CACHE;
  const base = own && isAbsolute(own) ? own : join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'latchkey');
  const folder = join(base, name);
  mkdirSync(folder, { recursive: true });
  return folder;
};

export const hashOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 20);
