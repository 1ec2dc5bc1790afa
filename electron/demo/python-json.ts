/**
 * JSON as Python's `json.loads` reads it, with its words when it cannot: DRF puts them into the 400 body,
 * and a client may be tested against them. Numbers keep their text, since `12`, `12.0` and `12.5` differ to a field.
 */
export class PythonNumber {
  readonly text: string;
  readonly isFloat: boolean;

  constructor(source: string) {
    this.isFloat = /[.eE]/.test(source);
    this.text = this.isFloat ? floatText(Number(source)) : source;
  }
}

export type PythonValue =
  | string
  | boolean
  | null
  | PythonNumber
  | readonly PythonValue[]
  | ReadonlyMap<string, PythonValue>;

export type PythonJson =
  | { readonly ok: true; readonly value: PythonValue }
  | { readonly ok: false; readonly why: string };

/** `why` is the text after "JSON parse error - "; nesting beyond Python's own limit throws RangeError, as Python does. */
export const parsePythonJson = (text: string): PythonJson => {
  try {
    return { ok: true, value: new Reader(text).document() };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, why: error.message };
    throw error;
  }
};

class Refusal extends Error {}

const MAX_DEPTH = 900;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them raw in a string
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const SHORT: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const WORDS: readonly (readonly [string, boolean | null])[] = [
  ['null', null],
  ['true', true],
  ['false', false],
];
// Python's floats may be these; DRF's strict mode refuses them with these words.
const NOT_JSON = ['NaN', 'Infinity', '-Infinity'];

const floatText = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e16 ? `${value}.0` : String(value);

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): PythonValue {
    this.#skipSpace();
    const value = this.#value();
    this.#skipSpace();
    if (this.#at < this.#text.length) this.#refuse('Extra data', this.#at);
    return value;
  }

  #value(): PythonValue {
    const start = this.#text.charAt(this.#at);
    if (start === '"') return this.#string();
    if (start === '{') return this.#nested(() => this.#object());
    if (start === '[') return this.#nested(() => this.#array());
    for (const [word, value] of WORDS) if (this.#takes(word)) return value;
    for (const word of NOT_JSON) {
      if (this.#takes(word)) throw new Refusal(`Out of range float values are not JSON compliant: '${word}'`);
    }
    const number = this.#match(NUMBER);
    if (number === '') this.#refuse('Expecting value', this.#at);
    return new PythonNumber(number);
  }

  #object(): PythonValue {
    const members = new Map<string, PythonValue>();
    this.#at += 1;
    this.#skipSpace();
    if (this.#takes('}')) return members;
    for (;;) {
      if (this.#text.charAt(this.#at) !== '"') {
        this.#refuse('Expecting property name enclosed in double quotes', this.#at);
      }
      const key = this.#string();
      this.#skipSpace();
      if (!this.#takes(':')) this.#refuse("Expecting ':' delimiter", this.#at);
      this.#skipSpace();
      members.set(key, this.#value());
      this.#skipSpace();
      if (this.#takes('}')) return members;
      if (!this.#takes(',')) this.#refuse("Expecting ',' delimiter", this.#at);
      this.#skipSpace();
    }
  }

  #array(): PythonValue {
    const items: PythonValue[] = [];
    this.#at += 1;
    this.#skipSpace();
    if (this.#takes(']')) return items;
    for (;;) {
      items.push(this.#value());
      this.#skipSpace();
      if (this.#takes(']')) return items;
      if (!this.#takes(',')) this.#refuse("Expecting ',' delimiter", this.#at);
      this.#skipSpace();
    }
  }

  #string(): string {
    const opened = this.#at;
    let text = '';
    this.#at += 1;
    for (;;) {
      text += this.#match(PLAIN);
      const next = this.#text.charAt(this.#at);
      if (next === '"') {
        this.#at += 1;
        return text;
      }
      if (next === '') this.#refuse('Unterminated string starting at', opened);
      if (next !== '\\') this.#refuse('Invalid control character at', this.#at);
      text += this.#escape(opened);
    }
  }

  #escape(opened: number): string {
    const backslash = this.#at;
    const letter = this.#text.charAt(backslash + 1);
    if (letter === '') this.#refuse('Unterminated string starting at', opened);
    if (letter === 'u') {
      const hex = this.#text.slice(backslash + 2, backslash + 6);
      if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.#refuse('Invalid \\uXXXX escape', backslash + 1);
      this.#at += 6;
      return String.fromCharCode(Number.parseInt(hex, 16));
    }
    const plain = SHORT[letter];
    if (plain === undefined) this.#refuse('Invalid \\escape', backslash);
    this.#at += 2;
    return plain;
  }

  #nested(read: () => PythonValue): PythonValue {
    this.#depth += 1;
    if (this.#depth > MAX_DEPTH) throw new RangeError('nested too deeply');
    const value = read();
    this.#depth -= 1;
    return value;
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += found.length;
    return found;
  }

  #takes(word: string): boolean {
    if (!this.#text.startsWith(word, this.#at)) return false;
    this.#at += word.length;
    return true;
  }

  #skipSpace(): void {
    this.#match(SPACE);
  }

  #refuse(what: string, at: number): never {
    // Python counts code points; JavaScript counts UTF-16 units.
    const before = [...this.#text.slice(0, at)];
    const line = before.filter((character) => character === '\n').length + 1;
    const column = before.length - before.lastIndexOf('\n');
    throw new Refusal(`${what}: line ${line} column ${column} (char ${before.length})`);
  }
}
