import type { Row } from '../contract/resource';
import type { RowChange } from './row-set';

/** The list after a change, and where it was: a replaced or removed row's number, or null for one that was added. */
export type Patched = { readonly rows: readonly Row[]; readonly at: number | null; readonly isRemoved: boolean };

/** Null: no row has that key, so nothing changes. */
export const patched = (rows: readonly Row[], { keyField, key, row }: RowChange): Patched | null => {
  if (key === null) return row ? { rows: [...rows, row], at: null, isRemoved: false } : null;
  const at = rows.findIndex((each) => String(each[keyField]) === key);
  const old = rows[at];
  if (!old) return null;
  const copy = [...rows];
  if (row) copy[at] = asListed(old, row);
  else copy.splice(at, 1);
  return { rows: copy, at, isRemoved: row === null };
};

/** A list may show less of a row than the answer to a write has. */
const asListed = (old: Row, row: Row): Row =>
  Object.fromEntries(Object.entries(old).map(([name, value]) => [name, Object.hasOwn(row, name) ? row[name] : value]));
