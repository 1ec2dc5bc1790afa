import type { Row } from '../../electron/contract/resource';

/** A row as it was seen when it was picked, and its place in the list then. */
export type PickedRow = { readonly row: Row; readonly index: number };

/**
 * Picked rows by key, not by place: a reload that puts other rows above them, or a scroll of a million rows past the
 * page cache, changes nothing. With `isAll` every row that matches is picked, but those in `except`.
 */
export type Picked = {
  readonly rows: ReadonlyMap<string, PickedRow>;
  readonly isAll: boolean;
  readonly except: ReadonlyMap<string, PickedRow>;
};

export const nothingPicked: Picked = { rows: new Map(), isAll: false, except: new Map() };
export const allPicked: Picked = { ...nothingPicked, isAll: true };

type Named = PickedRow & { readonly key: string };

export const isPicked = ({ rows, isAll, except }: Picked, key: string): boolean =>
  isAll ? !except.has(key) : rows.has(key);

const withRows = (before: ReadonlyMap<string, PickedRow>, named: readonly Named[]): ReadonlyMap<string, PickedRow> => {
  const next = new Map(before);
  for (const { key, row, index } of named) next.set(key, { row, index });
  return next;
};

const withoutRows = (before: ReadonlyMap<string, PickedRow>, keys: readonly string[]) => {
  const next = new Map(before);
  for (const key of keys) next.delete(key);
  return next;
};

export const picking = (picked: Picked, named: readonly Named[], isChecked: boolean): Picked => {
  if (named.length === 0) return picked;
  const keys = named.map(({ key }) => key);
  if (picked.isAll)
    return {
      ...picked,
      except: isChecked ? withoutRows(picked.except, keys) : withRows(picked.except, named),
    };
  return { ...picked, rows: isChecked ? withRows(picked.rows, named) : withoutRows(picked.rows, keys) };
};

/** How many are picked; null: all of a list whose length nobody knows. */
export const pickedCount = ({ rows, isAll, except }: Picked, total: number | null): number | null => {
  if (!isAll) return rows.size;
  return total === null ? null : Math.max(0, total - except.size);
};

/** Places of the picked rows as ranges, rising and apart, for an export; null: all that match. */
export const pickedRanges = (
  { rows, isAll, except }: Picked,
  total: number | null,
): readonly { readonly from: number; readonly count: number }[] | null => {
  const gaps = [...except.values()].map(({ index }) => index).sort((a, b) => a - b);
  if (isAll) {
    if (gaps.length === 0 || total === null) return null;
    const edges = [-1, ...gaps, total];
    return edges
      .slice(1)
      .map((end, at) => ({ from: (edges[at] ?? 0) + 1, count: end - (edges[at] ?? 0) - 1 }))
      .filter(({ count }) => count > 0);
  }
  const ranges: { from: number; count: number }[] = [];
  for (const index of [...rows.values()].map((picked) => picked.index).sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && index === last.from + last.count) last.count += 1;
    else if (!last || index > last.from + last.count) ranges.push({ from: index, count: 1 });
  }
  return ranges;
};
