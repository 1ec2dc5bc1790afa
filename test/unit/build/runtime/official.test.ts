import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OfficialOptions, officialElectron } from '../../../../build/runtime/official';
import type { Ran } from '../../../../build/shell';
import { keepQuiet } from '../quiet';
import { scriptedRun } from '../scripted-run';

keepQuiet();

const HOUR_MS = 3_600_000;
let place = '';
let packageDirectory = '';

beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
  packageDirectory = path.join(place, 'electron');
  mkdirSync(packageDirectory);
});
afterEach(() => rmSync(place, { recursive: true }));

const putDist = (version: string): void => {
  mkdirSync(path.join(packageDirectory, 'dist'));
  writeFileSync(path.join(packageDirectory, 'dist', 'version'), version);
  writeFileSync(path.join(packageDirectory, 'dist', 'electron'), '');
  writeFileSync(path.join(packageDirectory, 'path.txt'), 'electron');
};

const ask = (install: () => Partial<Ran>, more: Partial<OfficialOptions> = {}) => {
  const { run, calls } = scriptedRun(install);
  const cache = path.join(place, 'cache');
  const given = { packageDirectory, version: '45.4.1', cache, run, nowMs: 0, insist: false };
  return { found: officialElectron({ ...given, ...more }), attempts: calls.length };
};
const failing = (): Partial<Ran> => ({ status: 1, stderr: 'TypeError: fetch failed\n    at somewhere' });

describe('officialElectron', () => {
  it('installed in the pinned version: used, without an attempt to install', () => {
    putDist('45.4.1');
    expect(ask(failing)).toMatchObject({ attempts: 0, found: { dist: path.join(packageDirectory, 'dist') } });
  });

  it('installed in another version: installed anew', () => {
    putDist('44.0.0');
    expect(ask(failing).attempts).toBe(1);
  });

  it('not installed, and its script can: used', () => {
    const { found } = ask(() => {
      putDist('45.4.1');
      return { status: 0 };
    });
    expect(found?.executable).toBe(path.join(packageDirectory, 'dist', 'electron'));
  });

  it('a failed attempt: remembered for a day, then tried again', () => {
    expect(ask(failing)).toEqual({ found: null, attempts: 1 });
    expect(ask(failing, { nowMs: 23 * HOUR_MS })).toEqual({ found: null, attempts: 0 });
    expect(ask(failing, { nowMs: 25 * HOUR_MS })).toEqual({ found: null, attempts: 1 });
  });

  it('a failed attempt, and somebody insists: tried again at once', () => {
    ask(failing);
    expect(ask(failing, { insist: true }).attempts).toBe(1);
  });

  it('a failed attempt, and the clock was set back since: tried again', () => {
    ask(failing, { nowMs: 100 * HOUR_MS });
    expect(ask(failing, { nowMs: 1 * HOUR_MS }).attempts).toBe(1);
  });
});
