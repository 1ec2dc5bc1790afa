import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { resultOf, resultsIn } from '../../../build/row-results';
import { filesByRow, MATRIX_FILE, matrixText, numbersIn, withoutResults } from '../../../build/test-matrix';
import { matrixRows } from '../../../build/test-matrix-rows';

const root = path.resolve(__dirname, '../../..');

describe('the numbers in titles', () => {
  test('one, several, of groups and of tables; lists and JSON are none', () => {
    const bracketed = (...numbers: readonly number[]) => numbers.map((number) => `[${number}]`).join('');
    const quoted = (text: string) => `'${text}'`;
    expect(numbersIn(`test(${quoted(`${bracketed(18)} many`)})`)).toEqual([18]);
    expect(numbersIn(`describe(${quoted(`${bracketed(36, 4)} two`)})`)).toEqual([4, 36]);
    expect(numbersIn(`describe(${quoted(`${bracketed(24)} ${bracketed(25)} two`)})`)).toEqual([24, 25]);
    expect(numbersIn(`[${quoted(bracketed(1))}, ${quoted('[1, 2]')}, ${quoted(`words ${bracketed(7)}`)}]`)).toEqual([]);
    expect(numbersIn(`[${quoted(`${bracketed(1)}2`)}, ${quoted(`${bracketed(1)}\\n`)}]`)).toEqual([]);
  });
});

describe('the table', () => {
  test('all rows in order, each once', () => {
    expect(matrixRows.map(({ row }) => row)).toEqual(Array.from({ length: 70 }, (_, index) => index + 1));
  });

  test('a row without a test is said to have none', () => {
    const text = matrixText(
      [
        { row: 1, what: 'a' },
        { row: 2, what: 'b', atThePort: 'c' },
      ],
      new Map([[1, ['test/x.test.ts']]]),
    );
    expect(text).toContain('| 1 | a | `x.test.ts` |');
    expect(text).toContain('| 2 | b (*at the port: c*) | **no test yet** |');
    expect(text).toContain('1 of 2 rows have tests.');
  });

  test('docs/test-matrix.md is what the titles say now; if not, run `npx tsx build/test-matrix.ts`', () => {
    const written = readFileSync(path.join(root, MATRIX_FILE), 'utf8');
    expect(withoutResults(written)).toBe(matrixText(matrixRows, filesByRow(root)));
  });

  test('with the results of a run: beside their file, and only there', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'latchkey-rows-')), 'rows.jsonl');
    const line = (state: string, where = 'test/x.test.ts') => JSON.stringify({ row: 1, file: where, state });
    writeFileSync(file, `${[line('passed'), line('passed'), line('skipped')].join('\n')}\n`);
    const results = resultsIn(file);
    const rows = [{ row: 1, what: 'a' }];
    const files = new Map([[1, ['test/x.test.ts', 'test/y.test.ts']]]);
    const text = matrixText(rows, files, results);
    expect(text).toContain('| 1 | a | `x.test.ts` · 2 passed, 1 skipped<br>`y.test.ts` |');
    expect(withoutResults(text)).toBe(matrixText(rows, files));
    expect(resultOf(results, 1, 'test/y.test.ts')).toBeNull();
  });

  test('no run yet: no results, no error', () => {
    expect(resultsIn(path.join(tmpdir(), 'latchkey-no-such-file')).size).toBe(0);
  });
});
