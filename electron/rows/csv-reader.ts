/** A record of a file: text, or null for a cell with nothing in it (`""` is a text without characters). */
export type CsvRecord = readonly (string | null)[];
export type Delimiter = ',' | ';' | '\t';

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];

/** The one that stands most often in the first line, outside quotes; a comma where there is none. */
export const delimiterOf = (text: string): Delimiter => {
  const counts = new Map<string, number>();
  let isQuoted = false;
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (character === '\n' || character === '\r')) break;
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  const [first = ','] = [...DELIMITERS].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return first;
};

/**
 * RFC 4180 in pieces of text, and what is met besides: lines that end in LF or CR alone, other delimiters, quotes inside
 * an unquoted cell, text after a closing quote. Lines with nothing in them are left out.
 */
export class CsvReader {
  readonly #delimiter: Delimiter;
  #records: CsvRecord[] = [];
  #cells: (string | null)[] = [];
  #cell = '';
  #place: 'start' | 'plain' | 'quoted' | 'after-quote' = 'start';
  #hadQuotes = false;
  #wasReturn = false;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
  }

  push(text: string): readonly CsvRecord[] {
    this.#records = [];
    let from = 0;
    for (let at = 0; at < text.length; at += 1) {
      const character = text[at] ?? '';
      if (this.#place === 'quoted') {
        if (character !== '"') continue;
        this.#cell += text.slice(from, at);
        from = at + 1;
        this.#place = 'after-quote';
        continue;
      }
      const isSecondHalf = character === '\n' && this.#wasReturn;
      this.#wasReturn = character === '\r';
      if (isSecondHalf) from = at + 1;
      else if (character === '"' && this.#place !== 'plain') {
        // a quote in quotes is written twice
        if (this.#place === 'after-quote') this.#cell += '"';
        this.#place = 'quoted';
        this.#hadQuotes = true;
        from = at + 1;
      } else if (character === this.#delimiter || character === '\n' || character === '\r') {
        this.#cell += text.slice(from, at);
        from = at + 1;
        this.#endCell();
        if (character !== this.#delimiter) this.#endRecord();
      } else if (this.#place !== 'plain') this.#place = 'plain';
    }
    this.#cell += text.slice(from);
    return this.#records;
  }

  /** What stands after the last line's end. */
  end(): readonly CsvRecord[] {
    this.#records = [];
    if (this.#place !== 'start' || this.#cells.length > 0) {
      this.#endCell();
      this.#endRecord();
    }
    return this.#records;
  }

  #endCell(): void {
    this.#cells.push(this.#cell === '' && !this.#hadQuotes ? null : this.#cell);
    this.#cell = '';
    this.#hadQuotes = false;
    this.#place = 'start';
  }

  #endRecord(): void {
    if (this.#cells.length > 1 || this.#cells[0] !== null) this.#records.push(this.#cells);
    this.#cells = [];
  }
}
