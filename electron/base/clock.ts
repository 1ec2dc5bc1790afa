/** Wall clock in epoch milliseconds, and a monotonic one that no clock change can move. */
export type Clock = {
  now(): number;
  monotonicMs(): number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
};
