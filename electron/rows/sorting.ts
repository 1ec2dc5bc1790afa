import type { Wire } from '../contract/declare';
import { cellText } from './cell-text';
import { plainTextOrder } from './plain-text-order';
import { orderByRank } from './ranked-order';
import { isMostlyDistinct, textRanks } from './text-ranks';

type Ranks = { readonly ranks: Uint32Array; readonly most: number };

const LONG_INTEGER = /^-?\d{16,}$/;

/** Small integers are their own ranks. */
const integerRanks = (values: readonly Wire[]): Ranks | null => {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    const number = typeof value === 'boolean' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isInteger(number)) return null;
    if (number < least) least = number;
    if (number > most) most = number;
  }
  if (values.length === 0 || most - least >= 2 ** 32 - 2) return null;
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) ranks[row] = Number(values[row]) - least;
  return { ranks, most: most - least };
};

/** Any other numbers, and integers beyond 2^53 that came as text, exactly. */
const numberRanks = (values: readonly Wire[]): Ranks | null => {
  const isNumber = (value: Wire): boolean =>
    typeof value === 'number' || typeof value === 'boolean' || (typeof value === 'string' && LONG_INTEGER.test(value));
  if (!values.every(isNumber)) return null;
  const distinct = [...new Set(values)];
  const exact = (value: Wire): number | bigint => (typeof value === 'string' ? BigInt(value) : Number(value));
  // < compares a number with a bigint by value
  const sorted = distinct
    .map((value) => ({ value, key: exact(value) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rankOf = new Map(sorted.map(({ value }, rank) => [value, rank]));
  const ranks = new Uint32Array(values.length);
  for (let row = 0; row < values.length; row += 1) ranks[row] = rankOf.get(values[row]) ?? 0;
  return { ranks, most: Math.max(0, sorted.length - 1) };
};

const byRanks = ({ ranks, most }: Ranks, isDescending: boolean): Uint32Array => {
  if (isDescending) for (let row = 0; row < ranks.length; row += 1) ranks[row] = most - (ranks[row] ?? 0);
  return orderByRank(ranks, most);
};

const presentOrder = (values: readonly Wire[], isDescending: boolean): Uint32Array => {
  const numbers = integerRanks(values) ?? numberRanks(values);
  if (numbers) return byRanks(numbers, isDescending);
  const texts = values.map(cellText);
  const plain = isMostlyDistinct(texts) ? plainTextOrder(texts, isDescending) : null;
  return plain ?? byRanks(textRanks(texts), isDescending);
};

/**
 * Row numbers in the order of their values: numbers by value, all else as text by collation. Stable in both directions;
 * null and missing values stay at the end in both.
 */
export const sortedOrder = (values: readonly Wire[], isDescending: boolean): Uint32Array => {
  const present: number[] = [];
  const absent: number[] = [];
  for (let row = 0; row < values.length; row += 1) {
    const value = values[row];
    (value === null || value === undefined ? absent : present).push(row);
  }
  const isWhole = absent.length === 0;
  const known = isWhole ? values : present.map((row) => values[row]);
  const order = presentOrder(known, isDescending);
  if (isWhole) return order;
  const whole = new Uint32Array(values.length);
  for (let at = 0; at < order.length; at += 1) whole[at] = present[order[at] ?? 0] ?? 0;
  whole.set(absent, order.length);
  return whole;
};
