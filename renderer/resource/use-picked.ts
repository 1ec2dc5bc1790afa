import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import type { RowRange } from '../grid/extension';
import { allPicked, isPicked, nothingPicked, type Picked, pickedCount, pickedRanges, picking } from './picked';
import { keyIn } from './row-key';
import type { Shown } from './use-resource';

export type Picking = {
  readonly picked: Picked;
  /** Rows that are picked; null: all of an unknown number. */
  readonly count: number | null;
  /** All that match, but those that were taken out again. */
  readonly isAll: boolean;
  /** Picked one by one, as they were seen, in the order of the list; with `isAll` none are named. */
  readonly rows: readonly Row[];
  readonly keys: readonly string[];
  /** Their places in the list, for an export; null: all that match. */
  readonly ranges: ReturnType<typeof pickedRanges>;
  isPicked(index: number): boolean;
  readonly pick: (range: RowRange, isChecked: boolean) => void;
  readonly pickLoaded: () => void;
  readonly pickAll: () => void;
  /** Rows that are gone. */
  readonly forget: (keys: readonly string[]) => void;
  readonly clear: () => void;
};

/** An extension over more rows than this picks what is loaded of it: "Select all matching" is for the rest. */
const MOST_FETCHED = 5_000;
const FETCHED_AT_ONCE = 500;

/** Which rows are picked. They stay so through reload and another order; another search or filter lets go of them. */
export const usePicked = (shown: Shown | null): Picking => {
  const bridge = useBridge();
  const [picked, setPicked] = useState<Picked>(nothingPicked);
  /** Rises when all is let go: rows that were fetched for an extension before that are not wanted any more. */
  const round = useRef(0);
  const latest = useRef(shown);
  latest.current = shown;

  const clear = useCallback((): void => {
    round.current += 1;
    setPicked(nothingPicked);
  }, []);

  // without keys, places are all there is, and another source has other rows at them
  const asked = shown && JSON.stringify([shown.query.search, shown.query.filters, keyless(shown)]);
  const before = useRef(asked);
  useEffect(() => {
    if (before.current !== asked && before.current !== null) clear();
    before.current = asked;
  }, [asked, clear]);

  const named = (index: number): { readonly key: string; readonly row: Row; readonly index: number } | null => {
    const row = shown?.rows.rowAt(index);
    return shown && row ? { key: keyOf(shown, row, index), row, index } : null;
  };

  const fetchMissing = async (source: Shown, missing: readonly number[], isChecked: boolean): Promise<void> => {
    const started = round.current;
    for (const from of startsOf(missing)) {
      const call = bridge['resource:read']({ sourceId: source.opened.sourceId, from, count: FETCHED_AT_ONCE });
      const page = await call.result;
      if (!page.ok || started !== round.current || latest.current !== source) return;
      const wanted = new Set(missing);
      const rows = page.value.rows
        .map((row, offset) => ({ row, index: page.value.from + offset }))
        .filter(({ index }) => wanted.has(index))
        .map(({ row, index }) => ({ key: keyOf(source, row, index), row, index }));
      setPicked((now) => picking(now, rows, isChecked));
    }
  };

  const pick = (range: RowRange, isChecked: boolean): void => {
    if (!shown) return;
    const here = shown.rows.loaded().filter((index) => index >= range.from && index < range.end);
    setPicked((now) =>
      picking(
        now,
        here.flatMap((index) => named(index) ?? []),
        isChecked,
      ),
    );
    if (picked.isAll) return;
    const missing: number[] = [];
    for (let index = range.from; index < range.end && missing.length < MOST_FETCHED; index += 1)
      if (shown.rows.rowAt(index) === undefined) missing.push(index);
    if (missing.length > 0) void fetchMissing(shown, missing, isChecked);
  };

  const inOrder = useMemo(() => [...picked.rows].sort(([, a], [, b]) => a.index - b.index), [picked]);
  const total = shown?.rows.total ?? null;
  return {
    picked,
    isAll: picked.isAll,
    count: pickedCount(picked, total),
    rows: inOrder.map(([, { row }]) => row),
    keys: inOrder.map(([key]) => key),
    ranges: pickedRanges(picked, total),
    isPicked: (index) => {
      const of = named(index);
      return of === null ? picked.isAll : isPicked(picked, of.key);
    },
    pick,
    pickLoaded: () =>
      setPicked((now) => picking(now, shown?.rows.loaded().flatMap((index) => named(index) ?? []) ?? [], true)),
    pickAll: () => {
      round.current += 1;
      setPicked(allPicked);
    },
    forget: (keys) =>
      setPicked((now) =>
        picking(
          now,
          keys.map((key) => ({ key, row: {}, index: -1 })),
          false,
        ),
      ),
    clear,
  };
};

const keyless = ({ opened }: Shown): string | null => (opened.keyField === null ? opened.sourceId : null);

const keyOf = ({ opened }: Shown, row: Row, index: number): string => keyIn(opened, row) ?? `#${index}`;

/** Where reads begin so that all of `missing` (rising) is read. */
const startsOf = (missing: readonly number[]): readonly number[] => {
  const starts: number[] = [];
  for (const index of missing) {
    const last = starts.at(-1);
    if (last === undefined || index >= last + FETCHED_AT_ONCE) starts.push(index);
  }
  return starts;
};
