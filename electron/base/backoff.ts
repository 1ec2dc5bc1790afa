/** Waiting times in ms for repeated attempts: doubling from `firstMs` to `mostMs`, each spread over 80 to 120 %. */
export const backoffMs = (
  attempt: number,
  { firstMs, mostMs, random }: { readonly firstMs: number; readonly mostMs: number; readonly random: () => number },
): number => {
  const doubled = firstMs * 2 ** Math.min(attempt, 30);
  return Math.round(Math.min(doubled, mostMs) * (0.8 + 0.4 * random()));
};
