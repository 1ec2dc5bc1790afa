import type { Json, JsonObject, Member } from './inspection';
import type { Frame, OpenMember } from './json-frame';
import { pathBelow, put } from './json-frame';
import { numberEnd, skipBlank, stringEnd } from './json-lexer';

/** An element of an array that a rule may have to judge. */
export type JsonElement = { readonly path: string; readonly value: string | number; readonly sourceText: string };

/** `members` and `values` go side by side: one object for each of tens of thousands of members is what time goes into. */
export type JsonParts = {
  /** Not all are listed: there are more than 5,000. Duplicates are listed beyond that, too. */
  readonly isCut: boolean;
  readonly members: readonly Member[];
  readonly values: readonly Json[];
  readonly elements: readonly JsonElement[];
};

export type JsonRead =
  | ({ readonly ok: true; readonly value: Json } & JsonParts)
  | { readonly ok: false; readonly fault: 'not-json' | 'too-deep' };

/** Far more than fit in any header line. Listing tens of thousands takes time that nobody gains by. */
const mostListed = 5_000;
const mostDuplicates = 5_100;

export type ReadOptions = {
  /** JSON pointer of the root, such as `/payload`. */
  readonly root: string;
  /** Nested arrays and objects, the outermost counted 1. */
  readonly maxDepth: number;
  /** Which elements of arrays are listed; members always are. */
  readonly isNotable: (element: string | number) => boolean;
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Strict RFC 8259, with what `JSON.parse` hides: order, duplicate names, exact text. The last of two equal names wins,
 * as RFC 8259 §4 says most readers do. Its own stack instead of recursion, so that no depth can overflow.
 */
export const readJson = (text: string, options: ReadOptions): JsonRead => new Reader(text, options).read();

type Fault = 'not-json' | 'too-deep';

class Reader {
  readonly #text: string;
  readonly #options: ReadOptions;
  readonly #members: OpenMember[] = [];
  readonly #values: Json[] = [];
  readonly #elements: JsonElement[] = [];
  #at = 0;
  #depth = 0;
  #frame: Frame | null = null;
  #root: Json = null;
  #isCut = false;
  #isComplete = false;
  #fault: Fault = 'not-json';

  constructor(text: string, options: ReadOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): JsonRead {
    this.#at = skipBlank(this.#text, 0);
    while (this.#readValue() && this.#closeAndSeparate());
    return this.#isComplete
      ? {
          ok: true,
          value: this.#root,
          members: this.#members,
          values: this.#values,
          elements: this.#elements,
          isCut: this.#isCut,
        }
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
        this.#isComplete = this.#at === text.length;
        return false;
      }
      if (code === (frame.object ? 0x7d : 0x5d)) {
        this.#at += 1;
        if (frame.member) frame.member.sourceText = text.slice(frame.start, this.#at);
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
    // Told apart by the first letter: comparing words before each number of a long array would be most of the work.
    if (code === 0x74) return this.#readWord(name, 'true', true, start);
    if (code === 0x66) return this.#readWord(name, 'false', false, start);
    if (code === 0x6e) return this.#readWord(name, 'null', null, start);
    this.#at = numberEnd(text, start);
    if (this.#at < 0) return false;
    return this.#attach(name, Number(text.slice(start, this.#at)), start);
  }

  #readWord(name: string | null, word: string, value: boolean | null, start: number): boolean {
    this.#at = start + word.length;
    return this.#text.startsWith(word, start) && this.#attach(name, value, start);
  }

  #attach(name: string | null, value: string | number | boolean | null, start: number): true {
    const frame = this.#frame;
    if (!frame) this.#root = value;
    else {
      if (name !== null) this.#list(frame, name, value, start);
      else if (typeof value === 'string' || typeof value === 'number') this.#listElement(frame, value, start);
      put(frame, name, value);
    }
    return true;
  }

  #open(name: string | null, start: number, isNamed: boolean): void {
    const above = this.#frame;
    const object: Record<string, Json> | null = isNamed ? {} : null;
    const array: Json[] | null = isNamed ? null : [];
    const value: Json = object ?? array;
    const member = above && name !== null ? this.#list(above, name, value, start) : null;
    const place = name ?? above?.array?.length ?? 0;
    if (above) put(above, name, value);
    else this.#root = value;
    this.#frame = { object, array, above, place, path: member?.path ?? null, start, member };
    this.#depth += 1;
  }

  #list(frame: Frame, name: string, value: Json, start: number): OpenMember | null {
    const isDuplicate = frame.object !== null && Object.hasOwn(frame.object, name);
    const listed = this.#members.length;
    if (listed >= (isDuplicate ? mostDuplicates : mostListed)) {
      this.#isCut = true;
      return null;
    }
    const path = pathBelow(this.#pathOf(frame), name);
    const sourceText = this.#text.slice(start, this.#at);
    const member = isDuplicate ? { path, name, sourceText, duplicateOf: path } : { path, name, sourceText };
    this.#members.push(member);
    this.#values.push(value);
    return member;
  }

  #listElement(frame: Frame, value: string | number, start: number): void {
    if (!this.#options.isNotable(value)) return;
    if (this.#elements.length < mostListed)
      this.#elements.push({ path: this.#elementPath(frame), value, sourceText: this.#text.slice(start, this.#at) });
    else this.#isCut = true;
  }

  #elementPath(frame: Frame): string {
    return pathBelow(this.#pathOf(frame), String(frame.array?.length ?? 0));
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
      if (below.above) path = pathBelow(path, String(below.place));
      below.path = path;
    }
    return path;
  }
}

/** The lexer has accepted this string, so `JSON.parse` cannot refuse it, and it is the fastest way through escapes. */
const unescaped = (text: string, start: number, end: number): string => {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes('\\') ? String(JSON.parse(text.slice(start, end))) : inner;
};
