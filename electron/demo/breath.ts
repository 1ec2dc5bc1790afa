/** Lets other work of the process in; awaited every few thousand rows, it keeps any one block below some milliseconds. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const ROWS_PER_BREATH = 4_000;
