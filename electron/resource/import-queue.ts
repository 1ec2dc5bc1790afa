import { ok, type Result } from '../contract/result';
import type { ReadRow, RowsOfFile } from '../rows/row-files';

const ROWS_A_READ = 100;

/** Rows of the file one after the other, for several that take them. */
export class RowQueue {
  readonly #rows: RowsOfFile;
  readonly #isSettled: (row: number) => boolean;
  #ready: ReadRow[] = [];
  #isAtEnd = false;
  #reading: Promise<Result<null>> | null = null;

  constructor(rows: RowsOfFile, isSettled: (row: number) => boolean) {
    this.#rows = rows;
    this.#isSettled = isSettled;
  }

  async next(): Promise<Result<ReadRow | null>> {
    for (;;) {
      const row = this.#ready.shift();
      if (row && this.#isSettled(row.row)) continue;
      if (row || this.#isAtEnd) return ok(row ?? null);
      this.#reading ??= this.#read().finally(() => {
        this.#reading = null;
      });
      const read = await this.#reading;
      if (!read.ok) return read;
    }
  }

  async #read(): Promise<Result<null>> {
    const got = await this.#rows.next(ROWS_A_READ);
    if (!got.ok) return got;
    this.#ready.push(...got.value);
    this.#isAtEnd = got.value.length < ROWS_A_READ;
    return ok(null);
  }
}
