/** A mounted row and the key under which React knows its element. */
export type Slot = { readonly index: number; readonly key: number };

/**
 * Keys for the rows to mount, rising by index. Rows that stay keep theirs. Where none of the others stays, as in a fling
 * or a jump, the new ones take over the elements of the old ones: changing texts costs a fraction of making rows. Only
 * those on the same side of `held`, the row that may have the focus, so that React never moves its element.
 */
export const slotsFor = (before: readonly Slot[], indexes: readonly number[], held: number): readonly Slot[] => {
  const known = new Map(before.map(({ index, key }) => [index, key]));
  let last = Math.max(-1, ...before.map(({ key }) => key));
  const isJump = !indexes.some((index) => index !== held && known.has(index));
  const heldAt = before.findIndex(({ index }) => index === held);
  const isHeldMounted = heldAt >= 0 && indexes.includes(held);
  const free = isJump ? before.filter(({ index }) => index !== held) : [];
  const above = isHeldMounted ? free.filter(({ index }) => index < held) : [];
  const below = isHeldMounted ? free.filter(({ index }) => index > held) : [...free];
  return indexes.map((index) => {
    const own = known.get(index);
    if (own !== undefined) return { index, key: own };
    const reused = (isHeldMounted && index < held ? above : below).shift();
    if (reused) return { index, key: reused.key };
    last += 1;
    return { index, key: last };
  });
};
