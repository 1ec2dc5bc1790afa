import path from 'node:path';
import type { Parsed } from '../contract/bridge';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ImportCheck, ImportMapping, ImportPreview } from '../contract/transfer';
import type { FieldToFill, OpenedFile, RowFiles, RowMaking } from '../rows/row-files';
import type { Browsers } from './browsers';
import type { Collection } from './collection';
import { Import } from './import';
import type { Transfer } from './transfer';
import type { TransferNeeds } from './transfer-run';

type Needs = {
  readonly browsers: Pick<Browsers, 'forImport'>;
  readonly files: RowFiles;
  readonly writesOf: (profileId: string) => ImportPreview['writes'];
  readonly newId: () => string;
  readonly transferNeeds: () => TransferNeeds;
  readonly begin: (transferId: string, transfer: Transfer) => void;
};

type Opened = {
  readonly profileId: string;
  readonly name: string;
  readonly file: string;
  readonly shape: OpenedFile;
  readonly collection: Collection;
  readonly fields: readonly FieldToFill['field'][];
};

const MOST_OPEN = 4;
/** A cell cannot hold them. */
const NOT_IN_A_FILE: ReadonlySet<string> = new Set(['file', 'image']);

/** Files that were opened for an import: looked at, checked against the server's metadata, then begun. */
export class Imports {
  readonly #needs: Needs;
  readonly #opened = new Map<string, Opened>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  async open(asked: Parsed<'transfer:import-open'>, file: string, signal: AbortSignal): Promise<Result<ImportPreview>> {
    const { browsers, files, writesOf, newId } = this.#needs;
    const writes = writesOf(asked.profileId);
    const target = await browsers.forImport(asked, signal);
    if (!target.ok) return target;
    const { collection, metadata } = target.value;
    const shape = await files.inspect(file);
    if (!shape.ok) return shape;
    const fields = metadata.fields.filter(({ readOnly, type }) => !readOnly && !NOT_IN_A_FILE.has(type));
    const importId = newId();
    const name = asked.path.split('/').filter(Boolean).at(-1) ?? asked.path;
    this.#makeRoom();
    this.#opened.set(importId, { profileId: asked.profileId, name, file, shape: shape.value, collection, fields });
    const { format, delimiter, columns, sample, rows, hasGuards } = shape.value;
    return ok({
      ...{ importId, fileName: path.basename(file), format, delimiter, columns, sample, rows, hasGuards, writes },
      fields: fields.map(({ name: field, label, type, required }) => ({ name: field, label, type, required })),
      mapping: mappingOf(columns, fields),
    });
  }

  async check(asked: ImportMapping): Promise<Result<ImportCheck>> {
    const opened = this.#opened.get(asked.importId);
    if (!opened) return gone;
    const making = makingOf(opened, asked);
    const checked = await this.#needs.files.check(opened.file, shapeOf(opened), making);
    if (!checked.ok) return checked;
    const filled = new Set(making.fill.map(({ field }) => field.name));
    const missing = opened.fields.filter(({ name, required }) => required && !filled.has(name)).map(({ name }) => name);
    return ok({ ...checked.value, missing });
  }

  start(asked: Parsed<'transfer:import-start'>): Result<string> {
    const opened = this.#opened.get(asked.importId);
    if (!opened) return gone;
    const { profileId, name, file, collection, shape } = opened;
    const writes = this.#needs.writesOf(profileId);
    if (writes === 'read-only') return failed(failure('read-only', 'This profile may only read'));
    if (writes === 'confirm' && !asked.confirmed)
      return failed(failure('not-confirmed', 'This profile asks before it writes'));
    const transferId = this.#needs.newId();
    this.#opened.delete(asked.importId);
    const order = { transferId, profileId, name, collection, file, shape: shapeOf(opened), rows: shape.rows };
    const making = makingOf(opened, asked);
    this.#needs.begin(
      transferId,
      new Import(this.#needs.transferNeeds(), { ...order, making, skipFaulty: asked.skipFaulty }),
    );
    return ok(transferId);
  }

  close(importId: string): Result<null> {
    this.#opened.delete(importId);
    return ok(null);
  }

  closeAll(): void {
    this.#opened.clear();
  }

  #makeRoom(): void {
    const [oldest] = this.#opened.keys();
    if (oldest !== undefined && this.#opened.size >= MOST_OPEN) this.#opened.delete(oldest);
  }
}

const gone = failed(failure('gone', 'The file is not open any more'));

const shapeOf = ({ shape: { format, delimiter, columns } }: Opened) => ({ format, delimiter, columns });

const makingOf = ({ shape, fields }: Opened, { columns, undoGuard }: Omit<ImportMapping, 'importId'>): RowMaking => ({
  isText: shape.format === 'csv',
  undoGuard,
  columns: shape.columns.length,
  fill: columns.flatMap(({ column, field: name }) => {
    const field = fields.find((each) => each.name === name);
    return field && column < shape.columns.length ? [{ column, field }] : [];
  }),
});

/** By the field's name or its label, however it is written. */
const mappingOf = (
  columns: readonly string[],
  fields: readonly { readonly name: string; readonly label: string }[],
): ImportPreview['mapping'] => {
  const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const taken = new Set<string>();
  return columns.flatMap((column, at) => {
    const found = fields.find(
      ({ name, label }) => !taken.has(name) && (plain(name) === plain(column) || plain(label) === plain(column)),
    );
    if (!found) return [];
    taken.add(found.name);
    return [{ column: at, field: found.name }];
  });
};
