/** What stands before a value: its meaning again as a colour, never alone. */
export type Tone = 'ok' | 'warn' | 'err' | 'info' | 'mute';

/** One column of a grid whose rows are of type `R`. */
export type GridColumn<R> = {
  readonly id: string;
  readonly label: string;
  readonly align: 'start' | 'end';
  readonly look: 'plain' | 'strong' | 'soft' | 'time';
  /** A track of `grid-template-columns`. */
  readonly width: string;
  /** Why the rows cannot be ordered by this column, shown as its tooltip; null: they can. */
  readonly notOrderable: string | null;
  text(row: R): string;
  tone?(row: R): Tone | null;
  /** Where the value leads, by a press on it or Ctrl Enter on its cell; null: nowhere. */
  follow?(row: R): (() => void) | null;
};

export type GridSort = { readonly columnId: string; readonly isDescending: boolean };

const CHECK_COLUMN_PX = 40;

/** Up, down, none: what a press on a header leads to. */
export const nextSort = (columnId: string, sort: GridSort | null): GridSort | null => {
  if (sort?.columnId !== columnId) return { columnId, isDescending: false };
  return sort.isDescending ? null : { columnId, isDescending: true };
};

export const ariaSort = (columnId: string, sort: GridSort | null): 'ascending' | 'descending' | 'none' => {
  if (sort?.columnId !== columnId) return 'none';
  return sort.isDescending ? 'descending' : 'ascending';
};

export const columnTracks = (
  columns: readonly { readonly id: string; readonly width: string }[],
  hasChecks: boolean,
  /** A column that is being made wider or narrower right now. */
  sized?: { readonly id: string; readonly px: number },
): string =>
  [
    ...(hasChecks ? [`${CHECK_COLUMN_PX}px`] : []),
    ...columns.map(({ id, width }) => (id === sized?.id ? `${sized.px}px` : width)),
  ].join(' ');

const SKELETON_WIDTHS = 5;

/** Which of the skeleton's widths a cell has: steady while it scrolls, and uneven like text. `row`: any number of its own. */
export const skeletonWidth = (row: number, column: number): number =>
  ((Math.imul(row + 1, 2_654_435_761) ^ Math.imul(column + 7, 40_503)) >>> 5) % SKELETON_WIDTHS;
