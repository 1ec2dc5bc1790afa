import { afterEach, beforeEach, vi } from 'vitest';

/** What the commands tell a person is no news in a test report. */
export const keepQuiet = (): void => {
  beforeEach(() => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
};
