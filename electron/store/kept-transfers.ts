import path from 'node:path';
import * as v from 'valibot';
import { filtersSchema, orderingSchema } from '../contract/resource';
import { exportSchema, importMappingSchema } from '../contract/transfer';
import { JsonStore } from './json-store';
import type { Notices } from './notices';

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const names = v.pipe(v.array(v.string()), v.readonly());
const positionSchema = v.strictObject({ rows: count, bytes: count, columns: v.nullable(names) });

const common = {
  transferId: v.string(),
  profileId: v.string(),
  /** The collection's path and name. */
  path: v.string(),
  name: v.string(),
  file: v.string(),
  startedAtMs: v.number(),
};
const { format, selection, columns, guardFormulas, byteOrderMark } = exportSchema.entries;

const exportKept = v.strictObject({
  kind: v.literal('export'),
  ...common,
  order: v.strictObject({ format, selection, columns, guardFormulas, byteOrderMark }),
  query: v.strictObject({ search: v.string(), ordering: v.nullable(orderingSchema), filters: filtersSchema }),
  total: v.nullable(count),
  position: positionSchema,
  /** The page that comes next; null: rows were at hand, and went with the run. */
  place: v.nullable(v.strictObject({ rows: count, page: count, next: v.nullable(v.string()) })),
});
export type KeptExport = v.InferOutput<typeof exportKept>;

const { columns: mapped, undoGuard } = importMappingSchema.entries;

const importKept = v.strictObject({
  kind: v.literal('import'),
  ...common,
  shape: v.strictObject({
    format: v.picklist(['csv', 'ndjson']),
    delimiter: v.nullable(v.picklist([',', ';', '\t'])),
    columns: names,
  }),
  /** Of the file, by which it is known again. */
  bytes: count,
  changedAtMs: v.number(),
  rows: count,
  mapping: v.strictObject({ columns: mapped, undoGuard }),
  skipFaulty: v.boolean(),
  /** Rows settled without a gap, and those beyond it. */
  settled: count,
  ahead: v.array(count),
  /** Rows that are not settled and may have been sent. */
  doubted: v.array(count),
  created: count,
  refused: count,
  unknown: count,
  errors: v.nullable(positionSchema),
});
export type KeptImport = v.InferOutput<typeof importKept>;
export type KeptTransfer = KeptExport | KeptImport;

const fileSchema = v.array(v.variant('kind', [exportKept, importKept]));

type Dependencies = { readonly folder: string; readonly notices: Notices; readonly now: () => number };

/** How far exports and imports have come, to be gone on with in a later run: `transfers.json`, without any row. */
export class KeptTransfers {
  readonly #store: JsonStore<KeptTransfer[]>;

  constructor({ folder, notices, now }: Dependencies) {
    this.#store = new JsonStore<KeptTransfer[]>({
      file: path.join(folder, 'transfers.json'),
      version: 1,
      schema: fileSchema,
      initial: [],
      setAsideAs: 'settings-set-aside',
      ...{ notices, now },
    });
  }

  async load(): Promise<readonly KeptTransfer[]> {
    await this.#store.load();
    return this.#store.value;
  }

  /** Resolves when it is on disk, or could not be written. */
  async keep(transfers: readonly KeptTransfer[]): Promise<void> {
    if (transfers.length + this.#store.value.length > 0) await this.#store.set([...transfers]);
    // what was asked for before may still be on its way
    else await this.#store.flushed();
  }

  erase(): Promise<void> {
    return this.#store.erase();
  }
}
