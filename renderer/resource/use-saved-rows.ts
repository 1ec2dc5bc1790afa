import { useRef, useState } from 'react';
import type { OpenedSource, Row } from '../../electron/contract/resource';

type Saved = { readonly row: Row; readonly sourceId: string; readonly atMs: number };

export type SavedRows = {
  /** The row as the server answered it when it was saved; undefined: the list's own is as new. */
  of(key: string): Row | undefined;
  put(key: string, row: Row): void;
};

/** Rows that were saved since the list was read. A whole list that is ordered anew is still the one that was read then. */
export const useSavedRows = (opened: OpenedSource | null): SavedRows => {
  const [saved, setSaved] = useState<ReadonlyMap<string, Saved>>(new Map());
  const latest = useRef(saved);
  latest.current = saved;
  return {
    of: (key) => {
      const found = saved.get(key);
      if (!found || !opened) return undefined;
      const isOlderList = opened.style.kind === 'whole' && opened.loadedAtMs < found.atMs;
      return found.sourceId === opened.sourceId || isOlderList ? found.row : undefined;
    },
    put: (key, row) => {
      if (opened) setSaved(new Map(latest.current).set(key, { row, sourceId: opened.sourceId, atMs: Date.now() }));
    },
  };
};
