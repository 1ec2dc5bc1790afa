import { useCallback, useEffect, useRef, useState } from 'react';
import type { Detection } from '../../electron/contract/profile';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';

export type DetectionState =
  | { readonly kind: 'none' }
  | { readonly kind: 'looking' }
  | { readonly kind: 'answered'; readonly detection: Detection }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Detecting = {
  readonly state: DetectionState;
  /** The text changed: looks 600 ms after the last change (decisions.md), and forgets what was found before. */
  readonly typed: (address: string) => void;
  /** Looks now, unless that very text was or is being looked at. */
  readonly look: (address: string) => void;
  readonly again: (address: string) => void;
};

const PAUSE_MS = 600;

/** `known`: what a profile already knows about the address that it comes with. `profileId`: of the profile at hand. */
export const useDetection = (known: Detection | null, profileId: string | undefined): Detecting => {
  const [state, setState] = useState<DetectionState>(known ? { kind: 'answered', detection: known } : { kind: 'none' });
  const { run, reset } = useRequest(useBridge()['profile:detect']);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lookedAt = useRef<string | null>(null);

  useEffect(() => () => clearTimeout(timer.current), []);

  const again = useCallback(
    (address: string): void => {
      clearTimeout(timer.current);
      const text = address.trim();
      lookedAt.current = text;
      if (text === '') {
        reset();
        setState({ kind: 'none' });
        return;
      }
      setState({ kind: 'looking' });
      void run({ address: text, ...(profileId !== undefined && { profileId }) }).then((result) => {
        if (lookedAt.current !== text) return;
        if (result.ok) setState({ kind: 'answered', detection: result.value });
        else if (result.error.code !== 'cancelled') setState({ kind: 'failed', failure: result.error });
      });
    },
    [run, reset, profileId],
  );

  const look = useCallback(
    (address: string): void => {
      if (lookedAt.current !== address.trim()) again(address);
    },
    [again],
  );

  const typed = useCallback(
    (address: string): void => {
      clearTimeout(timer.current);
      if (lookedAt.current === address.trim()) return;
      lookedAt.current = null;
      reset();
      // SECURITY: what was found belongs to another address by now, and no password may go there unseen.
      setState({ kind: 'none' });
      timer.current = setTimeout(() => look(address), PAUSE_MS);
    },
    [look, reset],
  );

  // A profile's own address was looked at when it was made.
  const first = useRef(known);
  useEffect(() => {
    if (first.current && first.current.kind === 'found') lookedAt.current = first.current.server.serverAddress;
  }, []);

  return { state, typed, look, again };
};
