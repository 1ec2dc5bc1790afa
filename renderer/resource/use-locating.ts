import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import type { GridHandle } from '../grid/grid';
import type { Shown } from './use-resource';

type Needs = {
  readonly shown: Shown | null;
  readonly keyOf: (row: Row) => string | null;
  readonly grid: RefObject<GridHandle | null>;
  /** The list was read anew, and the row is neither among its first rows nor its last. */
  readonly onMissing: () => void;
};

const LAST_ROWS = 200;

/** After the next reload goes to a row that was just made: at the end of the list, where most servers put it, or at its start. */
export const useLocating = ({ shown, keyOf, grid, onMissing }: Needs): ((key: string) => void) => {
  const bridge = useBridge();
  const wanted = useRef<string | null>(null);
  const latest = useRef({ keyOf, onMissing });
  useEffect(() => {
    latest.current = { keyOf, onMissing };
  });
  useEffect(() => {
    const key = wanted.current;
    if (key === null || !shown) return;
    wanted.current = null;
    const isIt = (row: Row): boolean => latest.current.keyOf(row) === key;
    const found = (index: number): void => {
      // Not within this effect: the grid renders at once where it is told to go, which React refuses there.
      setTimeout(() => {
        grid.current?.goTo(index);
        grid.current?.focus();
      });
    };
    const first = shown.opened.first.rows.findIndex(isIt);
    const total = shown.rows.total ?? 0;
    if (first >= 0) {
      found(first);
      return;
    }
    const from = Math.max(0, total - LAST_ROWS);
    const { sourceId } = shown.opened;
    void bridge['resource:read']({ sourceId, from, count: LAST_ROWS }).result.then((page) => {
      const at = page.ok ? page.value.rows.findIndex(isIt) : -1;
      if (at >= 0) found(from + at);
      else latest.current.onMissing();
    });
  }, [shown, bridge, grid]);
  return useCallback((key) => {
    wanted.current = key;
  }, []);
};
