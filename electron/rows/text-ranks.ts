import { collator } from './collation';
import { plainOrder } from './ranked-order';

const SAMPLE = 2_000;

/** Whether few values repeat, judged by a sample: then finding the distinct ones gains nothing. */
export const isMostlyDistinct = (texts: readonly string[]): boolean => {
  const step = Math.max(1, Math.floor(texts.length / SAMPLE));
  const seen = new Set<string>();
  let taken = 0;
  for (let at = 0; at < texts.length; at += step) {
    seen.add(texts[at] ?? '');
    taken += 1;
  }
  return seen.size > taken / 2;
};

/** The rank of each text in the collator's order, from 0; equal texts share one. Only distinct texts are compared. */
export const textRanks = (texts: readonly string[]): { readonly ranks: Uint32Array; readonly most: number } => {
  const ranks = new Uint32Array(texts.length);
  const numbers = new Map<string, number>();
  const distinct: string[] = [];
  for (let row = 0; row < texts.length; row += 1) {
    const text = texts[row] ?? '';
    let number = numbers.get(text);
    if (number === undefined) {
      number = distinct.length;
      numbers.set(text, number);
      distinct.push(text);
    }
    ranks[row] = number;
  }
  const order = plainOrder(distinct.length).sort((a, b) => collator.compare(distinct[a] ?? '', distinct[b] ?? ''));
  const rankOf = new Uint32Array(distinct.length);
  let rank = -1;
  let before: string | null = null;
  for (const number of order) {
    const text = distinct[number] ?? '';
    // texts that differ only in what the collator ignores are equal to it
    if (before === null || collator.compare(before, text) !== 0) rank += 1;
    rankOf[number] = rank;
    before = text;
  }
  for (let row = 0; row < texts.length; row += 1) ranks[row] = rankOf[ranks[row] ?? 0] ?? 0;
  return { ranks, most: Math.max(0, rank) };
};
