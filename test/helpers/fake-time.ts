import { afterEach, beforeEach, vi } from 'vitest';

/** All tests of the file begin at the same moment, and time goes by only where they let it. */
export const inFakeTime = (): void => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_800_000_000_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
};
