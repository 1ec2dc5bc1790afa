import type { Paced } from './paced';

/** Works once for all calls of `withinMs`, at the end of it: telling of many small things then does not stand in their way. */
export const gathered = (work: () => void, withinMs: number): Paced => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const run = (): void => {
    timer ??= setTimeout(() => {
      stop();
      work();
    }, withinMs);
  };
  return { run, stop };
};
