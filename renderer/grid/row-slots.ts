/** A mounted row and the key under which React knows its element. */
export type Slot = { readonly index: number; readonly key: number };

/**
 * Keys for the rows to mount, rising by index. Rows that stay keep theirs. Where most of the others go, as in a fling or a
 * jump, the new ones take over the elements of the old ones: changing texts costs a fraction of making rows. Only those
 * on the same side of `held`, the row that may have the focus, so that React never moves its element.
 */
export const slotsFor = (before: readonly Slot[], indexes: readonly number[], held: number): readonly Slot[] => {
  const known = new Map(before.map(({ index, key }) => [index, key]));
  let last = Math.max(-1, ...known.values());
  const staying = indexes.filter((index) => index !== held && known.has(index));
  const isJump = staying.length * 2 < indexes.length;
  const pivot = known.has(held) && indexes.includes(held) ? held : -1;
  const free = isJump ? before.filter(({ index }) => index !== pivot) : [];
  const above = free.filter(({ index }) => index < pivot);
  const below = free.filter(({ index }) => index > pivot);
  return indexes.map((index) => {
    const own = isJump && index !== pivot ? (index < pivot ? above : below).shift()?.key : known.get(index);
    if (own === undefined) last += 1;
    return { index, key: own ?? last };
  });
};
