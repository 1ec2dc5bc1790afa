import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { note, runAsEntry } from './entry';
import { root } from './root';
import { ROWS_FILE, type RowResults, resultOf, resultsIn } from './row-results';
import { type MatrixRow, matrixRows } from './test-matrix-rows';

export const MATRIX_FILE = 'docs/test-matrix.md';

/** A string that begins with numbers in brackets and goes on, after a blank, in words: the title of a test, or of a group. */
const TITLE = /['"`]((?:\[\d{1,2}\] ?)*\[\d{1,2}\] )[^\s'"`,\]]/g;

/** The numbers of the matrix that the titles of a test file name. */
export const numbersIn = (text: string): readonly number[] => {
  const numbers = [...text.matchAll(TITLE)].flatMap(([, heads = '']) => heads.match(/\d+/g) ?? []).map(Number);
  return [...new Set(numbers)].sort((a, b) => a - b);
};

/** Test files by row, in the project's folder `folder`; names with forward slashes. */
export const filesByRow = (folder: string): ReadonlyMap<number, readonly string[]> => {
  const files = testFiles(path.join(folder, 'test')).sort();
  const found = new Map<number, readonly string[]>();
  for (const file of files) {
    const name = path.relative(folder, file).split(path.sep).join('/');
    for (const number of numbersIn(readFileSync(file, 'utf8'))) found.set(number, [...(found.get(number) ?? []), name]);
  }
  return found;
};

/** `results` of the last whole run; a file whose tests it does not have says nothing beside its name. */
export const matrixText = (
  rows: readonly MatrixRow[],
  files: ReadonlyMap<number, readonly string[]>,
  results: RowResults = new Map(),
): string => {
  const covered = rows.filter(({ row }) => files.has(row)).length;
  const line = ({ row, what, atThePort }: MatrixRow): string => {
    const where = files.get(row)?.map((file) => {
      const result = resultOf(results, row, file);
      return `\`${file.slice('test/'.length)}\`${result === null ? '' : RESULT_MARK + result}`;
    }) ?? ['**no test yet**'];
    return `| ${row} | ${what}${atThePort ? ` (*at the port: ${atThePort}*)` : ''} | ${where.join('<br>')} |`;
  };
  return [
    '# What may happen, and the tests that show what is seen then',
    '',
    'Written by `build/test-matrix.ts` from the numbers in the titles of the tests (`[18] …`): change those, not this file.',
    'A row marked *at the port* needs a system that the tests do not run on; there a faithful double answers in its place.',
    'The figures beside the files are those of the last whole run of `npm test` before the table was written.',
    'Files are below `test/`. Tests against real Django are skipped, with the reason printed, where no Python fits.',
    '',
    `${covered} of ${rows.length} rows have tests.`,
    '',
    '| Row | What happens, and what is seen | Tests |',
    '|---|---|---|',
    ...rows.map(line),
    '',
  ].join('\n');
};

const RESULT_MARK = ' · ';

/** The table without the figures of a run: what the titles alone decide. */
export const withoutResults = (text: string): string => text.replaceAll(/ · [^|<]*?(?=<br>| \|)/g, '');

const testFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testFiles(name);
    return /\.test\.tsx?$/.test(entry.name) ? [name] : [];
  });

const write = async (): Promise<number> => {
  const results = resultsIn(path.join(root, ROWS_FILE));
  writeFileSync(path.join(root, MATRIX_FILE), matrixText(matrixRows, filesByRow(root), results));
  note(
    `Written: ${MATRIX_FILE}, ${results.size > 0 ? `with the results in ${ROWS_FILE}` : 'without results of a run'}`,
  );
  return 0;
};

runAsEntry(__filename, write);
