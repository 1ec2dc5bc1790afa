import { type RefObject, useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { Call } from '../../electron/contract/bridge';
import type { Filter, OpenedSource, Ordering } from '../../electron/contract/resource';
import { type Failure, failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';
import { RowWindow } from './row-window';

/** What the person asks of a collection. */
export type Query = {
  readonly search: string;
  readonly ordering: Ordering | null;
  readonly filters: readonly Filter[];
};

export const plainQuery: Query = { search: '', ordering: null, filters: [] };

/** A source on screen: it stays there until another has its first rows. */
export type Shown = { readonly opened: OpenedSource; readonly rows: RowWindow; readonly query: Query };

export type Resource = {
  readonly shown: Shown | null;
  /** Why the last opening failed; what is shown is older than that. */
  readonly failure: Failure | null;
  /** Since when an opening is under way, ms of `performance.now()`, or null. */
  readonly openingSinceMs: number | null;
  readonly query: Query;
  /** Rises with each change of rows: cells are read anew. */
  readonly version: number;
  readonly ask: (query: Query) => void;
  readonly reload: () => void;
  /** As main knows the rows by now, at the same place: a list at hand is not loaded again. */
  readonly catchUp: () => void;
  readonly stop: () => void;
};

const WHOLE_PAGE = 200;
const FIRST_ROWS = 200;
const LEAST_PAGE = 50;
/** After this the person gets the choice instead of a spinner (design.md section 9). */
const PATIENCE_MS = 30_000;

/** Rows a window page: a multiple of the server's page, so that no request is made twice. */
const pageSizeOf = ({ style }: OpenedSource): number => {
  if (style.pageSize === null) return WHOLE_PAGE;
  return style.pageSize * Math.max(1, Math.ceil(LEAST_PAGE / style.pageSize));
};

const ARRIVAL_MS = 5_000;

/** Settles when the row is known, nothing is on its way any more, or it takes too long. */
const arrival = (rows: RowWindow, row: number, listen: (listener: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    const isDone = (): boolean => rows.rowAt(row) !== undefined || rows.loading === null;
    if (isDone()) {
      resolve();
      return;
    }
    const timer = setTimeout(resolve, ARRIVAL_MS);
    listen(() => {
      if (!isDone()) return;
      clearTimeout(timer);
      resolve();
    });
  });

/** Opens, reopens and closes one collection of a profile. An answer that was overtaken is dropped. */
export const useResource = (
  profileId: string,
  path: string,
  seen: RefObject<{ readonly from: number; readonly end: number }>,
): Resource => {
  const bridge = useBridge();
  const [shown, setShown] = useState<Shown | null>(null);
  const [problem, setProblem] = useState<Failure | null>(null);
  const [openingSinceMs, setOpening] = useState<number | null>(null);
  const [query, setQuery] = useState<Query>(plainQuery);
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  const running = useRef<Call<OpenedSource> | null>(null);
  const current = useRef<Shown | null>(null);

  const leave = useCallback(
    (left: Shown | null): void => {
      if (!left) return;
      left.rows.close();
      void bridge['resource:close']({ sourceId: left.opened.sourceId }).result;
    },
    [bridge],
  );

  const open = useCallback(
    async (next: Query, fresh: boolean, keepsPlace = fresh): Promise<void> => {
      running.current?.cancel();
      setOpening(performance.now());
      const filters = [...next.filters];
      const call = bridge['resource:open']({ profileId, path, ...next, filters, fresh, count: FIRST_ROWS });
      running.current = call;
      let isTooSlow = false;
      let patience: ReturnType<typeof setTimeout> | undefined;
      const wait = (): void => {
        clearTimeout(patience);
        patience = setTimeout(() => {
          isTooSlow = true;
          call.cancel();
        }, PATIENCE_MS);
      };
      wait();
      // a big list may take longer, as long as it comes
      const unlisten = bridge['resource:loading']((loading) => {
        if (loading.some((view) => view.profileId === profileId && view.path === path)) wait();
      });
      const result = await call.result;
      unlisten();
      clearTimeout(patience);
      if (running.current !== call) {
        if (result.ok) void bridge['resource:close']({ sourceId: result.value.sourceId }).result;
        return;
      }
      if (!result.ok) {
        running.current = null;
        setOpening(null);
        if (isTooSlow) setProblem(failure('timed-out', 'No answer within 30 s'));
        else if (result.error.code !== 'cancelled') setProblem(result.error);
        return;
      }
      const opened = result.value;
      let heard: () => void = () => {};
      const rows = new RowWindow({
        pageSize: pageSizeOf(opened),
        read: (from, count) => bridge['resource:read']({ sourceId: opened.sourceId, from, count }),
        onChange: () => {
          heard();
          changed();
        },
        first: opened.first,
      });
      if (keepsPlace && current.current) {
        // a reload in the middle: the old rows stay until the new ones of the same place are here
        const from = Math.min(seen.current.from, Math.max(0, rows.rowCount - 1));
        rows.show(from, Math.max(from + 1, seen.current.end));
        await arrival(rows, from, (listener) => {
          heard = listener;
        });
        if (running.current !== call) {
          rows.close();
          void bridge['resource:close']({ sourceId: opened.sourceId }).result;
          return;
        }
      }
      running.current = null;
      setOpening(null);
      leave(current.current);
      current.current = { opened, rows, query: next };
      setProblem(null);
      setShown(current.current);
    },
    [bridge, leave, path, profileId, seen],
  );

  useEffect(() => {
    void open(plainQuery, false);
    return () => {
      running.current?.cancel();
      running.current = null;
      leave(current.current);
      current.current = null;
    };
  }, [leave, open]);

  return {
    shown,
    failure: problem,
    openingSinceMs,
    query,
    version,
    ask: (next) => {
      setQuery(next);
      void open(next, false);
    },
    reload: () => void open(query, true),
    catchUp: () => void open(query, false, true),
    stop: () => {
      running.current?.cancel();
      current.current?.rows.stop();
    },
  };
};
