import { describe, test } from 'vitest';
import { pythonOrReason } from './python';

/** A `describe` that, without a usable Python, is one skipped test with exactly that reason. */
export const describeWithPython = (title: string, tests: () => void): void => {
  const python = pythonOrReason();
  if (python.ok) describe(title, tests);
  else test(title, ({ skip }) => skip(python.reason));
};
