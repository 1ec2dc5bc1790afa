import { collator } from './collation';
import { plainOrder, radixPass } from './ranked-order';

const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;
const NEW_LINE = 0x0a;
const WEIGHT_BITS = 7;
const KEYS = 1 << (2 * WEIGHT_BITS);
const LONGEST = 96;
/** Of all keys together, bytes. */
const MOST_KEY_BYTES = 200_000_000;

/** Primary weight of each printable ASCII character as the collator orders them, from 1; both cases of a letter share one. */
const weights = ((): Uint8Array => {
  const characters = Array.from({ length: LAST_PRINTABLE - FIRST_PRINTABLE + 1 }, (_, index) =>
    String.fromCharCode(FIRST_PRINTABLE + index),
  ).sort(collator.compare);
  const table = new Uint8Array(256);
  let weight = 0;
  let before = '';
  for (const character of characters) {
    if (character.toLowerCase() !== before) weight += 1;
    table[character.charCodeAt(0)] = weight;
    before = character.toLowerCase();
  }
  return table;
})();

type Keys = { readonly pairs: readonly Uint16Array[]; readonly hasUpperCase: boolean };

/** Weights of each two characters of every text; null when a text is not short printable ASCII. */
const keysOf = (texts: readonly string[]): Keys | null => {
  // before they are joined: a text cannot be of any length
  let length = 0;
  for (const text of texts) {
    length += text.length;
    if (text.length > LONGEST || length > MOST_KEY_BYTES) return null;
  }
  const joined = texts.join('\n');
  const bytes = Buffer.from(joined, 'latin1');
  if (Buffer.byteLength(joined, 'utf8') !== joined.length) return null;
  const pairs: Uint16Array[] = [];
  let hasUpperCase = false;
  let row = 0;
  let at = 0;
  for (let index = 0; index <= bytes.length; index += 1) {
    const byte = index === bytes.length ? NEW_LINE : (bytes[index] ?? 0);
    if (byte === NEW_LINE) {
      row += 1;
      at = 0;
      continue;
    }
    const weight = weights[byte] ?? 0;
    if (weight === 0 || at === LONGEST) return null;
    if (byte >= 0x41 && byte <= 0x5a) hasUpperCase = true;
    let keys = pairs[at >> 1];
    if (!keys) {
      if ((pairs.length + 1) * 2 * texts.length > MOST_KEY_BYTES) return null;
      keys = new Uint16Array(texts.length);
      pairs.push(keys);
    }
    keys[row] = at % 2 === 0 ? weight << WEIGHT_BITS : (keys[row] ?? 0) | weight;
    at += 1;
  }
  // a text that holds a line break itself
  return row === texts.length ? { pairs, hasUpperCase } : null;
};

/** For each place in the order whether another text (but for its case) starts there. */
const startsOf = (order: Uint32Array, pairs: readonly Uint16Array[]): Uint8Array => {
  const starts = new Uint8Array(order.length);
  if (order.length > 0) starts[0] = 1;
  for (const keys of pairs) {
    let before = keys[order[0] ?? 0] ?? 0;
    for (let at = 1; at < order.length; at += 1) {
      const key = keys[order[at] ?? 0] ?? 0;
      if (key !== before) starts[at] = 1;
      before = key;
    }
  }
  return starts;
};

/**
 * Row numbers as the collator orders their texts, by radix passes over two characters at a time: comparing a million
 * different texts through ICU takes far over a second. Null when some text is not short printable ASCII.
 */
export const plainTextOrder = (texts: readonly string[], isDescending: boolean): Uint32Array | null => {
  const keys = keysOf(texts);
  if (!keys) return null;
  let order = plainOrder(texts.length);
  for (const pair of [...keys.pairs].reverse()) order = radixPass(order, pair, KEYS);
  if (!keys.hasUpperCase && !isDescending) return order;
  const starts = startsOf(order, keys.pairs);
  const sign = isDescending ? -1 : 1;
  const byCase = (a: number, b: number): number => sign * collator.compare(texts[a] ?? '', texts[b] ?? '') || a - b;
  const settled = new Uint32Array(order.length);
  for (let from = 0; from < order.length; ) {
    let end = from + 1;
    while (end < order.length && starts[end] === 0) end += 1;
    const run = order.subarray(from, end);
    if (keys.hasUpperCase && run.length > 1) run.sort(byCase);
    settled.set(run, isDescending ? order.length - end : from);
    from = end;
  }
  return settled;
};
