import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failureLines, judgeCounts, noCounts, sumLine, takeCounts } from '../../../build/counts';
import CountsReporter from '../../helpers/reporter';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
});
afterEach(() => rmSync(place, { recursive: true }));

describe('takeCounts', () => {
  it('several runs in the file: their sum, and the file is gone', () => {
    const file = path.join(place, 'counts');
    writeFileSync(
      file,
      '{"passed":3,"failed":1,"skipped":0,"failures":["a.test.ts > one: no"]}\n{"passed":2,"failed":0,"skipped":4,"failures":[]}\n',
    );
    expect(takeCounts(file)).toEqual({ passed: 5, failed: 1, skipped: 4, failures: ['a.test.ts > one: no'] });
    expect(existsSync(file)).toBe(false);
  });

  it('an error outside of tests, as vitest hands it on without a prototype: counted and named beside the others', () => {
    const file = path.join(place, 'counts');
    vi.stubEnv('LATCHKEY_TEST_COUNTS', file);
    vi.stubEnv('LATCHKEY_TEST_ROWS', '');
    const error = Object.assign(Object.create(null), { message: 'gone\nmore', stack: '' });
    new CountsReporter().onTestRunEnd([], [error]);
    expect(takeCounts(file)).toEqual({ passed: 0, failed: 1, skipped: 0, failures: ['outside of tests: gone'] });
    vi.unstubAllEnvs();
  });

  it('a run that ended before it reported: nothing', () => {
    expect(takeCounts(path.join(place, 'absent'))).toEqual(noCounts);
  });

  it('a line that is not a count: an error, not a silent zero', () => {
    const file = path.join(place, 'counts');
    writeFileSync(file, '{"passed":3}\n');
    expect(() => takeCounts(file)).toThrow('failed');
  });
});

describe('judgeCounts', () => {
  const passed = { ...noCounts, passed: 2 };

  it('all passed: as counted', () => {
    expect(judgeCounts('unit tests', passed, 0)).toEqual(passed);
  });

  it('a bad exit without a failed test: one failure, said with the name of the run', () => {
    const judged = judgeCounts('unit tests', passed, 1);
    expect(judged.failed).toBe(1);
    expect(failureLines(judged)).toBe('failed: unit tests: exit code 1, no failed test\n');
  });

  it('nothing ran, although the exit code is good: one failure', () => {
    expect(judgeCounts('unit tests', noCounts, 0)).toMatchObject({ failed: 1, failures: ['unit tests: nothing ran'] });
  });

  it('failed tests and the bad exit that follows from them: counted once', () => {
    expect(judgeCounts('unit tests', { ...passed, failed: 3 }, 1).failed).toBe(3);
  });
});

it('sumLine: exactly the promised form', () => {
  expect(sumLine({ ...noCounts, passed: 12, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});
