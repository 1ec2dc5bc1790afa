import type { Json, JsonObject } from './inspection';
import { numberEnd, skipBlank, stringEnd } from './json-lexer';

/** Every value below the root in source order: members of objects, and elements of arrays, whose `name` is null. */
export type JsonNode = {
  readonly path: string;
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
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Strict RFC 8259, with what `JSON.parse` hides: order, duplicate names, exact text. The last of two equal names wins,
 * as RFC 8259 §4 says most readers do. Its own stack instead of recursion, so that no depth can overflow.
 */
export const readJson = (text: string, options: ReadOptions): JsonRead => {
  const nodes: OpenNode[] = [];
  const open: Frame[] = [];
  let root: Json = null;
  let at = skipBlank(text, 0);

  for (;;) {
    const parent = open[open.length - 1];
    let name: string | null = null;
    if (parent?.kind === 'object') {
      const end = text.charCodeAt(at) === 0x22 ? stringEnd(text, at) : -1;
      if (end < 0) return notJson;
      name = unescaped(text, at, end);
      at = skipBlank(text, end);
      if (text.charCodeAt(at) !== 0x3a) return notJson;
      at = skipBlank(text, at + 1);
    }

    const start = at;
    const code = text.charCodeAt(at);
    const frame = code === 0x7b ? objectFrame() : code === 0x5b ? arrayFrame() : null;
    let value: Json;
    if (frame) {
      if (open.length >= options.maxDepth) return { ok: false, fault: 'too-deep' };
      value = frame.target;
      at += 1;
    } else {
      const scalar = readScalar(text, at);
      if (!scalar) return notJson;
      value = scalar.value;
      at = scalar.end;
    }

    if (parent) {
      const path = pathBelow(parent.node?.path ?? options.root, parent, name);
      const isDuplicate = name !== null && parent.kind === 'object' && Object.hasOwn(parent.target, name);
      const node = { path, name, value, start, end: at, duplicateOf: isDuplicate ? path : null };
      nodes.push(node);
      if (frame) frame.node = node;
      attach(parent, name, value);
    } else root = value;

    if (frame) {
      open.push(frame);
      at = skipBlank(text, at);
      if (text.charCodeAt(at) !== frame.closes) continue;
    }

    let isValueNext = false;
    while (!isValueNext) {
      at = skipBlank(text, at);
      const current = open[open.length - 1];
      if (!current) return at === text.length ? { ok: true, value: root, nodes } : notJson;
      const next = text.charCodeAt(at);
      at += 1;
      if (next === current.closes) {
        if (current.node) current.node.end = at;
        open.pop();
      } else if (next === 0x2c) {
        at = skipBlank(text, at);
        isValueNext = true;
      } else return notJson;
    }
  }
};

type OpenNode = { -readonly [K in keyof JsonNode]: JsonNode[K] };
type ObjectFrame = {
  readonly kind: 'object';
  readonly target: Record<string, Json>;
  readonly closes: 0x7d;
  node: OpenNode | null;
};
type ArrayFrame = { readonly kind: 'array'; readonly target: Json[]; readonly closes: 0x5d; node: OpenNode | null };
type Frame = ObjectFrame | ArrayFrame;

const notJson: JsonRead = { ok: false, fault: 'not-json' };
const objectFrame = (): Frame => ({ kind: 'object', target: {}, closes: 0x7d, node: null });
const arrayFrame = (): Frame => ({ kind: 'array', target: [], closes: 0x5d, node: null });

const attach = (parent: Frame, name: string | null, value: Json): void => {
  if (parent.kind === 'array') parent.target.push(value);
  // SECURITY: assigning to `__proto__` would change the prototype; a claim of that name stays a plain own member.
  else if (name === '__proto__')
    Object.defineProperty(parent.target, name, { value, writable: true, enumerable: true, configurable: true });
  else if (name !== null) parent.target[name] = value;
};

type Scalar = { readonly value: Json; readonly end: number };

const readScalar = (text: string, at: number): Scalar | null => {
  switch (text[at]) {
    case '"': {
      const end = stringEnd(text, at);
      return end < 0 ? null : { value: unescaped(text, at, end), end };
    }
    case 't':
      return readWord(text, at, 'true', true);
    case 'f':
      return readWord(text, at, 'false', false);
    case 'n':
      return readWord(text, at, 'null', null);
    default: {
      const end = numberEnd(text, at);
      return end < 0 ? null : { value: Number(text.slice(at, end)), end };
    }
  }
};

const readWord = (text: string, at: number, word: string, value: Json): Scalar | null =>
  text.startsWith(word, at) ? { value, end: at + word.length } : null;

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

const pathBelow = (above: string, parent: Frame, name: string | null): string => {
  if (above.length > longestPath) return above;
  if (parent.kind === 'array' || name === null) return `${above}/${parent.kind === 'array' ? parent.target.length : 0}`;
  const escaped = name.includes('~') || name.includes('/') ? name.replace(/~/g, '~0').replace(/\//g, '~1') : name;
  const path = `${above}/${escaped}`;
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
};
