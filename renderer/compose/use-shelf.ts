import { useCallback, useEffect, useRef, useState } from 'react';
import type { KnownPath } from '../../electron/contract/compose';
import type { ComposeShelf } from '../../electron/contract/compose-shelf';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';

export type Shelf = {
  /** Null until it was read. */
  readonly shelf: ComposeShelf | null;
  readonly failure: Failure | null;
  /** What an address may be completed to. */
  readonly paths: readonly KnownPath[];
  readonly reload: () => void;
};

/** What is kept of a profile's requests, read anew after each change. */
export const useShelf = (profileId: string): Shelf => {
  const bridge = useBridge();
  const [shelf, setShelf] = useState<ComposeShelf | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [paths, setPaths] = useState<readonly KnownPath[]>([]);
  const newest = useRef(0);
  const reload = useCallback(() => {
    newest.current += 1;
    const mine = newest.current;
    void bridge['compose:shelf']({ profileId }).result.then((result) => {
      if (newest.current !== mine) return;
      if (result.ok) setShelf(result.value);
      setFailure(result.ok ? null : result.error);
    });
    void bridge['compose:paths']({ profileId }).result.then((result) => {
      if (newest.current === mine && result.ok) setPaths(result.value);
    });
  }, [bridge, profileId]);
  useEffect(reload, [reload]);
  // An answer after the last of it must find nobody.
  useEffect(
    () => () => {
      newest.current = -1;
    },
    [],
  );
  return { shelf, failure, paths, reload };
};
