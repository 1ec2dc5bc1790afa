import { readFileSync, rmSync } from 'node:fs';

export type Counts = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** What failed, a line each, in words that lead there. */
  readonly failures: readonly string[];
};

export const noCounts: Counts = { passed: 0, failed: 0, skipped: 0, failures: [] };

export const oneFailure = (what: string): Counts => ({ ...noCounts, failed: 1, failures: [what] });

export const addCounts = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  failures: [...a.failures, ...b.failures],
});

/** Printed before the sum: the output of the failed test itself may be thousands of lines away, or cut off. */
export const failureLines = ({ failures }: Counts): string => failures.map((what) => `failed: ${what}\n`).join('');

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
 * Counts of the test run `name`, judged with its exit code: a run that ended badly without naming a failed test, and one in
 * which nothing ran, count as one failure.
 */
export const judgeCounts = (name: string, counts: Counts, exitCode: number): Counts => {
  const ran = counts.passed + counts.failed + counts.skipped > 0;
  const silent = counts.failed === 0 && (exitCode !== 0 || !ran);
  return silent
    ? addCounts(counts, oneFailure(`${name}: ${ran ? `exit code ${exitCode}, no failed test` : 'nothing ran'}`))
    : counts;
};

const parseCounts = (line: string): Counts => {
  const value: unknown = JSON.parse(line);
  const member = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const count = (name: string): number => {
    const found = member(name);
    if (typeof found !== 'number') throw new Error(`a line of counts has no number "${name}"`);
    return found;
  };
  const counts = { passed: count('passed'), failed: count('failed'), skipped: count('skipped') };
  const failures = member('failures');
  if (!Array.isArray(failures)) throw new Error('a line of counts has no list "failures"');
  return { ...counts, failures: failures.map(String) };
};
