import os from 'node:os';
import { type Clock, systemClock } from './clock';

/** Where wall clock and monotonic clock have parted by this, ms, the computer slept or its clock was changed. */
const PARTED_MS = 500;

/**
 * Time since the computer started, sleep included, ms. The system is asked again only when the clocks have parted: each
 * time costs a read of a file, and every request wants to know.
 */
export const timeSinceStart = (
  clock: Clock = systemClock,
  askMs: () => number = () => os.uptime() * 1_000,
): (() => number) => {
  let asked: { readonly uptimeMs: number; readonly monotonicMs: number; readonly aheadMs: number } | null = null;
  return () => {
    const monotonicMs = clock.monotonicMs();
    const aheadMs = clock.now() - monotonicMs;
    if (!asked || Math.abs(aheadMs - asked.aheadMs) > PARTED_MS) asked = { uptimeMs: askMs(), monotonicMs, aheadMs };
    return asked.uptimeMs + monotonicMs - asked.monotonicMs;
  };
};
