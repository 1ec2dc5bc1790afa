import { type PointerEvent, type RefObject, useRef } from 'react';
import { LEAST_COLUMN_PX, MOST_COLUMN_PX } from './column-layout';
import { columnTracks } from './columns';

/** What a person may do to columns. */
export type GridArranging = {
  /** `px`: CSS px. */
  onResize(columnId: string, px: number): void;
  /** The column takes the place of `target`. */
  onMove(columnId: string, target: string): void;
  /** The menu of a column was asked for; `at`: its header. */
  onMenu(columnId: string, at: DOMRect): void;
};

type Column = { readonly id: string; readonly width: string };

export type ColumnDrag = {
  readonly onPointerDown: (event: PointerEvent) => void;
  /** As wide as its header and the cells that are mounted need. */
  fit(columnId: string): void;
  /** A step wider or narrower. */
  widen(columnId: string, by: number): void;
  /** The click that ends a drag is none. */
  endedDrag(): boolean;
};

const MOVES_FROM_PX = 6;
const STEP_PX = 16;
const CELL_PADDING_PX = 21;
const HEADER_ROOM_PX = 18;

export const isRtl = (element: Element | null): boolean =>
  element !== null && getComputedStyle(element).direction === 'rtl';

/** Columns by the pointer: an edge makes one wider, a header moves it. What moves is written to the page at the end. */
export const useColumnDrag = (
  table: RefObject<HTMLElement | null>,
  columns: readonly Column[],
  hasChecks: boolean,
  arranging: GridArranging | undefined,
): ColumnDrag => {
  const hasDragged = useRef(false);

  const headerAt = (position: number): HTMLElement | null =>
    table.current?.querySelector<HTMLElement>(`.gr-head > [data-column="${position + (hasChecks ? 1 : 0)}"]`) ?? null;
  const headerOf = (columnId: string): HTMLElement | null => headerAt(columns.findIndex(({ id }) => id === columnId));
  const widthOf = (columnId: string): number => headerOf(columnId)?.getBoundingClientRect().width ?? LEAST_COLUMN_PX;

  const follow = (moved: (x: number) => void, ended: (x: number | null) => void): void => {
    const listening = new AbortController();
    const { signal } = listening;
    const finish = (x: number | null): void => {
      listening.abort();
      ended(x);
    };
    document.addEventListener('pointermove', ({ clientX }) => moved(clientX), { signal });
    document.addEventListener('pointerup', ({ clientX }) => finish(clientX), { signal });
    document.addEventListener('pointercancel', () => finish(null), { signal });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && finish(null), { signal, capture: true });
  };

  const resize = (columnId: string, startX: number): void => {
    const before = widthOf(columnId);
    const sign = isRtl(table.current) ? -1 : 1;
    const pxAt = (x: number): number =>
      Math.round(Math.min(Math.max(before + sign * (x - startX), LEAST_COLUMN_PX), MOST_COLUMN_PX));
    hasDragged.current = true;
    follow(
      (x) =>
        table.current?.style.setProperty(
          '--grid-tracks',
          columnTracks(columns, hasChecks, { id: columnId, px: pxAt(x) }),
        ),
      (x) => {
        if (x === null || x === startX)
          table.current?.style.setProperty('--grid-tracks', columnTracks(columns, hasChecks));
        else arranging?.onResize(columnId, pxAt(x));
      },
    );
  };

  const move = (columnId: string, startX: number): void => {
    const from = columns.findIndex(({ id }) => id === columnId);
    let target: number | null = null;
    const mark = (next: number | null): void => {
      if (target !== null) delete headerAt(target)?.dataset['drop'];
      target = next;
      const header = next === null ? null : headerAt(next);
      if (header && next !== null) header.dataset['drop'] = next > from ? 'after' : 'before';
    };
    follow(
      (x) => {
        if (!hasDragged.current && Math.abs(x - startX) < MOVES_FROM_PX) return;
        hasDragged.current = true;
        headerAt(from)?.classList.add('is-dragged');
        const over = columns.findIndex((_, position) => {
          const { left, right } = headerAt(position)?.getBoundingClientRect() ?? { left: 0, right: 0 };
          return x >= left && x < right;
        });
        mark(over < 0 || over === from ? null : over);
      },
      (x) => {
        const reached = columns[target ?? -1]?.id;
        headerAt(from)?.classList.remove('is-dragged');
        mark(null);
        if (x !== null && reached !== undefined) arranging?.onMove(columnId, reached);
      },
    );
  };

  return {
    widen: (columnId, by) => arranging?.onResize(columnId, widthOf(columnId) + by * STEP_PX),
    onPointerDown: (event) => {
      hasDragged.current = false;
      if (!arranging || event.button !== 0 || !(event.target instanceof HTMLElement)) return;
      const edge = event.target.dataset['sizer'];
      if (edge !== undefined) {
        event.preventDefault();
        resize(edge, event.clientX);
        return;
      }
      const header = event.target.closest<HTMLElement>('.gr-head > [data-column]');
      const column = header ? columns[Number(header.dataset['column']) - (hasChecks ? 1 : 0)] : undefined;
      if (column) move(column.id, event.clientX);
    },
    fit: (columnId) => {
      const header = headerOf(columnId);
      const position = header?.dataset['column'];
      if (!header || position === undefined) return;
      const texts =
        table.current?.querySelectorAll<HTMLElement>(`.gr-row > [data-column="${position}"] > :last-child`) ?? [];
      // a text is as wide as its cell, but for this moment
      table.current?.classList.add('is-fitting');
      const widest = Math.max(0, ...[...texts].map((text) => text.offsetWidth));
      table.current?.classList.remove('is-fitting');
      const dot = table.current?.querySelector(`.gr-row > [data-column="${position}"] > .dot`) ? 14 : 0;
      const own = (header.firstElementChild?.scrollWidth ?? 0) + HEADER_ROOM_PX;
      arranging?.onResize(columnId, Math.max(widest + dot, own) + CELL_PADDING_PX);
    },
    endedDrag: () => {
      const ended = hasDragged.current;
      hasDragged.current = false;
      return ended;
    },
  };
};
