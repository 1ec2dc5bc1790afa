import { readFileSync, rmSync } from 'node:fs';

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0 };

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** The last line of `npm test`; its form is a promise to scripts. */
export const sumLine = (counts: Counts): string =>
  `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`;

/** What test/helpers/reporter.ts wrote, one line a run; the file is taken away. */
export const takeCounts = (file: string): Counts => {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return noCounts; // the run ended before it reported
  }
  rmSync(file);
  return text.split('\n').filter(Boolean).map(parseCounts).reduce(addCounts, noCounts);
};

/**
 * Counts of a test run, judged with its exit code: a run that ended badly without naming a failed test, and one in which
 * nothing ran, count as one failure.
 */
export const judgeCounts = (counts: Counts, exitCode: number): Counts => {
  const ran = counts.passed + counts.failed + counts.skipped > 0;
  const silent = counts.failed === 0 && (exitCode !== 0 || !ran);
  return silent ? { ...counts, failed: 1 } : counts;
};

const parseCounts = (line: string): Counts => {
  const value: unknown = JSON.parse(line);
  const count = (name: string): number => {
    const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
    if (typeof found !== 'number') throw new Error(`a line of counts has no number "${name}"`);
    return found;
  };
  return { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
};
