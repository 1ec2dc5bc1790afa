import type { Json, JsonObject } from './inspection';
import { numberEnd, skipBlank, stringEnd } from './json-lexer';

/** A value below the root, in source order: every member, and of arrays the elements that a rule may have to judge. */
export type JsonNode = {
  readonly path: string;
  /** Null: an element of an array. */
  readonly name: string | null;
  readonly value: Json;
  /** Where the value's exact text begins and ends. */
  readonly start: number;
  readonly end: number;
  readonly duplicateOf: string | null;
};

export type JsonRead =
  | { readonly ok: true; readonly value: Json; readonly nodes: readonly JsonNode[] }
  | { readonly ok: false; readonly fault: 'not-json' | 'too-deep' };

export type ReadOptions = {
  /** JSON pointer of the root, such as `/payload`. */
  readonly root: string;
  /** Nested arrays and objects, the outermost counted 1. */
  readonly maxDepth: number;
  /** Which elements of arrays become nodes; members always do. */
  readonly isNotable: (element: string | number) => boolean;
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Strict RFC 8259, with what `JSON.parse` hides: order, duplicate names, exact text. The last of two equal names wins,
 * as RFC 8259 §4 says most readers do. Its own stack instead of recursion, so that no depth can overflow.
 */
export const readJson = (text: string, options: ReadOptions): JsonRead => new Reader(text, options).read();

type OpenNode = { -readonly [K in keyof JsonNode]: JsonNode[K] };

/** An array or object that is not closed yet. */
type Frame = {
  readonly object: Record<string, Json> | null;
  readonly array: Json[] | null;
  readonly above: Frame | null;
  readonly place: string | number;
  /** Its pointer, made when something inside needs it. */
  path: string | null;
  readonly node: OpenNode | null;
};

type Fault = 'not-json' | 'too-deep';

class Reader {
  readonly #text: string;
  readonly #options: ReadOptions;
  readonly #nodes: OpenNode[] = [];
  #at = 0;
  #depth = 0;
  #frame: Frame | null = null;
  #root: Json = null;
  #fault: Fault = 'not-json';

  constructor(text: string, options: ReadOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): JsonRead {
    this.#at = skipBlank(this.#text, 0);
    while (this.#readValue() && this.#closeAndSeparate());
    return this.#frame === null && this.#at > this.#text.length
      ? { ok: true, value: this.#root, nodes: this.#nodes }
      : { ok: false, fault: this.#fault };
  }

  /** One value with the name before it; of an array or object only the opening, unless it is empty. */
  #readValue(): boolean {
    const text = this.#text;
    for (;;) {
      const name = this.#frame?.object ? this.#readName() : null;
      if (name === undefined) return false;
      const start = this.#at;
      const code = text.charCodeAt(start);
      if (code !== 0x7b && code !== 0x5b) return this.#readScalar(name, start, code);
      if (this.#depth >= this.#options.maxDepth) {
        this.#fault = 'too-deep';
        return false;
      }
      this.#open(name, start, code === 0x7b);
      this.#at = skipBlank(text, start + 1);
      if (text.charCodeAt(this.#at) === code + 2) return true;
    }
  }

  /** After a value: everything that ends here, and the comma before the next one. False at the end, or at a fault. */
  #closeAndSeparate(): boolean {
    const text = this.#text;
    for (;;) {
      this.#at = skipBlank(text, this.#at);
      const frame = this.#frame;
      const code = text.charCodeAt(this.#at);
      if (!frame) {
        // One beyond the end is the sign of a complete document.
        if (this.#at === text.length) this.#at += 1;
        return false;
      }
      if (code === (frame.object ? 0x7d : 0x5d)) {
        this.#at += 1;
        if (frame.node) frame.node.end = this.#at;
        this.#frame = frame.above;
        this.#depth -= 1;
      } else if (code === 0x2c) {
        this.#at = skipBlank(text, this.#at + 1);
        return true;
      } else return false;
    }
  }

  #readName(): string | undefined {
    const start = this.#at;
    const end = this.#text.charCodeAt(start) === 0x22 ? stringEnd(this.#text, start) : -1;
    if (end < 0) return undefined;
    const colon = skipBlank(this.#text, end);
    if (this.#text.charCodeAt(colon) !== 0x3a) return undefined;
    this.#at = skipBlank(this.#text, colon + 1);
    return unescaped(this.#text, start, end);
  }

  #readScalar(name: string | null, start: number, code: number): boolean {
    const text = this.#text;
    if (code === 0x22) {
      this.#at = stringEnd(text, start);
      return this.#at > 0 && this.#attach(name, unescaped(text, start, this.#at), start);
    }
    if (text.startsWith('true', start)) return this.#attachWord(name, true, start, 4);
    if (text.startsWith('false', start)) return this.#attachWord(name, false, start, 5);
    if (text.startsWith('null', start)) return this.#attachWord(name, null, start, 4);
    this.#at = numberEnd(text, start);
    if (this.#at < 0) return false;
    return this.#attach(name, Number(text.slice(start, this.#at)), start);
  }

  #attachWord(name: string | null, value: boolean | null, start: number, length: number): boolean {
    this.#at = start + length;
    return this.#attach(name, value, start);
  }

  #attach(name: string | null, value: string | number | boolean | null, start: number): true {
    const frame = this.#frame;
    if (!frame) this.#root = value;
    else {
      if (name !== null || this.#isNotable(value)) this.#note(frame, name, value, start);
      put(frame, name, value);
    }
    return true;
  }

  #isNotable(value: string | number | boolean | null): boolean {
    return (typeof value === 'string' || typeof value === 'number') && this.#options.isNotable(value);
  }

  #open(name: string | null, start: number, isNamed: boolean): void {
    const above = this.#frame;
    const object: Record<string, Json> | null = isNamed ? {} : null;
    const array: Json[] | null = isNamed ? null : [];
    const value: Json = object ?? array;
    const node = above && name !== null ? this.#note(above, name, value, start) : null;
    const place = name ?? above?.array?.length ?? 0;
    if (above) put(above, name, value);
    else this.#root = value;
    this.#frame = { object, array, above, place, path: node?.path ?? null, node };
    this.#depth += 1;
  }

  #note(frame: Frame, name: string | null, value: Json, start: number): OpenNode {
    const path = pathBelow(this.#pathOf(frame), name ?? frame.array?.length ?? 0);
    const duplicateOf = name !== null && frame.object && Object.hasOwn(frame.object, name) ? path : null;
    const node = { path, name, value, start, end: this.#at, duplicateOf };
    this.#nodes.push(node);
    return node;
  }

  #pathOf(frame: Frame): string {
    const unnamed: Frame[] = [];
    let known: Frame | null = frame;
    while (known && known.path === null) {
      unnamed.push(known);
      known = known.above;
    }
    let path = known?.path ?? this.#options.root;
    for (const below of unnamed.reverse()) {
      if (below.above) path = pathBelow(path, below.place);
      below.path = path;
    }
    return path;
  }
}

const put = (frame: Frame, name: string | null, value: Json): void => {
  if (frame.array) frame.array.push(value);
  // SECURITY: assigning to `__proto__` would change the prototype; a claim of that name stays a plain own member.
  else if (frame.object && name === '__proto__')
    Object.defineProperty(frame.object, name, { value, writable: true, enumerable: true, configurable: true });
  else if (frame.object && name !== null) frame.object[name] = value;
};

/** The lexer has accepted this string, so `JSON.parse` cannot refuse it, and it is the fastest way through escapes. */
const unescaped = (text: string, start: number, end: number): string => {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
};

/**
 * Longer pointers end in an ellipsis: nested long names would otherwise make paths that together are thousands of times
 * as long as the token, once they are serialised.
 */
const longestPath = 512;

const pathBelow = (above: string, place: string | number): string => {
  if (above.length > longestPath) return above;
  if (typeof place === 'number') return `${above}/${place}`;
  const name = place.includes('~') || place.includes('/') ? place.replace(/~/g, '~0').replace(/\//g, '~1') : place;
  const path = `${above}/${name}`;
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
};
