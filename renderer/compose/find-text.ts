/** Where a text was found, in its order. */
export type Found = {
  readonly at: Int32Array;
  /** Length of each find: folding letters can make it differ from that of the words. */
  readonly length: Int32Array;
  /** There are more. */
  readonly isCut: boolean;
};

const MOST_FOUND = 10_000;

/** Without regard to case; as a person typed it, so nothing in it is a pattern. */
export const findText = (text: string, words: string): Found => {
  const at: number[] = [];
  const length: number[] = [];
  if (words !== '') {
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu');
    for (const match of text.matchAll(pattern)) {
      if (at.length === MOST_FOUND) return { at: Int32Array.from(at), length: Int32Array.from(length), isCut: true };
      at.push(match.index);
      length.push(match[0].length);
    }
  }
  return { at: Int32Array.from(at), length: Int32Array.from(length), isCut: false };
};

/** The last of ascending `places` that is not after `at`; -1 where all are. */
export const lastUpTo = (places: Int32Array, at: number): number => {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** Line and column as editors count them, from 1; the column in characters. */
export const lineAndColumn = (text: string, at: number): { readonly line: number; readonly column: number } => {
  let line = 1;
  let begin = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < at; end = text.indexOf('\n', begin)) {
    line += 1;
    begin = end + 1;
  }
  return { line, column: [...text.slice(begin, at)].length + 1 };
};
