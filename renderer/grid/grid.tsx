// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import {
  type ReactElement,
  type ReactNode,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { columnTracks, type GridColumn, type GridSort } from './columns';
import type { RowRange } from './extension';
import { GridHeader } from './grid-header';
import { type Cell, HEADER_ROW } from './grid-keys';
import { GridRow } from './grid-row';
import { type Slot, slotsFor } from './row-slots';
import type { GridChecks } from './use-checking';
import { type GridArranging, useColumnDrag } from './use-column-drag';
import { cellOf, useGridInput } from './use-grid-input';
import { useVirtualRows } from './use-virtual-rows';
import './grid.css';

export type GridHandle = {
  /** Makes the row the first one shown, as far as there are rows below it, and its cell the tab stop. */
  goTo(row: number): void;
  /** Scrolls as little as needed to show the row; the focus stays where it is. */
  reveal(row: number): void;
  /** Scrolls to the first row; the focus stays where it is. */
  toTop(): void;
  /** To the cell that has the tab stop. */
  focus(): void;
  /** As wide as what is in it. */
  fit(columnId: string): void;
  /** A step wider (1) or narrower (-1). */
  widen(columnId: string, by: 1 | -1): void;
};

/** One cell that is edited in place. The grid gives it room and keeps its own keys out of it. */
export type GridEdit = {
  readonly cell: { readonly row: number; readonly columnId: string } | null;
  canEdit(row: number, columnId: string): boolean;
  /** F2, or a double click. */
  onEdit(row: number, columnId: string): void;
  /** Takes the focus itself; `GridHandle.focus` gives it back to the cell. */
  readonly editor: ReactNode;
};

export type GridProps<R> = {
  readonly label: string;
  readonly columns: readonly GridColumn<R>[];
  readonly rowCount: number;
  /** False while more rows may follow than `rowCount`. */
  readonly isCountKnown: boolean;
  /** Px; all rows have it, or a million of them could not be windowed. */
  readonly rowHeight: number;
  /** Undefined: not known yet. */
  rowAt(index: number): R | undefined;
  readonly sort: GridSort | null;
  readonly onSort: (sort: GridSort | null) => void;
  /** Each time other rows are seen. `isPassing`: in a fling or under a dragged thumb, and told again once they stay. */
  readonly onShown: (range: RowRange, isPassing: boolean) => void;
  /** Enter, or a double click. */
  readonly onOpen?: (row: number) => void;
  readonly openRow?: number | null;
  isLeaving?(row: number): boolean;
  readonly checks?: GridChecks;
  /** Ctrl C; the cell that has the focus, -1 for the header's row. */
  readonly onCopy?: (row: number, columnId: string | null) => void;
  readonly arranging?: GridArranging;
  readonly edit?: GridEdit;
  readonly isBusy: boolean;
  readonly handle?: Ref<GridHandle>;
};

