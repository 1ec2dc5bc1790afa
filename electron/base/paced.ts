export type Paced = {
  readonly run: () => void;
  /** What is due is left undone. */
  readonly stop: () => void;
};

/** Works at once, then at most once in `everyMs`; the last call of many is never lost. */
export const paced = (work: () => void, everyMs: number): Paced => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const run = (): void => {
    isDue = timer !== undefined;
    if (isDue) return;
    timer = setTimeout(() => {
      timer = undefined;
      if (isDue) run();
    }, everyMs);
    work();
  };
  return {
    run,
    stop: () => {
      clearTimeout(timer);
      isDue = false;
    },
  };
};
