import { useEffect, useRef } from 'react';
import type { Shown } from './use-resource';

/** A link led here: its row is opened as soon as the list is. */
export const useWanted = (
  wanted: { readonly key: string } | null,
  shown: Shown | null,
  show: (shown: Shown, key: string) => void,
): void => {
  const done = useRef<{ readonly key: string } | null>(null);
  useEffect(() => {
    if (wanted === null || shown === null || done.current === wanted) return;
    done.current = wanted;
    show(shown, wanted.key);
  });
};
