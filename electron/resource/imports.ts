import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Parsed } from '../contract/bridge';
import { failed, failure, ok, type Result } from '../contract/result';
import type { ImportCheck, ImportMapping, ImportPreview } from '../contract/transfer';
import type { FieldToFill, FileShape, OpenedFile, RowFiles, RowMaking } from '../rows/row-files';
import type { KeptImport } from '../store/kept-transfers';
import type { Browsers } from './browsers';
import type { Collection } from './collection';
import { Import } from './import';
import type { Metadata } from './metadata';
import type { Transfer } from './transfer';
import type { TransferNeeds } from './transfer-run';

type Needs = {
  readonly browsers: Pick<Browsers, 'forImport'>;
  readonly files: RowFiles;
  readonly writesOf: (profileId: string) => ImportPreview['writes'];
  readonly newId: () => string;
  readonly transferNeeds: () => TransferNeeds;
  /** Whether something that is unfinished writes this file. */
  readonly isTaken: (file: string) => boolean;
  readonly begin: (transferId: string, transfer: Transfer) => void;
};

type Opened = {
  readonly profileId: string;
  readonly path: string;
  readonly name: string;
  readonly file: string;
  readonly facts: FileFacts;
  readonly shape: OpenedFile;
  readonly collection: Collection;
  readonly fields: readonly ImportedField[];
};

type ImportedField = FieldToFill['field'];
/** By which a file is known again. */
type FileFacts = Pick<KeptImport, 'bytes' | 'changedAtMs'>;

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
    const facts = await factsOf(file);
    if (!facts.ok) return facts;
    const fields = fieldsToFill(metadata);
    const importId = newId();
    const name = asked.path.split('/').filter(Boolean).at(-1) ?? asked.path;
    this.#makeRoom();
    const opened = { ...asked, name, file, facts: facts.value, shape: shape.value, collection, fields };
    this.#opened.set(importId, opened);
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
    const making = makingOf(opened.shape, opened.fields, asked);
    const checked = await this.#needs.files.check(opened.file, shapeOf(opened), making);
    if (!checked.ok) return checked;
    const filled = new Set(making.fill.map(({ field }) => field.name));
    const missing = opened.fields.filter(({ name, required }) => required && !filled.has(name)).map(({ name }) => name);
    return ok({ ...checked.value, missing });
  }

  start(asked: Parsed<'transfer:import-start'>): Result<string> {
    const opened = this.#opened.get(asked.importId);
    if (!opened) return gone;
    const { profileId, name, file, collection, shape, fields, facts } = opened;
    const writes = this.#needs.writesOf(profileId);
    if (writes === 'read-only') return readOnly;
    if (writes === 'confirm' && !asked.confirmed)
      return failed(failure('not-confirmed', 'This profile asks before it writes'));
    const transferId = this.#needs.newId();
    const order = { transferId, profileId, name, collection, file, shape: shapeOf(opened), rows: shape.rows };
    const { columns, undoGuard, skipFaulty } = asked;
    const making = makingOf(shape, fields, asked);
    const madeOf = { path: opened.path, ...facts, mapping: { columns, undoGuard } };
    const begun = new Import(this.#needs.transferNeeds(), { ...order, making, madeOf, skipFaulty });
    if (this.#needs.isTaken(begun.target))
      return failed(failure('disk', `${path.basename(begun.target)} is being written already`, { reason: 'EBUSY' }));
    this.#opened.delete(asked.importId);
    this.#needs.begin(transferId, begun);
    return ok(transferId);
  }

  /** One of an earlier run, as the server's fields are now. Fails where the file is not what it was. */
  async again(kept: KeptImport, signal: AbortSignal): Promise<Result<Import>> {
    if (this.#needs.writesOf(kept.profileId) === 'read-only') return readOnly;
    const facts = await factsOf(kept.file);
    if (!facts.ok) return facts;
    const { bytes, changedAtMs } = facts.value;
    if (bytes !== kept.bytes || changedAtMs !== kept.changedAtMs)
      return failed(failure('bad-file', 'The file is not what it was', { reason: 'changed' }));
    const target = await this.#needs.browsers.forImport(kept, signal);
    if (!target.ok) return target;
    const { collection, metadata } = target.value;
    const making = makingOf(kept.shape, fieldsToFill(metadata), kept.mapping);
    const { path: at, mapping, ...order } = kept;
    const madeOf = { path: at, bytes, changedAtMs, mapping };
    return ok(new Import(this.#needs.transferNeeds(), { ...order, collection, making, madeOf, before: kept }));
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
const readOnly = failed(failure('read-only', 'This profile may only read'));

const factsOf = async (file: string): Promise<Result<FileFacts>> => {
  try {
    const { size, mtimeMs } = await stat(file);
    return ok({ bytes: size, changedAtMs: mtimeMs });
  } catch {
    return failed(failure('disk', 'The file could not be read.', { reason: 'ENOENT' }));
  }
};

const fieldsToFill = ({ fields }: Metadata): readonly ImportedField[] =>
  fields.filter(({ readOnly: isReadOnly, type }) => !isReadOnly && !NOT_IN_A_FILE.has(type));

const shapeOf = ({ shape: { format, delimiter, columns } }: Opened) => ({ format, delimiter, columns });

const makingOf = (
  shape: FileShape,
  fields: readonly ImportedField[],
  { columns, undoGuard }: Omit<ImportMapping, 'importId'>,
): RowMaking => ({
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
  const known = fields.map(({ name, label }) => ({ name, texts: [plain(name), plain(label)] }));
  const taken = new Set<string>();
  return columns.flatMap((column, at) => {
    const wanted = plain(column);
    const found = known.find(({ name, texts }) => !taken.has(name) && texts.includes(wanted));
    if (!found) return [];
    taken.add(found.name);
    return [{ column: at, field: found.name }];
  });
};
