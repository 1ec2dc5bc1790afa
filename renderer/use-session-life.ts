import { useEffect, useRef, useState } from 'react';
import type { SessionView } from '../electron/contract/session';

/** What was loaded stays on screen when the session ends; before the first life there is nothing to load. */
export const useHasBeenLive = ({ state }: SessionView): boolean => {
  const isLive = state.kind === 'active' || state.kind === 'renewing' || state.kind === 'waiting';
  const [hasBeen, setHasBeen] = useState(isLive);
  if (isLive && !hasBeen) setHasBeen(true);
  return hasBeen;
};

/** The dialog opens by itself once for each way in which a session ended, and by its button at any time. */
export const useSignInAgain = ({ state, generation }: SessionView) => {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef(0);
  const needs = state.kind === 'expired' || state.kind === 'signed-out';
  const isWell = state.kind === 'active' || state.kind === 'renewing';
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (needs && seen.current !== generation) {
      seen.current = generation;
      opener.current = 1;
      setOpen(true);
    } else if (isWell && opener.current === 1) {
      opener.current = 0;
      setOpen(false);
    }
  }, [needs, isWell, generation]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
};
