import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgeCounts, noCounts, sumLine, takeCounts } from '../../../build/counts';

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'latchkey-unit-'));
});
afterEach(() => rmSync(place, { recursive: true }));

describe('takeCounts', () => {
  it('several runs in the file: their sum, and the file is gone', () => {
    const file = path.join(place, 'counts');
    writeFileSync(file, '{"passed":3,"failed":1,"skipped":0}\n{"passed":2,"failed":0,"skipped":4}\n');
    expect(takeCounts(file)).toEqual({ passed: 5, failed: 1, skipped: 4 });
    expect(existsSync(file)).toBe(false);
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
  it('all passed: as counted', () => {
    expect(judgeCounts({ passed: 2, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 2, failed: 0, skipped: 1 });
  });

  it('a bad exit without a failed test: one failure', () => {
    expect(judgeCounts({ passed: 2, failed: 0, skipped: 0 }, 1).failed).toBe(1);
  });

  it('nothing ran, although the exit code is good: one failure', () => {
    expect(judgeCounts(noCounts, 0).failed).toBe(1);
  });

  it('failed tests and the bad exit that follows from them: counted once', () => {
    expect(judgeCounts({ passed: 2, failed: 3, skipped: 0 }, 1).failed).toBe(3);
  });
});

it('sumLine: exactly the promised form', () => {
  expect(sumLine({ passed: 12, failed: 0, skipped: 3 })).toBe('12 passed, 0 failed, 3 skipped');
});
