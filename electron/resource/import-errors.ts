import path from 'node:path';
import { ok, type Result } from '../contract/result';
import type { FileShape, FileUnderWay, ReadRow, RowFiles, WritePosition } from '../rows/row-files';

const ERROR_COLUMNS = ['row', 'outcome', 'problem'] as const;
const NEW: WritePosition = { rows: 0, bytes: 0, columns: null };

/** The rows that did not become one, with the server's words: begun with the first, beside the file that was read. */
export class ErrorsFile {
  readonly file: string;
  readonly #files: RowFiles;
  readonly #columns: readonly string[];
  #position = NEW;
  #open: FileUnderWay | null = null;
  #opening: Promise<Result<FileUnderWay>> | null = null;
  isNeeded = false;

  /** `before`: how far an earlier run has come with it. */
  constructor(
    files: RowFiles,
    { file, shape }: { readonly file: string; readonly shape: FileShape },
    before: WritePosition | null = null,
  ) {
    this.#files = files;
    this.file = path.join(path.dirname(file), `${path.parse(file).name}.errors.csv`);
    // the file's own columns first, so that it can be mended and read again; what it was told then is told anew
    const isMended = ERROR_COLUMNS.every((name, at) => shape.columns.at(at - ERROR_COLUMNS.length) === name);
    const own = isMended ? shape.columns.slice(0, -ERROR_COLUMNS.length) : shape.columns;
    this.#columns = distinct([...own, ...ERROR_COLUMNS]);
    this.isNeeded = before !== null;
    this.#position = before ?? NEW;
  }

  /** What of it is on disk for good; null: nothing was put into it. */
  get position(): WritePosition | null {
    return this.isNeeded ? this.#position : null;
  }

  async add(
    { row, cells }: ReadRow,
    { kind, words }: { readonly kind: string; readonly words: string },
  ): Promise<Result<null>> {
    const opened = await this.#opened();
    if (!opened.ok) return opened;
    const own = this.#columns.length - ERROR_COLUMNS.length;
    const told = [...Array.from({ length: own }, (_, at) => cells[at] ?? ''), row, kind, words];
    const written = await opened.value.rows([Object.fromEntries(this.#columns.map((name, at) => [name, told[at]]))]);
    if (!written.ok) return written;
    this.isNeeded = true;
    this.#position = written.value.position;
    return ok(null);
  }

  async pause(): Promise<void> {
    const open = this.#open;
    this.#open = null;
    await open?.pause();
  }

  async finish(): Promise<Result<null>> {
    if (!this.isNeeded) {
      await this.#open?.discard();
      this.#open = null;
      return ok(null);
    }
    const opened = await this.#opened();
    if (!opened.ok) return opened;
    this.#open = null;
    const finished = await opened.value.finish();
    return finished.ok ? ok(null) : finished;
  }

  /** Two rows may be refused at the same time. */
  async #opened(): Promise<Result<FileUnderWay>> {
    if (this.#open) return ok(this.#open);
    this.#opening ??= this.#start().finally(() => {
      this.#opening = null;
    });
    const opened = await this.#opening;
    if (opened.ok) this.#open = opened.value;
    return opened;
  }

  async #start(): Promise<Result<FileUnderWay>> {
    const write = () =>
      this.#files.write({ file: this.file, how: HOW, names: this.#columns, position: this.#position });
    const opened = await write();
    if (opened.ok || opened.error.reason !== 'ENOENT' || this.#position.bytes === 0) return opened;
    // somebody took the part file away: what comes from now on is told all the same
    this.#position = NEW;
    return write();
  }
}

/** A file may have two columns of one name, or one that is called `row`: `row 2` is the other then. */
const distinct = (names: readonly string[]): readonly string[] => {
  const last = new Map<string, number>();
  const taken = new Set<string>();
  return names.map((name) => {
    let number = last.get(name) ?? 1;
    let free = number === 1 ? name : `${name} ${number}`;
    while (taken.has(free)) {
      number += 1;
      free = `${name} ${number}`;
    }
    last.set(name, number);
    taken.add(free);
    return free;
  });
};

const HOW = { format: 'csv', columns: null, guardFormulas: true, byteOrderMark: false } as const;
