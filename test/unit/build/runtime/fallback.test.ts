import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandError, exitCodes } from '../../../../build/entry';
import { fallbackDist, hasFallback } from '../../../../build/runtime/fallback';
import { fallbackPins } from '../../../../build/runtime/fallback-pins';
import { keepQuiet } from '../quiet';
import { type Call, scriptedRun } from '../scripted-run';

keepQuiet();

let place = '';
let cache = '';
let temporary = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
  cache = path.join(place, 'cache');
  temporary = path.join(place, 'tmp');
  mkdirSync(temporary);
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(place, { recursive: true });
});

const codeOf = (work: () => unknown): number | undefined => {
  try {
    work();
  } catch (error) {
    return error instanceof CommandError ? error.exitCode : undefined;
  }
  return 0;
};
const directoryOf = (call: Call) => call.args[call.args.indexOf('-d') + 1] ?? '';

describe('fallbackDist', () => {
  it('pip fails: its own exit code, and no temporary folder stays behind', () => {
    const { run } = scriptedRun(({ args }) => ({ status: args.includes('download') ? 1 : 0, stderr: 'no route' }));
    expect(codeOf(() => fallbackDist(cache, run, false))).toBe(exitCodes.download);
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('a wheel with another hash: refused, nothing kept', () => {
    const { run } = scriptedRun((call) => {
      if (call.args.includes('download')) writeFileSync(path.join(directoryOf(call), fallbackPins.wheel), 'not it');
      return { status: 0 };
    });
    expect(codeOf(() => fallbackDist(cache, run, false))).toBe(exitCodes.hash);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('the download: by hash, nothing built, nothing installed', () => {
    const { run, calls } = scriptedRun(({ args }) => ({ status: args.includes('download') ? 1 : 0 }));
    codeOf(() => fallbackDist(cache, run, false));
    const args = calls.find((call) => call.args.includes('download'))?.args;
    expect(args).toEqual(expect.arrayContaining(['--require-hashes', '--no-deps', '--only-binary=:all:']));
  });

  it('no Python has pip, without root: said with the command that helps', () => {
    const { run, calls } = scriptedRun(() => undefined);
    expect(() => fallbackDist(cache, run, false)).toThrow(/apt-get install -y python3-pip/);
    expect(calls.some((call) => call.command === 'apt-get')).toBe(false);
  });

  it('no Python has pip, with root: installed and used', () => {
    let installed = false;
    const { run, calls } = scriptedRun(({ command, args }) => {
      if (command === 'apt-get' && args.includes('python3-pip')) installed = true;
      if (command === 'apt-get') return { status: 0 };
      return args.includes('--version') && installed ? { status: 0 } : undefined;
    });
    codeOf(() => fallbackDist(cache, run, true));
    expect(calls.at(-1)?.args).toContain('download');
  });

  it('pip is in no Python, but a throw-away environment can have it: used', () => {
    const { run, calls } = scriptedRun(({ command, args }) => {
      const made = command.endsWith(path.join('python', 'bin', 'python3'));
      return args.includes('venv') || (made && args.includes('--version')) ? { status: 0 } : undefined;
    });
    codeOf(() => fallbackDist(cache, run, false));
    expect(calls.at(-1)?.command).toMatch(/python\/bin\/python3$/);
  });
});

describe('hasFallback', () => {
  it('linux-x64: yes, everything else: no', () => {
    expect(hasFallback('linux', 'x64')).toBe(true);
    expect(hasFallback('linux', 'arm64')).toBe(false);
    expect(hasFallback('darwin', 'x64')).toBe(false);
  });
});
