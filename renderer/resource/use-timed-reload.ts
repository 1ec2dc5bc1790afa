import { useEffect, useRef } from 'react';

/**
 * Reloads by itself. It waits while the window cannot be seen, while something else is on its way or has failed, and
 * while the person is inside a cell; then it is due as soon as that ends.
 */
export const useTimedReload = (
  seconds: number,
  isHeld: boolean,
  loadedAtMs: number | null,
  reload: () => void,
): void => {
  const latest = useRef({ isHeld, loadedAtMs, reload });
  useEffect(() => {
    latest.current = { isHeld, loadedAtMs, reload };
  });
  useEffect(() => {
    if (seconds === 0) return;
    const tick = setInterval(() => {
      const now = latest.current;
      if (now.isHeld || now.loadedAtMs === null || document.visibilityState === 'hidden') return;
      if (Date.now() - now.loadedAtMs >= seconds * 1_000) now.reload();
    }, TICK_MS);
    return () => clearInterval(tick);
  }, [seconds]);
};

const TICK_MS = 1_000;
