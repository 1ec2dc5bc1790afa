import { readFileSync } from 'node:fs';

/** What the last whole run of `npm test` found, one JSON line a test of a numbered row; not kept by git. */
export const ROWS_FILE = 'test-rows.jsonl';

type State = 'passed' | 'failed' | 'skipped';
const states: readonly State[] = ['passed', 'failed', 'skipped'];

/** How many tests ended how, by `<row> <file>`. */
export type RowResults = ReadonlyMap<string, Readonly<Record<State, number>>>;

const keyOf = (row: number, file: string): string => `${row} ${file}`;

/** Of a file that test/helpers/reporter.ts wrote; none when there is no such file. */
export const resultsIn = (file: string): RowResults => {
  let text = '';
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return new Map(); // nothing has run here yet
  }
  const results = new Map<string, Record<State, number>>();
  for (const line of text.split('\n').filter(Boolean)) {
    const { row, file: where, state } = parsed(line);
    const counts = results.get(keyOf(row, where)) ?? { passed: 0, failed: 0, skipped: 0 };
    results.set(keyOf(row, where), { ...counts, [state]: counts[state] + 1 });
  }
  return results;
};

/** `3 passed`, `2 passed, 1 skipped`; null when the run had no test of that row in that file. */
export const resultOf = (results: RowResults, row: number, file: string): string | null => {
  const counts = results.get(keyOf(row, file));
  if (!counts) return null;
  return states.flatMap((state) => (counts[state] > 0 ? [`${counts[state]} ${state}`] : [])).join(', ');
};

const parsed = (line: string): { readonly row: number; readonly file: string; readonly state: State } => {
  const value: unknown = JSON.parse(line);
  const member = (name: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  const [row, file, state] = [member('row'), member('file'), states.find((name) => name === member('state'))];
  if (typeof row !== 'number' || typeof file !== 'string' || !state) throw new Error('a line of results is misshapen');
  return { row, file, state };
};
