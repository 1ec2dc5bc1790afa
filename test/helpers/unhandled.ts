/** As it is before a test puts time into its own hands. */
const nextTurn = setImmediate;

/** The rejections that nobody handled while `work` ran, which would fail the test run otherwise. */
export const unhandledDuring = async (work: () => unknown): Promise<readonly unknown[]> => {
  const found: unknown[] = [];
  const before = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', (reason) => void found.push(reason));
  try {
    await work();
    await new Promise((resolve) => nextTurn(resolve));
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const each of before) process.on('unhandledRejection', each);
  }
  return found;
};
