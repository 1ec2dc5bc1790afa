import { useState, useSyncExternalStore } from 'react';

/** From this width on the list stands beside the form; below, over it and for as long as something is chosen. */
const WIDE = '(min-width: 1021px)';

const subscribe = (changed: () => void): (() => void) => {
  const wide = matchMedia(WIDE);
  wide.addEventListener('change', changed);
  return () => wide.removeEventListener('change', changed);
};

export const useSideShown = () => {
  const isWide = useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
  const [inWide, setInWide] = useState(true);
  const [inNarrow, setInNarrow] = useState(false);
  return {
    isShown: isWide ? inWide : inNarrow,
    toggle: () => (isWide ? setInWide(!inWide) : setInNarrow(!inNarrow)),
    /** Something was chosen from the list. */
    chosen: () => setInNarrow(false),
  };
};
