import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { note, runAsEntry } from './entry';
import { root } from './root';
import { type MatrixRow, matrixRows } from './test-matrix-rows';

export const MATRIX_FILE = 'docs/test-matrix.md';

/** A string that begins with numbers in brackets and goes on in words: the title of a test, or of a group of them. */
const TITLE = /['"`]((?:\[\d{1,2}\] ?)+)[^\s'"`,\]]/g;

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

export const matrixText = (rows: readonly MatrixRow[], files: ReadonlyMap<number, readonly string[]>): string => {
  const covered = rows.filter(({ row }) => files.has(row)).length;
  const line = ({ row, what, atThePort }: MatrixRow): string => {
    const where = files.get(row)?.map((file) => `\`${file.slice('test/'.length)}\``) ?? ['**no test yet**'];
    return `| ${row} | ${what}${atThePort ? ` (*at the port: ${atThePort}*)` : ''} | ${where.join('<br>')} |`;
  };
  return [
    '# What may happen, and the tests that show what is seen then',
    '',
    'Written by `build/test-matrix.ts` from the numbers in the titles of the tests (`[18] …`): change those, not this file.',
    'A row marked *at the port* needs a system that the tests do not run on; there a faithful double answers in its place.',
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

const testFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : testFiles(name);
    return /\.test\.tsx?$/.test(entry.name) ? [name] : [];
  });

const write = async (): Promise<number> => {
  writeFileSync(path.join(root, MATRIX_FILE), matrixText(matrixRows, filesByRow(root)));
  note(`Written: ${MATRIX_FILE}`);
  return 0;
};

runAsEntry(__filename, write);
