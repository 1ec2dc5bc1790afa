import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';

/**
 * Prints each skipped test with its reason and, when LATCHKEY_TEST_COUNTS names a file, appends one JSON line
 * `{passed, failed, skipped}` per run, so that the phases of `npm test` add up to one honest sum. To the file that
 * LATCHKEY_TEST_ROWS names it appends `{row, file, state}` for each number in a test's title (docs/test-matrix.md).
 */
export default class CountsReporter implements Reporter {
  #counts = { passed: 0, failed: 0, skipped: 0 };
  readonly #rows: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const numbers = new Set([...test.fullName.matchAll(/\[(\d{1,2})\]/g)].map(([, number]) => Number(number)));
    for (const row of numbers)
      this.#rows.push(JSON.stringify({ row, file: test.module.relativeModuleId, state: result.state }));
    if (result.state === 'passed') this.#counts.passed += 1;
    if (result.state === 'failed') this.#counts.failed += 1;
    if (result.state === 'skipped') {
      this.#counts.skipped += 1;
      console.log(`skipped: ${test.fullName} (${result.note ?? 'no reason given'})`);
    }
  }

  onTestRunEnd(modules: Parameters<NonNullable<Reporter['onTestRunEnd']>>[0], unhandled: readonly unknown[]): void {
    const broken = modules.filter((module) => module.errors().length > 0).length;
    this.#counts.failed += broken + unhandled.length;
    const file = process.env.LATCHKEY_TEST_COUNTS;
    if (file) appendFileSync(file, `${JSON.stringify(this.#counts)}\n`);
    const rows = process.env.LATCHKEY_TEST_ROWS;
    if (rows) appendFileSync(rows, this.#rows.map((line) => `${line}\n`).join(''));
  }
}
