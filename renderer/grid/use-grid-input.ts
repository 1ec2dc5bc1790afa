import type { Dispatch, KeyboardEvent, MouseEvent, RefObject, SetStateAction } from 'react';
import { type GridColumn, nextSort } from './columns';
import type { GridProps } from './grid';
import { type Cell, cellAfterKey, HEADER_ROW } from './grid-keys';
import { useChecking } from './use-checking';
import { type ColumnDrag, isRtl } from './use-column-drag';
import type { VirtualRows } from './use-virtual-rows';

/** The cell that a press or the focus is in. */
export const cellOf = (target: EventTarget): Cell | null => {
  if (!(target instanceof Element)) return null;
  const cell = target.closest<HTMLElement>('[data-column]');
  const row = cell?.closest<HTMLElement>('[data-row]');
  return cell && row ? { row: Number(row.dataset['row']), column: Number(cell.dataset['column']) } : null;
};

const isInEditor = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('[data-editor]') !== null;

type Means<R> = {
  readonly props: GridProps<R>;
  readonly active: Cell;
  readonly setActive: Dispatch<SetStateAction<Cell>>;
  /** Scrolls there and takes the focus along. */
  readonly moveTo: (cell: Cell) => void;
  readonly rows: VirtualRows;
  readonly drag: ColumnDrag;
  readonly table: RefObject<HTMLElement | null>;
  readonly columnAt: (column: number) => GridColumn<R> | undefined;
  readonly isAllChecked: () => boolean;
};

/** What presses and keys do in a grid (the grid pattern of the ARIA Authoring Practices); heard once, for all cells. */
export const useGridInput = <R>(means: Means<R>) => {
  const { props, active, setActive, moveTo, rows, drag, table, columnAt, isAllChecked } = means;
  const { columns, rowCount, rowAt, sort, onSort, onOpen, checks, arranging, edit } = props;
  const checking = useChecking(checks);

  const press = ({ row, column }: Cell, isShift: boolean): void => {
    const isCheckCell = checks !== undefined && column === 0;
    if (row === HEADER_ROW) {
      const pressed = columnAt(column);
      if (isCheckCell) checks.onCheck(rows.shown(), !isAllChecked());
      else if (pressed && pressed.notOrderable === null) onSort(nextSort(pressed.id, sort));
      return;
    }
    if (!checks || rowAt(row) === undefined) return;
    if (isShift) checking.extendTo(row, active.row < 0 ? row : active.row);
    else if (isCheckCell) checking.toggle(row);
  };

  const onClick = (event: MouseEvent): void => {
    if (drag.endedDrag() || isInEditor(event.target)) return;
    const cell = cellOf(event.target);
    if (cell) press(cell, event.shiftKey);
  };

  const onDoubleClick = (event: MouseEvent): void => {
    if (isInEditor(event.target)) return;
    const edge = event.target instanceof HTMLElement ? event.target.dataset['sizer'] : undefined;
    if (edge !== undefined) drag.fit(edge);
    const cell = cellOf(event.target);
    if (!cell || cell.row === HEADER_ROW) return;
    // the word that a double click selects is not what was meant
    document.getSelection()?.removeAllRanges();
    if (!startEdit(cell)) onOpen?.(cell.row);
  };

  const startEdit = ({ row, column }: Cell): boolean => {
    const edited = columnAt(column);
    if (!edit || !edited || rowAt(row) === undefined || !edit.canEdit(row, edited.id)) return false;
    edit.onEdit(row, edited.id);
    return true;
  };

  const openMenu = (cell: Cell): boolean => {
    const column = columnAt(cell.column);
    const header = table.current?.querySelector(`.gr-head > [data-column="${cell.column}"]`);
    if (cell.row !== HEADER_ROW || !column || !header || !arranging) return false;
    setActive(cell);
    arranging.onMenu(column.id, header.getBoundingClientRect());
    return true;
  };

  const onContextMenu = (event: MouseEvent): void => {
    const cell = cellOf(event.target);
    if (cell && openMenu(cell)) event.preventDefault();
  };

  /** Alt moves the column, Shift makes it wider or narrower. */
  const arrange = (event: KeyboardEvent, column: GridColumn<R>): boolean => {
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    if (!arranging || !isArrow || event.altKey === event.shiftKey) return false;
    const by = (event.key === 'ArrowRight') === isRtl(table.current) ? -1 : 1;
    if (event.shiftKey) drag.widen(column.id, by);
    const target = columnAt(active.column + by);
    if (event.altKey && target) {
      arranging.onMove(column.id, target.id);
      setActive({ row: HEADER_ROW, column: active.column + by });
    }
    return true;
  };

  const keyOnHeader = (event: KeyboardEvent): boolean => {
    const column = columnAt(active.column);
    if (event.key === 'Enter' || event.key === ' ') press(active, false);
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) return openMenu(active);
    else return column !== undefined && arrange(event, column);
    return true;
  };

  const keyOnRow = (event: KeyboardEvent, isCtrl: boolean): boolean => {
    const { row } = active;
    const known = rowAt(row);
    if (event.key === 'Enter' && isCtrl) {
      if (known !== undefined) columnAt(active.column)?.follow?.(known)?.();
    } else if (event.key === 'Enter') onOpen?.(row);
    else if (event.key === 'F2') return startEdit(active);
    else if (event.key === ' ') {
      if (known !== undefined) checking.toggle(row);
    } else return false;
    return true;
  };

  const keyAnywhere = (event: KeyboardEvent, isCtrl: boolean): boolean => {
    const key = event.key.toLowerCase();
    // text that was selected with the pointer is copied by the browser
    const hasText = document.getSelection()?.isCollapsed === false;
    if (isCtrl && key === 'a' && checks) checks.onCheckLoaded();
    else if (isCtrl && key === 'c' && props.onCopy && !hasText)
      props.onCopy(active.row, columnAt(active.column)?.id ?? null);
    else return false;
    return true;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (isInEditor(event.target)) return;
    const isCtrl = event.ctrlKey || event.metaKey;
    const isHeader = active.row === HEADER_ROW;
    if (isHeader ? keyOnHeader(event) : keyOnRow(event, isCtrl)) event.preventDefault();
    else if (event.altKey) return;
    else if (keyAnywhere(event, isCtrl)) event.preventDefault();
    else {
      const extent = {
        rowCount,
        columnCount: columns.length + (checks ? 1 : 0),
        pageRows: rows.pageRows(),
        isRtl: isRtl(table.current),
      };
      const next = cellAfterKey(event.key, isCtrl, active, extent);
      if (!next) return;
      event.preventDefault();
      if (event.shiftKey && checks && next.row !== active.row && next.row !== HEADER_ROW)
        checking.extendTo(next.row, Math.max(0, active.row));
      moveTo(next);
    }
  };

  return { onClick, onDoubleClick, onContextMenu, onKeyDown };
};
