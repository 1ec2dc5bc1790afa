import type { Row } from '../contract/resource';
import { PartFile, removePart } from './part-file';
import { type FileFormat, headOf, tailOf, textOf } from './row-format';

/** How far a file has come; whoever keeps it can go on there after anything. */
export type WritePosition = {
  readonly rows: number;
  /** 0: the file has not even its head. */
  readonly bytes: number;
  /** Of the file: settled by the first rows, for good. */
  readonly columns: readonly string[] | null;
};

export type WriteOrder = {
  readonly file: string;
  readonly how: FileFormat;
  /** Names known before any row, for a CSV with all columns. */
  readonly names: readonly string[];
  readonly position: WritePosition;
};

const MOST_LEFT_OUT = 20;

/** Rows into one file, in one of three formats. Rejects with Node's errors of the disk. */
export class FileWriter {
  readonly #order: WriteOrder;
  readonly #part: PartFile;
  readonly #leftOut = new Set<string>();
  #rows: number;
  #how: FileFormat;
  #last: Promise<void> = Promise.resolve();

  private constructor(order: WriteOrder, part: PartFile) {
    this.#order = order;
    this.#part = part;
    this.#rows = order.position.rows;
    this.#how = { ...order.how, columns: order.position.columns ?? order.how.columns };
  }

  static async open(order: WriteOrder): Promise<FileWriter> {
    return new FileWriter(order, await PartFile.open(order.file, order.position.bytes));
  }

  get position(): WritePosition {
    return { rows: this.#rows, bytes: this.#part.bytes, columns: this.#how.columns };
  }

  /** Members that came after the columns of a CSV were settled, and have none. */
  get leftOut(): readonly string[] {
    return [...this.#leftOut];
  }

  /** One call after the other, also where they come at once: each begins where the one before has ended. */
  take(rows: readonly Row[]): Promise<void> {
    const taken = this.#last.catch(() => {}).then(() => this.#take(rows));
    this.#last = taken;
    return taken;
  }

  async finish(): Promise<void> {
    try {
      await this.#part.write(this.#head([]) + tailOf(this.#how, this.#rows === 0));
    } catch (error) {
      await this.#part.pause();
      throw error;
    }
    await this.#part.finish();
  }

  pause(): Promise<void> {
    return this.#part.pause();
  }

  async discard(): Promise<void> {
    await this.#part.pause().catch(() => {});
    await removePart(this.#order.file);
  }

  async #take(rows: readonly Row[]): Promise<void> {
    const head = this.#head(rows);
    this.#notice(rows);
    await this.#part.write(head + textOf(rows, this.#how, this.#rows === 0));
    this.#rows += rows.length;
  }

  #head(rows: readonly Row[]): string {
    if (this.#part.bytes > 0 || this.#rows > 0) return '';
    if (this.#how.format === 'csv' && this.#how.columns === null) {
      const names = new Set(this.#order.names);
      for (const row of rows) for (const name of Object.keys(row)) names.add(name);
      this.#how = { ...this.#how, columns: [...names] };
    }
    return headOf(this.#how);
  }

  #notice(rows: readonly Row[]): void {
    const { format, columns } = this.#how;
    if (format !== 'csv' || columns === null || this.#order.how.columns !== null) return;
    const known = new Set(columns);
    for (const row of rows)
      for (const name of Object.keys(row))
        if (!known.has(name) && this.#leftOut.size < MOST_LEFT_OUT) this.#leftOut.add(name);
  }
}
