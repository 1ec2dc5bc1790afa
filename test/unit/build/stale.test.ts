import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashOf } from '../../../build/stale';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
  mkdirSync(path.join(place, 'a', 'b'), { recursive: true });
  writeFileSync(path.join(place, 'a', 'b', 'file'), 'text');
});
afterEach(() => rmSync(place, { recursive: true }));
const hash = () => hashOf(place, ['a', 'absent']);

it('nothing changed: the same hash', () => expect(hash()).toBe(hash()));

it('a file deep down changed, added or renamed: another hash each time', () => {
  const seen = new Set([hash()]);
  writeFileSync(path.join(place, 'a', 'b', 'file'), 'other');
  seen.add(hash());
  writeFileSync(path.join(place, 'a', 'new'), '');
  seen.add(hash());
  renameSync(path.join(place, 'a', 'new'), path.join(place, 'a', 'newer'));
  seen.add(hash());
  expect(seen.size).toBe(4);
});

it('a file that was absent appears: another hash', () => {
  const before = hash();
  writeFileSync(path.join(place, 'absent'), '');
  expect(hash()).not.toBe(before);
});
