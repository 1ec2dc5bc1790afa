import { appendFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';

const firstLine = (errors: readonly { readonly message: string }[]): string =>
  (errors[0]?.message ?? 'no message').split('\n', 1)[0]?.slice(0, 300) ?? '';

/**
 * Prints each skipped test with its reason and, when LATCHKEY_TEST_COUNTS names a file, appends one JSON line
 * `{passed, failed, skipped, failures}` per run, so that the phases of `npm test` add up to one honest sum. To the file that
 * LATCHKEY_TEST_ROWS names it appends `{row, file, state}` for each number in a test's title (docs/test-matrix.md).
 */
export default class CountsReporter implements Reporter {
  readonly #counts = { passed: 0, failed: 0, skipped: 0 };
  readonly #failures: string[] = [];
  readonly #rows: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    const numbers = new Set([...test.fullName.matchAll(/\[(\d{1,2})\]/g)].map(([, number]) => Number(number)));
    for (const row of numbers)
      this.#rows.push(JSON.stringify({ row, file: test.module.relativeModuleId, state: result.state }));
    if (result.state === 'passed') this.#counts.passed += 1;
    if (result.state === 'failed') {
      this.#counts.failed += 1;
      this.#failures.push(`${test.module.relativeModuleId} > ${test.fullName}: ${firstLine(result.errors)}`);
    }
    if (result.state === 'skipped') {
      this.#counts.skipped += 1;
      console.log(`skipped: ${test.fullName} (${result.note ?? 'no reason given'})`);
    }
  }

  onTestRunEnd(
    modules: Parameters<NonNullable<Reporter['onTestRunEnd']>>[0],
    unhandled: readonly { readonly message: string }[],
  ): void {
    const broken = modules.filter((module) => module.errors().length > 0);
    this.#counts.failed += broken.length + unhandled.length;
    for (const module of broken) this.#failures.push(`${module.relativeModuleId}: ${firstLine(module.errors())}`);
    for (const error of unhandled) this.#failures.push(`outside of tests: ${firstLine([error])}`);
    const file = process.env.LATCHKEY_TEST_COUNTS;
    if (file) appendFileSync(file, `${JSON.stringify({ ...this.#counts, failures: this.#failures })}\n`);
    const rows = process.env.LATCHKEY_TEST_ROWS;
    if (rows) appendFileSync(rows, this.#rows.map((line) => `${line}\n`).join(''));
  }
}
