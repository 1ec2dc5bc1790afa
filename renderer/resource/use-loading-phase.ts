import { useEffect, useRef, useState } from 'react';

/** `quiet`: nothing is shown yet. `busy`: skeleton and spinner. `slow`: worth a word. */
export type LoadingPhase = 'idle' | 'quiet' | 'busy' | 'slow';

const QUIET_MS = 150;
const LEAST_SHOWN_MS = 300;
const SLOW_MS = 5_000;

/** Honest waiting (design.md section 9): nothing before 150 ms, and what was shown stays for at least 300 ms. */
export const useLoadingPhase = (isLoading: boolean): LoadingPhase => {
  const [phase, setPhase] = useState<LoadingPhase>('idle');
  const busySinceMs = useRef<number | null>(null);
  useEffect(() => {
    if (isLoading) {
      if (busySinceMs.current === null) setPhase('quiet');
      const busy = setTimeout(() => {
        busySinceMs.current ??= performance.now();
        setPhase('busy');
      }, QUIET_MS);
      const slow = setTimeout(() => setPhase('slow'), SLOW_MS);
      return () => {
        clearTimeout(busy);
        clearTimeout(slow);
      };
    }
    const since = busySinceMs.current;
    const left = since === null ? 0 : Math.max(0, LEAST_SHOWN_MS - (performance.now() - since));
    const idle = setTimeout(() => {
      busySinceMs.current = null;
      setPhase('idle');
    }, left);
    return () => clearTimeout(idle);
  }, [isLoading]);
  return phase;
};
