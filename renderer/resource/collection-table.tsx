import { type ReactElement, useCallback, useEffect, useMemo } from 'react';
import { Grid, type GridHandle } from '../grid/grid';
import type { Selection } from '../grid/selection';
import { words } from '../words/catalogue';
import { number } from '../words/human';
import { columnsOf } from './field-columns';
import type { Shown } from './use-resource';

type CollectionTableProps = {
  readonly name: string;
  readonly shown: Shown;
  readonly version: number;
  readonly rowHeight: number;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly sort: Shown['query']['ordering'];
  readonly onSort: (sort: Shown['query']['ordering']) => void;
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  /** Rows in sight, for a source that takes the place of another. */
  readonly place: React.RefObject<{ readonly from: number; readonly end: number }>;
  readonly onSeen: (seen: { readonly from: number; readonly end: number }) => void;
  readonly isBusy: boolean;
};

/** The rows of one collection in the grid: its columns, order and checks, and which rows are asked for. */
export const CollectionTable = (props: CollectionTableProps): ReactElement => {
  const { name, shown, rowHeight, grid, sort, onSort, selection, onSelect, place, onSeen, isBusy } = props;
  const { opened, rows } = shown;
  const columns = useMemo(() => columnsOf(opened), [opened]);
  const singular = words.resource.singular(name);
  const onShown = useCallback(
    ({ from, end }: { readonly from: number; readonly end: number }): void => {
      place.current = { from, end };
      rows.show(from, end);
      onSeen({ from, end });
    },
    [rows, onSeen, place],
  );
  useFocusAfterSignIn(grid);
  // a new source is looked at from where the old one was
  useEffect(() => rows.show(place.current.from, place.current.end), [rows, place]);
  return (
    <Grid
      label={name}
      columns={columns}
      rowCount={rows.rowCount}
      isCountKnown={rows.total !== null}
      rowHeight={rowHeight}
      rowAt={(index) => rows.rowAt(index)}
      sort={sort && { columnId: sort.field, isDescending: sort.descending }}
      onSort={(next) => onSort(next && { field: next.columnId, descending: next.isDescending })}
      onShown={onShown}
      checks={{
        selection,
        onSelect,
        nameOfAll: words.resource.grid.checkAll,
        nameOf: (index) => {
          const id = rows.rowAt(index)?.['id'];
          const shownId = typeof id === 'number' ? number(id) : typeof id === 'string' ? id : number(index + 1);
          return words.resource.grid.check(singular, shownId);
        },
      }}
      isBusy={isBusy}
      handle={grid}
    />
  );
};

/** After a sign-in nothing has the focus any more: the rows get it. A field in use keeps it. */
const useFocusAfterSignIn = (grid: React.RefObject<GridHandle | null>): void => {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
};
