/** How a person has arranged the columns of one table; a column that is not named stands where the table puts it. */
export type ColumnLayout = {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** CSS px. */
  readonly widths: Readonly<Record<string, number>>;
};

export const plainLayout: ColumnLayout = { order: [], hidden: [], widths: {} };

export const LEAST_COLUMN_PX = 48;
export const MOST_COLUMN_PX = 1_200;

type Named = { readonly id: string; readonly width: string };

/** All columns in the person's order. One that the server added since comes where it would be without an order. */
export const ordered = <C extends Named>(columns: readonly C[], { order }: ColumnLayout): readonly C[] => {
  if (order.length === 0) return columns;
  const placed = order.flatMap((id) => columns.find((column) => column.id === id) ?? []);
  for (const [at, column] of columns.entries()) {
    if (order.includes(column.id)) continue;
    const before = placed.findIndex(({ id }) => id === columns[at - 1]?.id);
    placed.splice(before < 0 ? (at === 0 ? 0 : placed.length) : before + 1, 0, column);
  }
  return placed;
};

/** The columns that are shown, as the person arranged them. `always` cannot be hidden. */
export const laidOut = <C extends Named>(
  columns: readonly C[],
  layout: ColumnLayout,
  always: string | null,
): readonly C[] =>
  ordered(columns, layout)
    .filter(({ id }) => id === always || !layout.hidden.includes(id))
    .map((column) => {
      const px = layout.widths[column.id];
      return px === undefined ? column : { ...column, width: `${px}px` };
    });

export const resized = (layout: ColumnLayout, id: string, px: number): ColumnLayout => ({
  ...layout,
  widths: { ...layout.widths, [id]: Math.round(Math.min(Math.max(px, LEAST_COLUMN_PX), MOST_COLUMN_PX)) },
});

/** `id` takes the place of `target`, which is one that is shown, and pushes it away from where it came. */
export const moved = (columns: readonly Named[], layout: ColumnLayout, id: string, target: string): ColumnLayout => {
  const all = ordered(columns, layout).map((column) => column.id);
  const from = all.indexOf(id);
  const to = all.indexOf(target);
  if (from < 0 || to < 0 || from === to) return layout;
  all.splice(from, 1);
  all.splice(to, 0, id);
  return { ...layout, order: all };
};

export const toggledColumn = (layout: ColumnLayout, id: string): ColumnLayout => ({
  ...layout,
  hidden: layout.hidden.includes(id) ? layout.hidden.filter((hidden) => hidden !== id) : [...layout.hidden, id],
});
