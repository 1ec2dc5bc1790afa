import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../helpers/backends/cache';
import { placeOnce } from '../../helpers/backends/place-once';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'latchkey-helpers-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('placeOnce', () => {
  const builder = (text: string) => async (building: string) => {
    writeFileSync(join(building, 'built'), text);
    return building;
  };

  it('two builds at once: both get the one that was first, nothing else is left', async () => {
    const place = join(folder, 'venv');
    const places = await Promise.all([placeOnce(place, builder('a')), placeOnce(place, builder('b'))]);
    expect(places).toEqual([place, place]);
    expect(['a', 'b']).toContain(readFileSync(join(place, 'built'), 'utf8'));
    expect(readdirSync(folder)).toEqual(['venv']);
  });

  it('already there: not built again', async () => {
    const place = join(folder, 'venv');
    await placeOnce(place, builder('a'));
    await placeOnce(place, () => Promise.reject(new Error('built twice')));
    expect(readFileSync(join(place, 'built'), 'utf8')).toBe('a');
  });

  it('a build that fails: says why and leaves nothing, so that the next run tries again', async () => {
    const place = join(folder, 'venv');
    await expect(placeOnce(place, () => Promise.reject(new Error('pip failed')))).rejects.toThrow('pip failed');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('the cache', () => {
  it('LATCHKEY_CACHE, an absolute folder: stands above HOME, so caching survives a HOME of the run’s own', () => {
    vi.stubEnv('LATCHKEY_CACHE', join(folder, 'kept'));
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'other'));
    expect(cacheFolder('venvs')).toBe(join(folder, 'kept', 'venvs'));
    expect(existsSync(join(folder, 'kept', 'venvs'))).toBe(true);
  });

  it('otherwise XDG_CACHE_HOME', () => {
    vi.stubEnv('LATCHKEY_CACHE', 'relative');
    vi.stubEnv('XDG_CACHE_HOME', join(folder, 'other'));
    expect(cacheFolder('venvs')).toBe(join(folder, 'other', 'latchkey', 'venvs'));
  });
});

describe('pythonOrReason', () => {
  it('no usable Python on the path: the reason that skipped tests print', async () => {
    vi.stubEnv('PATH', folder);
    vi.resetModules();
    const { pythonOrReason } = await import('../../helpers/backends/python');
    expect(pythonOrReason()).toEqual({
      ok: false,
      reason: 'no Python 3.9 to 3.12 with venv among python3.11, python3.12, python3.10, python3.9, python3',
    });
  });
});
