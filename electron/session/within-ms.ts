/** Waits for a flight, and no longer than `mostMs`. */
export const withinMs = async (flight: Promise<unknown>, mostMs: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, mostMs);
  });
  await Promise.race([flight, late]);
  clearTimeout(timer);
};
