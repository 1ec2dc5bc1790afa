import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { useSettings } from '../bridge/use-settings';
import { useOnHidden } from '../token/use-on-hidden';

export type RevealedAddress = { readonly text: string; readonly hidesAtMs: number };

type Reveal = {
  readonly revealed: RevealedAddress | null;
  readonly failure: Failure | null;
  readonly reveal: () => void;
  readonly hide: () => void;
};

/** SECURITY: as a revealed token: here for its seconds only, and gone with the clock or the focus of the window. */
export const useRevealedAddress = (profileId: string, element: RefObject<HTMLElement | null>): Reveal => {
  const ask = useBridge()['lend:address'];
  const { hideRevealedAfterSeconds } = useSettings();
  const [revealed, setRevealed] = useState<RevealedAddress | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  // An answer that comes after somebody looked away is not shown.
  const asked = useRef(0);
  const hide = (): void => {
    asked.current += 1;
    setRevealed(null);
  };
  useOnHidden(element, hide);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => setRevealed(null), Math.max(0, revealed.hidesAtMs - Date.now()));
    return () => clearTimeout(timer);
  }, [revealed]);
  const reveal = (): void => {
    asked.current += 1;
    const mine = asked.current;
    setFailure(null);
    void ask({ profileId }).result.then((answer) => {
      if (mine !== asked.current) return;
      if (answer.ok) setRevealed({ text: answer.value, hidesAtMs: Date.now() + hideRevealedAfterSeconds * 1_000 });
      else setFailure(answer.error);
    });
  };
  return { revealed, failure, reveal, hide };
};
