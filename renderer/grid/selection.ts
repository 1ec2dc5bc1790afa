/** Checked rows by index, and where an extension with Shift starts. */
export type Selection = { readonly checked: ReadonlySet<number>; readonly anchor: number | null };

export const nothingSelected: Selection = { checked: new Set(), anchor: null };

export const toggled = ({ checked }: Selection, row: number): Selection => {
  const next = new Set(checked);
  if (!next.delete(row)) next.add(row);
  return { checked: next, anchor: row };
};

/** Checks all rows between the anchor and `row`; the anchor stays, so that the next extension starts there again. */
export const extended = (selection: Selection, row: number): Selection => {
  const anchor = selection.anchor ?? row;
  const next = new Set(selection.checked);
  for (let index = Math.min(anchor, row); index <= Math.max(anchor, row); index += 1) next.add(index);
  return { checked: next, anchor };
};

/** Checks all of `rows`, or unchecks them when each is checked already. */
export const toggledAll = ({ checked, anchor }: Selection, rows: readonly number[]): Selection => {
  const next = new Set(checked);
  if (rows.length > 0 && rows.every((row) => checked.has(row))) for (const row of rows) next.delete(row);
  else for (const row of rows) next.add(row);
  return { checked: next, anchor };
};
