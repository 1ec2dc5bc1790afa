import * as v from 'valibot';
import type { Served } from '../child/serve-calls';
import type { Wire } from '../contract/declare';
import type { Row } from '../contract/resource';
import { exportFormats } from '../contract/transfer';
import { FileWriter } from './file-writer';
import { rowsInPage } from './page-rows';
import { removePart } from './part-file';
import type { SetService } from './set-service';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const names = v.nullable(v.array(v.string()));
const writerArgs = v.strictObject({ writerId: count });
const openArgs = v.strictObject({
  writerId: count,
  order: v.strictObject({
    file: v.string(),
    how: v.strictObject({
      format: v.picklist(exportFormats),
      columns: names,
      guardFormulas: v.boolean(),
      byteOrderMark: v.boolean(),
    }),
    names: v.array(v.string()),
    position: v.strictObject({ rows: count, bytes: count, columns: names }),
  }),
});
const range = v.strictObject({ from: count, count });
const pageArgs = v.strictObject({
  writerId: count,
  bytes: v.instance(Uint8Array),
  path: v.array(v.string()),
  keep: v.nullable(v.array(range)),
});
const queryArgs = v.strictObject({ writerId: count, queryId: count, from: count, count });
const rowsArgs = v.strictObject({ writerId: count, rows: v.custom<readonly Row[]>(Array.isArray) });
const fileArgs = v.strictObject({ file: v.string() });

/** What stands for a failure of the disk: Node's code, `ENOSPC`. */
const codeOf = (error: unknown): string => {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') throw error;
  return code;
};

/** Files that are written, by number. A failing disk is `{ disk: code }`. */
export const writeService = (sets: Pick<SetService, 'query'>): Served => {
  const writers = new Map<number, FileWriter>();
  const writerOf = (writerId: number): FileWriter => {
    const writer = writers.get(writerId);
    if (!writer) throw new Error('no such writer');
    return writer;
  };
  const orDisk = async (action: () => Promise<Wire>): Promise<Wire> => {
    try {
      return await action();
    } catch (error) {
      return { disk: codeOf(error) };
    }
  };
  const take = (writerId: number, rows: readonly Row[]): Promise<Wire> =>
    orDisk(async () => {
      const writer = writerOf(writerId);
      await writer.take(rows);
      return { position: writer.position, leftOut: writer.leftOut };
    });

  return {
    'write-open': (args) =>
      orDisk(async () => {
        const { writerId, order } = v.parse(openArgs, args);
        const writer = await FileWriter.open(order);
        writers.set(writerId, writer);
        return { position: writer.position, leftOut: [] };
      }),
    /** Null: the page is not what it was taken for. */
    'write-page': async (args) => {
      const { writerId, bytes, path, keep } = v.parse(pageArgs, args);
      const rows = rowsInPage(bytes, path);
      if (!rows) return null;
      return take(writerId, keep ? keep.flatMap(({ from, count: most }) => rows.slice(from, from + most)) : rows);
    },
    'write-query': (args) => {
      const { writerId, queryId, from, count: most } = v.parse(queryArgs, args);
      return take(writerId, sets.query(queryId).exactRange(from, most));
    },
    'write-rows': (args) => {
      const { writerId, rows } = v.parse(rowsArgs, args);
      return take(writerId, rows);
    },
    'write-finish': (args) =>
      orDisk(async () => {
        const { writerId } = v.parse(writerArgs, args);
        const writer = writerOf(writerId);
        writers.delete(writerId);
        const { position, leftOut } = writer;
        await writer.finish();
        return { position, leftOut };
      }),
    'write-pause': async (args) => {
      const { writerId } = v.parse(writerArgs, args);
      const writer = writers.get(writerId);
      writers.delete(writerId);
      await writer?.pause();
      return true;
    },
    'write-discard': async (args) => {
      const { writerId } = v.parse(writerArgs, args);
      const writer = writers.get(writerId);
      writers.delete(writerId);
      await writer?.discard();
      return true;
    },
    'remove-part': async (args) => {
      await removePart(v.parse(fileArgs, args).file);
      return true;
    },
  };
};
