import type { Row } from '../contract/resource';
import { MOST_LEVELS, parseJsonText, rowsOf } from '../contract/rows-text';
import { hasInexactNumbers, parseExact } from './exact-json';
import { BACKSLASH, CLOSE, CLOSE_BRACE, COMMA, OPEN, OPEN_BRACE, QUOTE } from './json-bytes';
import { NotAList } from './row-set';

/** Of one element, bytes: a list of larger ones is no table. */
const LARGEST_ELEMENT = 64 * 1024 * 1024;

export type ParsedRows = {
  readonly rows: readonly Row[];
  /** By place among `rows`: those with numbers that a double would change, as `parseExact` has them. */
  readonly exact: readonly (readonly [number, Row])[];
};

/**
 * A bare JSON array in pieces, as they come from the socket. Only the borders between its elements are looked for here;
 * the engine parses all whole elements of a piece at once, as quick as the list in one and without a second copy of it.
 */
export class ListParser {
  /** Bytes from the end of the last whole element on. */
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  /** Whole elements among them, where the last of them ends, and where the one under way began. */
  #elements = 0;
  #cut = -1;
  #elementStart = 0;
  #odd: { readonly at: number; readonly start: number; readonly end: number }[] = [];
  #isFirst = true;
  #place: 'before' | 'inside' | 'after' = 'before';
  #marks = 0;
  #state: ScanState = { depth: 1, inString: false, isEscaped: false, digits: 0, before: 0, isOdd: false };

  /** The rows that became whole with this piece. Throws `NotAList`. */
  push(chunk: Uint8Array): ParsedRows {
    const piece = this.#place === 'before' ? this.#open(chunk) : chunk;
    if (this.#place === 'before') return NOTHING;
    this.#scan(piece, this.#pendingBytes);
    this.#pending.push(piece);
    this.#pendingBytes += piece.length;
    if (this.#cut >= 0) return this.#take();
    if (this.#pendingBytes > LARGEST_ELEMENT) throw new NotAList('an element is too large');
    return NOTHING;
  }

  /** Throws `NotAList` when the list is not closed. */
  end(): void {
    if (this.#place !== 'after') throw new NotAList('the list is cut off');
  }

  /** Steps over blanks, a byte order mark and the bracket. */
  #open(chunk: Uint8Array): Uint8Array {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (byte === BYTE_ORDER_MARK[this.#marks]) this.#marks += 1;
      else if (byte === OPEN) {
        this.#place = 'inside';
        return chunk.subarray(at + 1);
      } else if (!isBlank(byte)) throw new NotAList('it does not begin as a list');
    }
    return chunk;
  }

  #scan(chunk: Uint8Array, offset: number): void {
    // locals: fields cost this loop twice its time
    let { depth, inString, isEscaped, digits, before, isOdd } = this.#state;
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (inString) {
        if (isEscaped) isEscaped = false;
        else if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) inString = false;
        continue;
      }
      if (depth === 0 && !isBlank(byte)) throw new NotAList('something follows the list');
      if (byte >= 0x30 && byte <= 0x39) {
        digits += 1;
        if (digits >= LONG || (byte === 0x30 && before === MINUS)) isOdd = true;
        before = byte;
        continue;
      }
      if (byte === QUOTE) inString = true;
      else if (byte === OPEN || byte === OPEN_BRACE) {
        depth += 1;
        if (depth > MOST_LEVELS) throw new NotAList('it is nested too deep');
      } else if (byte === CLOSE || byte === CLOSE_BRACE) {
        depth -= 1;
        if (depth === 0) {
          if (byte !== CLOSE) throw new NotAList('a brace closes it');
          this.#border(offset + at, isOdd);
          this.#place = 'after';
        }
      } else if (byte === COMMA && depth === 1) {
        this.#border(offset + at, isOdd);
        isOdd = false;
      } else if (byte === POINT || (digits > 0 && (byte === SMALL_E || byte === BIG_E))) isOdd = true;
      digits = 0;
      before = byte;
    }
    this.#state = { depth, inString, isEscaped, digits, before, isOdd };
  }

  #border(at: number, isOdd: boolean): void {
    if (isOdd) this.#odd.push({ at: this.#elements, start: this.#elementStart, end: at });
    this.#elements += 1;
    this.#elementStart = at + 1;
    this.#cut = at;
  }

  #take(): ParsedRows {
    const [only] = this.#pending;
    const bytes = only && this.#pending.length === 1 ? only : Buffer.concat(this.#pending);
    const parsed = this.#parse(bytes.subarray(0, this.#cut), bytes);
    const rest = bytes.subarray(this.#cut + 1);
    this.#pending = rest.length > 0 ? [rest] : [];
    this.#pendingBytes = rest.length;
    this.#elementStart -= this.#cut + 1;
    [this.#elements, this.#cut, this.#odd, this.#isFirst] = [0, -1, [], false];
    return parsed;
  }

  #parse(whole: Uint8Array, bytes: Uint8Array): ParsedRows {
    const text = decoded(whole);
    // "[]": one border, and no element before it
    if (this.#place === 'after' && this.#isFirst && this.#elements === 1 && text.trim() === '') return NOTHING;
    try {
      const items = parseJsonText(`[${text}]`);
      if (!Array.isArray(items) || items.length !== this.#elements) throw new NotAList('an element is missing');
      const exact = this.#odd.flatMap(({ at, start, end }) => {
        const element = decoded(bytes.subarray(start, end));
        return hasInexactNumbers(element) ? rowsOf([parseExact(element)]).map((row) => [at, row] as const) : [];
      });
      return { rows: rowsOf(items), exact };
    } catch (error) {
      throw error instanceof NotAList ? error : new NotAList('an element is not JSON');
    }
  }
}

type ScanState = {
  readonly depth: number;
  readonly inString: boolean;
  readonly isEscaped: boolean;
  /** Digits in a row, and the byte before. */
  readonly digits: number;
  readonly before: number;
  /** The element under way has a number that a double may change. */
  readonly isOdd: boolean;
};

const NOTHING: ParsedRows = { rows: [], exact: [] };
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];
const MINUS = 0x2d;
const POINT = 0x2e;
const BIG_E = 0x45;
const SMALL_E = 0x65;
/** An integer of so many digits may lie beyond 2^53. */
const LONG = 16;

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const decoded = (bytes: Uint8Array): string => {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new NotAList('it is not UTF-8');
  }
};
