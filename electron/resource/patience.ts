/** How long rows that are here wait for what only explains them: a slow OPTIONS, root or schema. */
const PATIENCE_MS = 1_000;

export type Patience = { for<T>(work: Promise<T | null>): Promise<T | null>; end(): void };

/** From now on: one second for all that is waited for, together. */
export const newPatience = (): Patience => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS);
  });
  return { for: (work) => Promise.race([work, late]), end: () => clearTimeout(timer) };
};
