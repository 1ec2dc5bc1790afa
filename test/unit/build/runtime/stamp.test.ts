import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cacheDirectory } from '../../../../build/runtime/cache';
import { readStamp, removeStamp, sameStamp, writeStamp } from '../../../../build/runtime/stamp';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
});
afterEach(() => rmSync(place, { recursive: true }));

describe('stamp', () => {
  it('written and read: the same; removed: none', () => {
    const file = path.join(place, 'deep', 'a.json');
    writeStamp(file, { version: '1', size: 2 });
    expect(sameStamp(readStamp(file), { size: 2, version: '1' })).toBe(true);
    removeStamp(file);
    expect(readStamp(file)).toBeNull();
  });

  it.each(['', '{', 'null', '[{}]', '{"a":{}}'])('a file that holds %j: no stamp', (text) => {
    const file = path.join(place, 'a.json');
    writeFileSync(file, text);
    expect(readStamp(file)).toBeNull();
  });

  it('another value, one more or one less: not the same', () => {
    expect(sameStamp({ a: 1 }, { a: 2 })).toBe(false);
    expect(sameStamp({ a: 1 }, { a: 1, b: 1 })).toBe(false);
    expect(sameStamp({ a: 1, b: 1 }, { a: 1 })).toBe(false);
    expect(sameStamp(null, {})).toBe(false);
  });
});

describe('cacheDirectory', () => {
  it('by the system’s habit', () => {
    expect(cacheDirectory({ HOME: '/h' })).toBe(path.join('/h', '.cache', 'latchkey', 'runtime'));
    expect(cacheDirectory({ HOME: '/h', XDG_CACHE_HOME: '/c' })).toBe(path.join('/c', 'latchkey', 'runtime'));
  });

  it('inside a test session, which has a HOME of its own: the one that was handed on', () => {
    expect(cacheDirectory({ HOME: '/new', LATCHKEY_CACHE: '/old/latchkey' })).toBe(
      path.join('/old/latchkey', 'runtime'),
    );
  });
});
