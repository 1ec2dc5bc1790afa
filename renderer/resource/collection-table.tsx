import { type ReactElement, useCallback, useEffect, useMemo, useState } from 'react';
import type { Row } from '../../electron/contract/resource';
import { laidOut, moved, resized, toggledColumn } from '../grid/column-layout';
import type { GridColumn } from '../grid/columns';
import { Grid, type GridEdit, type GridHandle } from '../grid/grid';
import { words } from '../words/catalogue';
import { number } from '../words/human';
import { type ColumnAction, ColumnMenu } from './column-menu';
import { keyIn, shownKey } from './row-key';
import type { Layout } from './use-layout';
import type { Picking } from './use-picked';
import type { Shown } from './use-resource';

type CollectionTableProps = {
  readonly name: string;
  readonly shown: Shown;
  readonly version: number;
  /** All columns; the layout says which of them are shown, and how. */
  readonly columns: readonly GridColumn<Row>[];
  readonly always: string | null;
  readonly layout: Layout;
  readonly onLayout: (change: Partial<Layout>) => void;
  readonly rowHeight: number;
  readonly grid: React.RefObject<GridHandle | null>;
  readonly sort: Shown['query']['ordering'];
  readonly onSort: (sort: Shown['query']['ordering']) => void;
  readonly picking: Picking;
  readonly onCopy: (row: number, columnId: string | null) => void;
  /** What is known of a row: as the list has it, or as it was saved since. */
  rowAt(index: number): Row | undefined;
  readonly onOpen: (index: number) => void;
  readonly openRow: number | null;
  isLeaving(index: number): boolean;
  readonly edit: GridEdit;
  /** Rows in sight, for a source that takes the place of another. */
  readonly place: React.RefObject<{ readonly from: number; readonly end: number }>;
  readonly onSeen: (seen: { readonly from: number; readonly end: number }) => void;
  readonly isBusy: boolean;
};

/** The rows of one collection in the grid: its columns, order and checks, and which rows are asked for. */
export const CollectionTable = (props: CollectionTableProps): ReactElement => {
  const { name, shown, columns, always, layout, onLayout, grid, sort, onSort, picking, place, onSeen } = props;
  const { opened, rows } = shown;
  const [menu, setMenu] = useState<{ readonly columnId: string; readonly at: DOMRect } | null>(null);
  // the same columns as long as nothing changed, or every row would be painted again with each step of the wheel
  const visible = useMemo(() => laidOut(columns, layout, always), [columns, layout, always]);
  const singular = words.resource.singular(name);
  const onShown = useCallback(
    ({ from, end }: { readonly from: number; readonly end: number }, isPassing: boolean): void => {
      place.current = { from, end };
      rows.show(from, end, isPassing);
      onSeen({ from, end });
    },
    [rows, onSeen, place],
  );
  useFocusAfterSignIn(grid);
  // a new source is looked at from where the old one was
  useEffect(() => rows.show(place.current.from, place.current.end), [rows, place]);

  const onResize = (columnId: string, px: number): void => onLayout(resized(layout, columnId, px));
  const onMove = (columnId: string, target: string): void => onLayout(moved(columns, layout, columnId, target));
  const chosen = visible.findIndex(({ id }) => id === menu?.columnId);
  const act = (columnId: string, action: ColumnAction): void => {
    setMenu(null);
    const beside = visible[chosen + (action === 'left' ? -1 : 1)]?.id;
    if (action === 'up' || action === 'down') onSort({ field: columnId, descending: action === 'down' });
    else if (action === 'hide') onLayout(toggledColumn(layout, columnId));
    else if (action === 'fit') grid.current?.fit(columnId);
    else if (action === 'left' || action === 'right') beside !== undefined && onMove(columnId, beside);
    else grid.current?.widen(columnId, action === 'wider' ? 1 : -1);
    grid.current?.focus();
  };

  return (
    <>
      <Grid
        label={name}
        columns={visible}
        rowCount={rows.rowCount}
        isCountKnown={rows.total !== null}
        rowHeight={props.rowHeight}
        rowAt={props.rowAt}
        sort={sort && { columnId: sort.field, isDescending: sort.descending }}
        onSort={(next) => onSort(next && { field: next.columnId, descending: next.isDescending })}
        onShown={onShown}
        onOpen={props.onOpen}
        openRow={props.openRow}
        isLeaving={props.isLeaving}
        edit={props.edit}
        checks={{
          isChecked: picking.isPicked,
          onCheck: picking.pick,
          onCheckLoaded: picking.pickLoaded,
          nameOfAll: words.resource.grid.checkAll,
          nameOf: (index) => {
            const row = rows.rowAt(index);
            const key = row ? keyIn(opened, row) : null;
            return words.resource.grid.check(singular, key === null ? number(index + 1) : shownKey(key));
          },
        }}
        onCopy={props.onCopy}
        arranging={{ onResize, onMove, onMenu: (columnId, at) => setMenu({ columnId, at }) }}
        isBusy={props.isBusy}
        handle={grid}
      />
      {menu && (
        <ColumnMenu
          label={visible[chosen]?.label ?? ''}
          at={menu.at}
          without={pointless(visible, chosen, always)}
          onAct={(action) => act(menu.columnId, action)}
          onClose={() => {
            setMenu(null);
            grid.current?.focus();
          }}
        />
      )}
    </>
  );
};

/** What the menu of a column leaves out. */
const pointless = (
  visible: readonly GridColumn<Row>[],
  at: number,
  always: string | null,
): ReadonlySet<ColumnAction> => {
  const column = visible[at];
  const left: ColumnAction[] = [];
  if (column?.notOrderable !== null) left.push('up', 'down');
  if (at === 0) left.push('left');
  if (at === visible.length - 1) left.push('right');
  if (column?.id === always || visible.length === 1) left.push('hide');
  return new Set(left);
};

/** After a sign-in nothing has the focus any more: the rows get it. A field in use keeps it. */
const useFocusAfterSignIn = (grid: React.RefObject<GridHandle | null>): void => {
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) grid.current?.focus();
  }, [grid]);
};
