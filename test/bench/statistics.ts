/** The middle value; the mean of the two middle ones when their number is even. NaN of nothing. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN;
  return (upper + lower) / 2;
};

export const spread = (values: readonly number[]): string => `${Math.min(...values)}-${Math.max(...values)}`;
