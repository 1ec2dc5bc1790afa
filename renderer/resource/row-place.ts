import { keyIn } from './row-key';
import type { Shown } from './use-resource';

const NEAR = 400;

/** Where a row is now that was at `near`: reloads move rows a little. Null: not among the rows that are here. */
export const placeOf = (shown: Shown | null, key: string | null, near: number | null): number | null => {
  if (shown === null || key === null || near === null) return null;
  for (let away = 0; away <= NEAR; away += 1) {
    for (const index of [near + away, near - away]) {
      const row = index < 0 ? undefined : shown.rows.rowAt(index);
      if (row && keyIn(shown.opened, row) === key) return index;
    }
  }
  return null;
};
