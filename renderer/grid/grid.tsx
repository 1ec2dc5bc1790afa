// biome-ignore-all lint/a11y/useSemanticElements: rows are windowed; a real table would lay out all of them
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  type Ref,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { columnTracks, type GridColumn, type GridSort, nextSort } from './columns';
import { GridHeader } from './grid-header';
import { type Cell, cellAfterKey, HEADER_ROW } from './grid-keys';
import { GridRow } from './grid-row';
import { extended, type Selection, toggled, toggledAll } from './selection';
import { type RowRange, useVirtualRows } from './use-virtual-rows';
import './grid.css';

export type GridHandle = {
  /** Makes the row the first one shown, as far as there are rows below it, and its cell the tab stop. */
  goTo(row: number): void;
  /** Scrolls to the first row; the focus stays where it is. */
  toTop(): void;
  focus(): void;
};

export type GridChecks = {
  readonly selection: Selection;
  readonly onSelect: (selection: Selection) => void;
  readonly nameOfAll: string;
  nameOf(row: number): string;
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
  /** Each time other rows are seen; `end` is exclusive. */
  readonly onShown: (range: RowRange) => void;
  readonly onOpen?: (row: number) => void;
  readonly openRow?: number | null;
  readonly checks?: GridChecks;
  readonly isBusy: boolean;
  readonly handle?: Ref<GridHandle>;
};

const cellOf = (target: EventTarget): Cell | null => {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null;
};

/** A table of any number of rows of one height, with one tab stop and the keys of an ARIA grid. It knows no server. */
export const Grid = <R,>(props: GridProps<R>): ReactElement => {
  const { label, columns, rowCount, isCountKnown, rowHeight, rowAt, sort, onSort, onShown, onOpen, checks } = props;
  const [active, setActive] = useState<Cell>({ row: 0, column: checks ? 1 : 0 });
  const rows = useVirtualRows({ rowCount, rowHeight, onMoved: () => onShown(rows.shown()) });
  const tableRef = useRef<HTMLDivElement | null>(null);
  const columnCount = columns.length + (checks ? 1 : 0);
  const tracks = columnTracks(columns, checks !== undefined);

  useLayoutEffect(() => {
    tableRef.current?.style.setProperty('--grid-tracks', tracks);
    tableRef.current?.style.setProperty('--row-h', `${rowHeight}px`);
  }, [tracks, rowHeight]);

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
        rows.toTop(cell.row);
        flushSync(() => setActive(cell));
      },
      toTop: () => rows.toTop(0),
      focus: () => focusCell(active),
    }),
  );

  const checkable = (): readonly number[] => {
    const { from, end } = rows.shown();
    return Array.from({ length: end - from }, (_, offset) => from + offset).filter((row) => rowAt(row) !== undefined);
  };

  const press = ({ row, column }: Cell, isShift: boolean): void => {
    const isCheckCell = checks !== undefined && column === 0;
    if (row === HEADER_ROW) {
      const pressed = columns[column - (checks ? 1 : 0)];
      if (isCheckCell) checks.onSelect(toggledAll(checks.selection, checkable()));
      else if (pressed && pressed.notOrderable === null) onSort(nextSort(pressed.id, sort));
      return;
    }
    if (!checks || rowAt(row) === undefined) return;
    if (isShift) checks.onSelect(extended(checks.selection, row));
    else if (isCheckCell) checks.onSelect(toggled(checks.selection, row));
  };

  const onClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell) press(cell, event.shiftKey);
  };

  const onDoubleClick = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell && cell.row !== HEADER_ROW) onOpen?.(cell.row);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const isCtrl = event.ctrlKey || event.metaKey;
    if (event.altKey) return;
    const next = cellAfterKey(event.key, isCtrl, active, { rowCount, columnCount, pageRows: rows.pageRows() });
    if (next) {
      event.preventDefault();
      if (event.shiftKey && checks && next.row !== active.row && next.row !== HEADER_ROW) {
        const anchor = checks.selection.anchor ?? active.row;
        checks.onSelect(extended({ ...checks.selection, anchor }, next.row));
      }
      moveTo(next);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (active.row === HEADER_ROW) press(active, false);
      else onOpen?.(active.row);
    } else if (event.key === ' ') {
      event.preventDefault();
      if (active.row === HEADER_ROW) press(active, false);
      else if (checks && rowAt(active.row) !== undefined) checks.onSelect(toggled(checks.selection, active.row));
    } else if (isCtrl && event.key.toLowerCase() === 'a' && checks) {
      event.preventDefault();
      const known = Array.from({ length: rowCount }, (_, row) => row).filter((row) => rowAt(row) !== undefined);
      checks.onSelect(toggledAll({ ...checks.selection, checked: new Set() }, known));
    }
  };

  // the row of the tab stop stays mounted, in order, so that React never moves the node that has the focus
  const mounted: number[] = [];
  const { from, end } = rows.range;
  const isKept = active.row >= 0 && active.row < rowCount;
  if (isKept && active.row < from) mounted.push(active.row);
  for (let index = from; index < Math.min(end, rowCount); index += 1) mounted.push(index);
  if (isKept && active.row >= end) mounted.push(active.row);

  const shownChecks = checks ? checkable() : [];
  const checkedShown = checks ? shownChecks.filter((row) => checks.selection.checked.has(row)).length : 0;
  const allState = checkedShown === 0 ? 'none' : checkedShown === shownChecks.length ? 'all' : 'some';

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
        onClick={onClick}
        onDoubleClick={onDoubleClick}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const cell = cellOf(event.target);
          if (cell && (cell.row !== active.row || cell.column !== active.column)) setActive(cell);
        }}
      >
        <GridHeader
          columns={columns}
          sort={sort}
          check={checks ? { name: checks.nameOfAll, state: allState } : null}
          activeColumn={active.row === HEADER_ROW || !isKept ? active.column : null}
        />
        <div className="grid-pane" role="presentation" ref={rows.paneRef}>
          <div role="rowgroup" ref={rows.rowsRef}>
            {mounted.map((index) => (
              <GridRow
                key={index}
                index={index}
                row={rowAt(index)}
                columns={columns}
                checkName={checks ? checks.nameOf(index) : null}
                isChecked={checks?.selection.checked.has(index) ?? false}
                isOpen={props.openRow === index}
                activeColumn={active.row === index ? active.column : null}
                isAway={index < from || index >= end}
              />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
};
