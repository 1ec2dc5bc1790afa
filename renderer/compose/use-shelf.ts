import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
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
  }, [bridge, profileId]);
  useEffect(() => {
    reload();
    // Once: a server without an API root would be asked for it again each time.
    void bridge['compose:paths']({ profileId }).result.then((result) => {
      if (result.ok) setPaths(result.value);
    });
  }, [bridge, profileId, reload]);
  const history = shelf?.history;
  const known = useMemo(() => withSent(paths, history ?? []), [paths, history]);
  return { shelf, failure, paths: known, reload };
};

/** What was sent since is known, too. */
const withSent = (paths: readonly KnownPath[], history: ComposeShelf['history']): readonly KnownPath[] => {
  const known = new Map(paths.map((path) => [path.path, path]));
  for (const { request } of history) {
    const path = request.address.split(/[?#]/, 1)[0] ?? '';
    if (path !== '' && !known.has(path)) known.set(path, { path, methods: [request.method], from: 'history' });
  }
  return [...known.values()];
};
