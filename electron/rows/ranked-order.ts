const DIGIT_BITS = 16;
const DIGIT = (1 << DIGIT_BITS) - 1;

/** One stable pass: the rows of `order` by their key; keys are below `buckets`. */
export const radixPass = (order: Uint32Array, keys: Uint16Array, buckets: number): Uint32Array => {
  const count = order.length;
  const starts = new Uint32Array(buckets + 1);
  for (let row = 0; row < count; row += 1) {
    const next = (keys[row] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + 1;
  }
  // all in one bucket: nothing would move
  if (count === 0 || starts[(keys[0] ?? 0) + 1] === count) return order;
  for (let bucket = 1; bucket <= buckets; bucket += 1)
    starts[bucket] = (starts[bucket] ?? 0) + (starts[bucket - 1] ?? 0);
  const next = new Uint32Array(count);
  for (let at = 0; at < count; at += 1) {
    const row = order[at] ?? 0;
    const bucket = keys[row] ?? 0;
    const to = starts[bucket] ?? 0;
    next[to] = row;
    starts[bucket] = to + 1;
  }
  return next;
};

/** 0, 1, 2, … */
export const plainOrder = (count: number): Uint32Array => {
  const order = new Uint32Array(count);
  for (let row = 0; row < count; row += 1) order[row] = row;
  return order;
};

/** Rows by rank, stable. Ranks are at most `most`. */
export const orderByRank = (ranks: Uint32Array, most: number): Uint32Array => {
  const low = new Uint16Array(ranks.length);
  for (let row = 0; row < ranks.length; row += 1) low[row] = (ranks[row] ?? 0) & DIGIT;
  const order = radixPass(plainOrder(ranks.length), low, Math.min(most, DIGIT) + 1);
  if (most <= DIGIT) return order;
  for (let row = 0; row < ranks.length; row += 1) low[row] = (ranks[row] ?? 0) >>> DIGIT_BITS;
  return radixPass(order, low, Math.floor(most / (DIGIT + 1)) + 1);
};
