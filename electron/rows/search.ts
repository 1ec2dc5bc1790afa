import type { Row } from '../contract/resource';
import { cellText } from './cell-text';

/** Rows a block: one string each, as one for all may pass the longest string of the engine. */
const BLOCK_ROWS = 16_384;
/** And characters a block, about: rows may have megabytes each. */
const BLOCK_CHARACTERS = 64 * 1024 * 1024;
/** Between cells, so that a match never spans two; nobody types it. */
const BETWEEN = '\u001f';

type Block = { readonly first: number; readonly text: string; readonly starts: Uint32Array };

/** Case-insensitive substring search over all columns: all rows as a few lower-case texts, which are scanned at memory speed. */
export class RowSearch {
  readonly #rows: readonly Row[];
  readonly #blocks: Block[] = [];
  #built = 0;

  readonly #most: number;

  constructor(rows: readonly Row[], most = BLOCK_CHARACTERS) {
    this.#rows = rows;
    this.#most = most;
  }

  /** Prepares the next rows ahead of the first search; true while some are left. */
  prepare(): boolean {
    if (this.#built < this.#rows.length) this.#build();
    return this.#built < this.#rows.length;
  }

  /** Row numbers that match, rising. */
  find(search: string): Uint32Array {
    while (this.prepare());
    const needle = search.toLowerCase().split(BETWEEN).join('');
    const found = new Uint32Array(this.#rows.length);
    let count = 0;
    for (const { first, text, starts } of this.#blocks) {
      let row = 0;
      for (let at = text.indexOf(needle); at !== -1 && row < starts.length; at = text.indexOf(needle, starts[row])) {
        while (row < starts.length && (starts[row] ?? 0) <= at) row += 1;
        found[count] = first + row - 1;
        count += 1;
      }
    }
    return found.slice(0, count);
  }

  #build(): void {
    const first = this.#built;
    const end = Math.min(first + BLOCK_ROWS, this.#rows.length);
    const starts = new Uint32Array(end - first);
    const texts: string[] = [];
    let length = 0;
    let row = first;
    for (; row < end && length < this.#most; row += 1) {
      starts[row - first] = length;
      let text = '';
      for (const value of Object.values(this.#rows[row] ?? {})) text += cellText(value) + BETWEEN;
      // per row, as some letters change their length in lower case
      const lower = text.toLowerCase();
      texts.push(lower);
      length += lower.length;
    }
    this.#blocks.push({ first, text: texts.join(''), starts: starts.subarray(0, row - first) });
    this.#built = row;
  }
}
