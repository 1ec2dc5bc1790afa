import { type RefObject, useEffect, useRef } from 'react';
import { useBridge } from './bridge-context';

/**
 * Runs `hide` when nobody looks any more: the window loses the focus or is covered, the system locks the screen, or the
 * element leaves the screen, since panels stay mounted behind another tab, page or profile.
 */
export const useOnHidden = (element: RefObject<HTMLElement | null>, hide: () => void): void => {
  const bridge = useBridge();
  const latest = useRef(hide);
  useEffect(() => {
    latest.current = hide;
  });
  useEffect(() => {
    if (!element.current) return;
    const now = (): void => latest.current();
    const ifCovered = (): void => {
      if (document.visibilityState === 'hidden') now();
    };
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => !isIntersecting)) now();
    });
    observer.observe(element.current);
    const unlisten = bridge['screen:locked'](now);
    window.addEventListener('blur', now);
    document.addEventListener('visibilitychange', ifCovered);
    return () => {
      observer.disconnect();
      unlisten();
      window.removeEventListener('blur', now);
      document.removeEventListener('visibilitychange', ifCovered);
    };
  }, [bridge, element]);
};
