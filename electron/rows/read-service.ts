import * as v from 'valibot';
import type { Served } from '../child/serve-calls';
import type { Wire } from '../contract/declare';
import type { ImportProblem } from '../contract/transfer';
import { isGuarded } from './csv';
import { type FileRow, rowsOfFile, shapeOf, UnreadableFile } from './file-reader';
import { type FieldToFill, madeRow } from './import-values';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shape = v.strictObject({
  format: v.picklist(['csv', 'ndjson']),
  delimiter: v.nullable(v.picklist([',', ';', '\t'])),
  columns: v.array(v.string()),
});
const isFill = (value: unknown): value is readonly FieldToFill[] => Array.isArray(value);
const making = v.strictObject({
  isText: v.boolean(),
  undoGuard: v.boolean(),
  fill: v.custom<readonly FieldToFill[]>(isFill),
  columns: count,
});
const openArgs = v.strictObject({ file: v.string() });
const checkArgs = v.strictObject({ file: v.string(), shape, making });
const startArgs = v.strictObject({ readerId: count, file: v.string(), shape, making, from: count });
const nextArgs = v.strictObject({ readerId: count, count });
const readerArgs = v.strictObject({ readerId: count });

const SAMPLE = 5;
const MOST_PROBLEMS = 100;
const MOST_CELL = 200;

type Reader = {
  readonly rows: AsyncGenerator<FileRow, undefined>;
  readonly making: v.InferOutput<typeof making>;
  row: number;
};

/** Files that are read for an import. What cannot be read is `{ unreadable }`, a failing disk `{ disk: code }`. */
export const readService = (): Served => {
  const readers = new Map<number, Reader>();
  return {
    'read-open': (args) =>
      orFault(async () => {
        const { file } = v.parse(openArgs, args);
        const found = await shapeOf(file);
        const sample: string[][] = [];
        let rows = 0;
        let hasGuards = false;
        for await (const row of rowsOfFile(file, found)) {
          if (rows < SAMPLE) sample.push(found.columns.map((_, at) => shown(row[at])));
          rows += 1;
          hasGuards ||= row.some((cell) => typeof cell === 'string' && isGuarded(cell));
        }
        return { ...found, sample, rows, hasGuards };
      }),
    'read-check': (args) =>
      orFault(async () => {
        const { file, shape: known, making: how } = v.parse(checkArgs, args);
        const problems: ImportProblem[] = [];
        let rows = 0;
        let faultyRows = 0;
        for await (const row of rowsOfFile(file, known)) {
          rows += 1;
          const made = madeRow(row, how);
          if (made.problems.length > 0) faultyRows += 1;
          for (const problem of made.problems)
            if (problems.length < MOST_PROBLEMS) problems.push({ row: rows, ...problem });
        }
        return { rows, faultyRows, problems };
      }),
    'read-start': async (args) => {
      const { readerId, file, shape: known, making: how, from } = v.parse(startArgs, args);
      const reader: Reader = { rows: rowsOfFile(file, known), making: how, row: 0 };
      readers.set(readerId, reader);
      return orFault(async () => {
        while (reader.row < from && !(await reader.rows.next()).done) reader.row += 1;
        return { row: reader.row };
      });
    },
    /** The next rows as a create sends them, with their cells for the file of errors; fewer at the end. */
    'read-next': async (args) => {
      const { readerId, count: most } = v.parse(nextArgs, args);
      const reader = readers.get(readerId);
      if (!reader) throw new Error('no such reader');
      return orFault(async () => {
        const rows: Wire[] = [];
        while (rows.length < most) {
          const next = await reader.rows.next();
          if (next.done) break;
          reader.row += 1;
          rows.push({ row: reader.row, cells: next.value.map(shownWhole), ...madeRow(next.value, reader.making) });
        }
        return { rows };
      });
    },
    'read-close': async (args) => {
      const { readerId } = v.parse(readerArgs, args);
      const reader = readers.get(readerId);
      readers.delete(readerId);
      await reader?.rows.return(undefined);
      return true;
    },
  };
};

const shownWhole = (cell: Wire): string => {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
};

const shown = (cell: Wire): string => shownWhole(cell).slice(0, MOST_CELL);

const orFault = async (action: () => Promise<Wire>): Promise<Wire> => {
  try {
    return await action();
  } catch (error) {
    if (error instanceof UnreadableFile) return { unreadable: error.message };
    const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code !== 'string') throw error;
    return { disk: code };
  }
};
