/**
 * Runs up to `atOnce` of the tasks at a time and gives the first hit in their order, not in time: a later hit waits for
 * the earlier ones to say no. Tasks still running then are told to stop. Null when none hits.
 */
export const firstInOrder = async <T, Hit>(
  tasks: readonly T[],
  run: (task: T, signal: AbortSignal) => Promise<Hit | null>,
  { atOnce, signal }: { readonly atOnce: number; readonly signal: AbortSignal },
): Promise<Hit | null> => {
  const stop = new AbortController();
  const cancel = () => stop.abort();
  if (signal.aborted) return null;
  signal.addEventListener('abort', cancel, { once: true });
  const running: Promise<Hit | null>[] = [];
  let next = 0;
  const launch = () => {
    const task = tasks[next];
    next += 1;
    if (task !== undefined) running.push(run(task, stop.signal));
  };
  try {
    for (let each = 0; each < atOnce; each += 1) launch();
    for (let index = 0; index < running.length; index += 1) {
      const hit = await running[index];
      if (hit) return hit;
      if (!signal.aborted) launch();
    }
    return null;
  } finally {
    stop.abort();
    signal.removeEventListener('abort', cancel);
    await Promise.allSettled(running);
  }
};