/** A table of any number of rows of one height, with one tab stop and the keys of an ARIA grid. It knows no server. */
export const Grid = <R,>(props: GridProps<R>): ReactElement => {
  const { label, columns, rowCount, isCountKnown, rowHeight, rowAt, sort, onShown, checks } = props;
  const { arranging, edit } = props;
  const [active, setActive] = useState<Cell>({ row: 0, column: checks ? 1 : 0 });
  const rows = useVirtualRows({ rowCount, rowHeight, onMoved: (isPassing) => onShown(rows.shown(), isPassing) });
  const tableRef = useRef<HTMLDivElement | null>(null);
  const slotsRef = useRef<readonly Slot[]>([]);
  const drag = useColumnDrag(tableRef, columns, checks !== undefined, arranging);
  const firstColumn = checks ? 1 : 0;
  const columnCount = columns.length + firstColumn;
  const tracks = columnTracks(columns, checks !== undefined);

  useLayoutEffect(() => {
    tableRef.current?.style.setProperty('--grid-tracks', tracks);
    tableRef.current?.style.setProperty('--row-h', `${rowHeight}px`);
  }, [tracks, rowHeight]);

  // a column that was hidden takes no tab stop along
  if (active.column >= columnCount && columnCount > 0) setActive({ ...active, column: columnCount - 1 });

  const focusCell = ({ row, column }: Cell): void => {
    const cell = tableRef.current?.querySelector<HTMLElement>(`[data-row="${row}"] > [data-column="${column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.parentElement
      ?.querySelector(`[data-column="${column}"]`)
      ?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  };

  const moveTo = (cell: Cell): void => {
    if (cell.row !== HEADER_ROW) rows.reveal(cell.row);
    flushSync(() => setActive(cell));
    focusCell(cell);
  };

  useImperativeHandle(
    props.handle,
    (): GridHandle => ({
      goTo: (row) => {
        const cell = { row: Math.min(Math.max(row, 0), rowCount - 1), column: active.column };
        // at once, so that the elements of the old rows serve the new ones; not one that has the focus
        const hasFocus = tableRef.current?.contains(document.activeElement) === true;
        flushSync(() => {
          if (!hasFocus) setActive(cell);
          rows.toTop(cell.row);
        });
        if (hasFocus) flushSync(() => setActive(cell));
      },
      reveal: (row) => rows.reveal(row),
      toTop: () => rows.toTop(0),
      focus: () => focusCell(active),
      fit: (columnId) => drag.fit(columnId),
      widen: (columnId, by) => drag.widen(columnId, by),
    }),
  );

  const columnAt = (column: number): GridColumn<R> | undefined => columns[column - firstColumn];
  const checkState = (): 'all' | 'some' | 'none' => {
    const { from, end } = rows.shown();
    const known = Array.from({ length: end - from }, (_, offset) => from + offset).filter((row) => rowAt(row));
    const checked = known.filter((row) => checks?.isChecked(row)).length;
    return checked === 0 ? 'none' : checked === known.length ? 'all' : 'some';
  };
  const input = useGridInput({
    ...{ props, active, setActive, moveTo, rows, drag, table: tableRef, columnAt },
    isAllChecked: () => checkState() === 'all',
  });

  // the row of the tab stop stays mounted, in order, so that React never moves the node that has the focus
  const mounted: number[] = [];
  const { from, end } = rows.range;
  const isKept = active.row >= 0 && active.row < rowCount;
  if (isKept && active.row < from) mounted.push(active.row);
  for (let index = from; index < Math.min(end, rowCount); index += 1) mounted.push(index);
  if (isKept && active.row >= end) mounted.push(active.row);
  const slots = slotsFor(slotsRef.current, mounted, active.row);
  slotsRef.current = slots;

  return (
    <div className="gridwrap grid-scroller" ref={rows.scrollerRef}>
      <div
        role="grid"
        className="gridtable"
        ref={(element) => {
          tableRef.current = element;
          rows.spacerRef.current = element;
        }}
        aria-label={label}
        aria-rowcount={isCountKnown ? rowCount + 1 : -1}
        aria-colcount={columnCount}
        aria-busy={props.isBusy}
        {...(checks ? { 'aria-multiselectable': true } : {})}
        onPointerDown={drag.onPointerDown}
        {...input}
        onFocus={(event) => {
          const cell = cellOf(event.target);
          if (cell && (cell.row !== active.row || cell.column !== active.column)) setActive(cell);
        }}
      >
        <GridHeader
          columns={columns}
          sort={sort}
          checkName={checks ? checks.nameOfAll : null}
          checkState={checks ? checkState() : 'none'}
          activeColumn={active.row === HEADER_ROW || !isKept ? active.column : null}
          canArrange={arranging !== undefined}
        />
        <div className="grid-pane" role="presentation" ref={rows.paneRef}>
          <div className="grid-layer" role="presentation" ref={rows.rowsRef}>
            <div role="rowgroup" ref={rows.steadyRef}>
              {slots.map(({ index, key }) => (
                <GridRow
                  key={key}
                  index={index}
                  slot={key}
                  row={rowAt(index)}
                  columns={columns}
                  checkName={checks ? checks.nameOf(index) : null}
                  isChecked={checks?.isChecked(index) ?? false}
                  isOpen={props.openRow === index}
                  isLeaving={props.isLeaving?.(index) ?? false}
                  editedId={edit?.cell?.row === index ? edit.cell.columnId : null}
                  editor={edit?.cell?.row === index ? edit.editor : null}
                  activeColumn={active.row === index ? active.column : null}
                  isAway={index < from || index >= end}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
    </div>
  );
};
