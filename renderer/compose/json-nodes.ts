import { numberEnd, skipBlank, stringEnd } from '../../electron/token/json-lexer';

/**
 * A JSON text as the places of its values, in the order of the text: plain arrays of numbers, so that a million values
 * cost no million objects and cross from a worker without being copied. The text itself stays the only source: nothing
 * is rounded, and double names stay double.
 */
export type JsonNodes = {
  readonly count: number;
  /** Where the value begins and ends in the text; `end` is exclusive. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Where the member's name begins, at its quote; -1 for an element of an array and for the root. */
  readonly name: Int32Array;
  /** The first node after this one and all that is inside of it. */
  readonly next: Int32Array;
  /** -1 for the root. */
  readonly parent: Int32Array;
  /** How many values are directly inside; -1: a value that holds none by its kind. */
  readonly inside: Int32Array;
  /** Its place among the values of its parent, from 0. */
  readonly place: Int32Array;
};

/** What JSON would want at that place of the text. `string`: the text there begins a string that is none. */
export type JsonFault = {
  readonly at: number;
  readonly expected: 'value' | 'name' | 'colon' | 'comma' | 'nothing' | 'string' | 'fewer';
};

export type JsonScan =
  | { readonly ok: true; readonly nodes: JsonNodes }
  | { readonly ok: false; readonly fault: JsonFault };

/** Beyond it the arrays alone would take more memory than the rest of the window. */
const MOST_NODES = 2_000_000;

/** Strict RFC 8259, without recursion: no depth can overflow. */
export const scanJson = (text: string): JsonScan => new Scanner(text).scan();

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

type Columns = Record<'start' | 'end' | 'name' | 'next' | 'parent' | 'inside' | 'place', Int32Array<ArrayBuffer>>;

class Scanner {
  readonly #text: string;
  #columns: Columns;
  #count = 0;
  #at = 0;
  /** The array or object that is open, -1 at the top. */
  #open = -1;
  #fault: JsonFault | null = null;

  constructor(text: string) {
    this.#text = text;
    this.#columns = columnsOf(Math.min(MOST_NODES, Math.ceil(text.length / 8) + 16));
  }

  scan(): JsonScan {
    this.#at = skipBlank(this.#text, 0);
    while (this.#value() && this.#after());
    if (this.#fault) return { ok: false, fault: this.#fault };
    const count = this.#count;
    const cut = (column: Int32Array<ArrayBuffer>) => column.slice(0, count);
    const { start, end, name, next, parent, inside, place } = this.#columns;
    return {
      ok: true,
      nodes: {
        ...{ count, start: cut(start), end: cut(end), name: cut(name), next: cut(next) },
        ...{ parent: cut(parent), inside: cut(inside), place: cut(place) },
      },
    };
  }

  /** One value with the name before it; of an array or object its opening, and so on inside of it. */
  #value(): boolean {
    const text = this.#text;
    for (;;) {
      let name = -1;
      if (this.#open >= 0 && text.charCodeAt(this.#columns.start[this.#open] ?? 0) === OPEN_OBJECT) {
        name = this.#at;
        if (!this.#readName()) return false;
      }
      const code = text.charCodeAt(this.#at);
      if (code !== OPEN_OBJECT && code !== OPEN_ARRAY) return this.#scalar(name, code);
      const node = this.#add(name, 0);
      if (node < 0) return false;
      this.#open = node;
      this.#at = skipBlank(text, this.#at + 1);
      if (text.charCodeAt(this.#at) === (code === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY)) return true;
    }
  }

  /** Everything that ends after a value, and the comma before the next one; false at the end, or at a fault. */
  #after(): boolean {
    const text = this.#text;
    const { start, end, next, parent } = this.#columns;
    for (;;) {
      this.#at = skipBlank(text, this.#at);
      const code = text.charCodeAt(this.#at);
      const open = this.#open;
      if (open < 0) return this.#at < text.length && this.#fail('nothing');
      if (code === (text.charCodeAt(start[open] ?? 0) === OPEN_OBJECT ? CLOSE_OBJECT : CLOSE_ARRAY)) {
        this.#at += 1;
        end[open] = this.#at;
        next[open] = this.#count;
        this.#open = parent[open] ?? -1;
      } else if (code === COMMA) {
        this.#at = skipBlank(text, this.#at + 1);
        return true;
      } else return this.#fail('comma');
    }
  }

  #readName(): boolean {
    const text = this.#text;
    if (text.charCodeAt(this.#at) !== QUOTE) return this.#fail('name');
    const end = stringEnd(text, this.#at);
    if (end < 0) return this.#fail('string');
    this.#at = skipBlank(text, end);
    if (text.charCodeAt(this.#at) !== COLON) return this.#fail('colon');
    this.#at = skipBlank(text, this.#at + 1);
    return true;
  }

  #scalar(name: number, code: number): boolean {
    const text = this.#text;
    const end = code === QUOTE ? stringEnd(text, this.#at) : wordEnd(text, this.#at, code);
    if (end < 0) return this.#fail(code === QUOTE ? 'string' : 'value');
    const node = this.#add(name, -1);
    if (node < 0) return false;
    this.#columns.end[node] = end;
    this.#columns.next[node] = node + 1;
    this.#at = end;
    return true;
  }

  #add(name: number, inside: number): number {
    const node = this.#count;
    if (node >= MOST_NODES) {
      this.#fail('fewer');
      return -1;
    }
    if (node === this.#columns.start.length) this.#columns = grown(this.#columns);
    const columns = this.#columns;
    const { inside: counts } = columns;
    columns.start[node] = this.#at;
    columns.name[node] = name;
    columns.parent[node] = this.#open;
    columns.inside[node] = inside;
    if (this.#open >= 0) {
      const place = counts[this.#open] ?? 0;
      columns.place[node] = place;
      counts[this.#open] = place + 1;
    }
    this.#count += 1;
    return node;
  }

  #fail(expected: JsonFault['expected']): false {
    this.#fault = { at: this.#at, expected };
    return false;
  }
}

const wordEnd = (text: string, at: number, code: number): number => {
  const word = code === 0x74 ? 'true' : code === 0x66 ? 'false' : code === 0x6e ? 'null' : null;
  if (word === null) return numberEnd(text, at);
  return text.startsWith(word, at) ? at + word.length : -1;
};

const columnsOf = (length: number): Columns => ({
  ...{ start: new Int32Array(length), end: new Int32Array(length), name: new Int32Array(length) },
  ...{ next: new Int32Array(length), parent: new Int32Array(length), inside: new Int32Array(length) },
  place: new Int32Array(length),
});

const grown = (columns: Columns): Columns => {
  const longer = columnsOf(Math.min(MOST_NODES, columns.start.length * 2));
  longer.start.set(columns.start);
  longer.end.set(columns.end);
  longer.name.set(columns.name);
  longer.next.set(columns.next);
  longer.parent.set(columns.parent);
  longer.inside.set(columns.inside);
  longer.place.set(columns.place);
  return longer;
};
