/** Rows `from` up to `end`, exclusive. */
export type RowRange = { readonly from: number; readonly end: number };

/** Rows that Shift spans: from the one it began at to the one it reached. */
export type Span = { readonly anchor: number; readonly to: number };

const rangeOf = ({ anchor, to }: Span): RowRange => ({ from: Math.min(anchor, to), end: Math.max(anchor, to) + 1 });

/** What another extension of the same span checks, and what it lets go of, as a spreadsheet does. */
export const extension = (
  before: Span,
  to: number,
): { readonly checked: RowRange; readonly unchecked: readonly RowRange[] } => {
  const old = rangeOf(before);
  const checked = rangeOf({ anchor: before.anchor, to });
  const unchecked = [
    { from: old.from, end: Math.min(old.end, checked.from) },
    { from: Math.max(old.from, checked.end), end: old.end },
  ];
  return { checked, unchecked: unchecked.filter(({ from, end }) => from < end) };
};
