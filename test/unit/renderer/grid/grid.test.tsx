import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { GridColumn, GridSort } from '../../../../renderer/grid/columns';
import type { RowRange } from '../../../../renderer/grid/extension';
import { Grid, type GridProps } from '../../../../renderer/grid/grid';

type Person = { readonly id: number; readonly name: string };

const column = (id: 'id' | 'name', label: string, notOrderable: string | null = null): GridColumn<Person> => ({
  ...{ id, label, notOrderable, align: id === 'id' ? 'end' : 'start', look: 'plain', width: '100px' },
  text: (row) => String(row[id]),
});
const columns = [column('id', 'ID'), column('name', 'Name', 'The server does not order by this field')];
const person = (index: number): Person => ({ id: index + 1, name: `Name ${index + 1}` });

// happy-dom lays nothing out: a window of ten rows
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(8_000_030);
});

const Stage = ({ checked = true, ...more }: Partial<GridProps<Person>> & { readonly checked?: boolean }) => {
  const [sort, setSort] = useState<GridSort | null>(null);
  const [checkedRows, setChecked] = useState<ReadonlySet<number>>(new Set());
  const checks = {
    isChecked: (row: number) => checkedRows.has(row),
    onCheck: ({ from, end }: RowRange, isChecked: boolean) =>
      setChecked((before) => {
        const next = new Set(before);
        for (let row = from; row < end; row += 1)
          if (isChecked) next.add(row);
          else next.delete(row);
        return next;
      }),
    onCheckLoaded: () => {},
    nameOfAll: 'Select all rows on screen',
    nameOf: (row: number) => `Select ${row + 1}`,
  };
  return (
    <Grid
      {...{ label: 'Subscribers', columns, rowCount: 1_000_000, isCountKnown: true, rowHeight: 28, isBusy: false }}
      {...{ rowAt: person, sort, onSort: setSort, onShown: () => {} }}
      {...(checked ? { checks } : {})}
      {...more}
    />
  );
};

const grid = (): HTMLElement => screen.getByRole('grid', { name: 'Subscribers' });
const stops = (): readonly Element[] => [...grid().querySelectorAll('[tabindex="0"]')];
const focused = (): readonly [string | undefined, string | undefined] => {
  const cell = document.activeElement;
  const row = cell?.closest('[data-row]');
  return [row?.getAttribute('data-row') ?? undefined, cell?.getAttribute('data-column') ?? undefined];
};
const press = (key: string, more: object = {}): void => {
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
};
const start = (): void => {
  const [stop] = stops();
  if (stop instanceof HTMLElement) stop.focus();
};

describe('a grid of a million rows', () => {
  test('mounts only what is seen, and says how many there are', () => {
    render(<Stage />);
    expect(grid().getAttribute('aria-rowcount')).toBe('1000001');
    expect(grid().getAttribute('aria-colcount')).toBe('3');
    const rows = within(grid()).getAllByRole('row');
    expect(rows.length).toBeLessThan(25);
    expect(rows[1]?.getAttribute('aria-rowindex')).toBe('2');
  });

  test('unknown count: -1', () => {
    render(<Stage isCountKnown={false} />);
    expect(grid().getAttribute('aria-rowcount')).toBe('-1');
  });

  test('rows that are not known: skeletons, never blank', () => {
    render(<Stage rowAt={() => undefined} />);
    expect(grid().querySelectorAll('.gr-row .sk').length).toBeGreaterThan(10);
  });

  test('no style attribute in the markup comes from the server: only CSSOM', () => {
    render(<Stage />);
    expect(grid().querySelectorAll('.gr[style], .gr > [style]')).toHaveLength(0);
  });
});

describe('keys', () => {
  test('one tab stop, wherever the focus went', () => {
    render(<Stage />);
    expect(stops()).toHaveLength(1);
    start();
    for (const key of ['ArrowDown', 'ArrowRight', 'PageDown', 'End']) press(key);
    expect(stops()).toHaveLength(1);
    expect(stops()[0]).toBe(document.activeElement);
  });

  test('arrows, Ctrl End, Ctrl Home: the focus is on that cell', () => {
    render(<Stage />);
    start();
    press('ArrowDown');
    expect(focused()).toEqual(['1', '1']);
    press('End', { ctrlKey: true });
    expect(focused()).toEqual(['999999', '2']);
    press('Home', { ctrlKey: true });
    expect(focused()).toEqual(['0', '0']);
    press('ArrowUp');
    expect(focused()).toEqual(['-1', '0']);
  });

  test('Enter on a header: up, down, none', () => {
    render(<Stage />);
    start();
    press('ArrowUp');
    const head = screen.getByRole('columnheader', { name: 'ID' });
    expect(document.activeElement).toBe(head);
    for (const state of ['ascending', 'descending', 'none']) {
      press('Enter');
      expect(head.getAttribute('aria-sort')).toBe(state);
    }
  });

  test('a header that cannot be ordered: says why, and a press changes nothing', () => {
    render(<Stage />);
    const head = screen.getByRole('columnheader', { name: 'Name' });
    fireEvent.click(head);
    expect(head.getAttribute('aria-sort')).toBeNull();
    expect(head.title).toBe('The server does not order by this field');
  });

  test('Space checks the row, Shift with an arrow extends, a click on the box toggles', () => {
    render(<Stage />);
    start();
    press(' ');
    press('ArrowDown', { shiftKey: true });
    press('ArrowDown', { shiftKey: true });
    const checked = () =>
      within(grid())
        .getAllByRole('row', { selected: true })
        .map((row) => row.getAttribute('data-row'));
    expect(checked()).toEqual(['0', '1', '2']);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select 2' }));
    expect(checked()).toEqual(['0', '2']);
  });

  test('Enter on a row opens it', () => {
    const onOpen = vi.fn();
    render(<Stage onOpen={onOpen} />);
    start();
    press('ArrowDown');
    press('Enter');
    expect(onOpen).toHaveBeenCalledWith(1);
  });

  test('scrolled far away: the focused row stays mounted and keeps the focus', () => {
    render(<Stage />);
    start();
    const before = document.activeElement;
    const scroller = grid().parentElement;
    if (!scroller) throw new Error('no scroller');
    scroller.scrollTop = 4_000_000;
    fireEvent.scroll(scroller);
    expect(grid().querySelector('[data-row="0"]')?.classList.contains('is-away')).toBe(true);
    expect(document.activeElement).toBe(before);
  });
});

test('a fling: rows in sight are told as passed, and again once they stay', async () => {
  const told: (readonly [from: number, isPassing: boolean])[] = [];
  render(<Stage onShown={({ from }, isPassing) => told.push([from, isPassing])} />);
  const scroller = grid().parentElement;
  if (!scroller) throw new Error('no scroller');
  told.length = 0;
  for (const top of [28_000, 56_000, 84_000]) {
    scroller.scrollTop = top;
    fireEvent.scroll(scroller);
  }
  expect(told).toEqual([
    [1_000, false],
    [2_000, true],
    [3_000, true],
  ]);
  await waitFor(() => expect(told.at(-1)).toEqual([3_000, false]));
});

describe('columns by key', () => {
  const arranging = () => ({ onResize: vi.fn(), onMove: vi.fn(), onMenu: vi.fn() });
  const toHeader = (): void => {
    start();
    press('ArrowUp');
  };

  test('Alt with an arrow moves, Shift with one makes wider; the tab stop goes along', () => {
    const done = arranging();
    render(<Stage arranging={done} />);
    toHeader();
    press('ArrowRight', { altKey: true });
    expect(done.onMove).toHaveBeenCalledWith('id', 'name');
    expect(stops()[0]?.getAttribute('data-column')).toBe('2');
    press('ArrowLeft', { shiftKey: true });
    expect(done.onResize).toHaveBeenCalledWith('name', expect.any(Number));
    expect(stops()).toHaveLength(1);
  });

  test('Shift F10 and the second button ask for the column’s menu, on a header alone', () => {
    const done = arranging();
    render(<Stage arranging={done} />);
    start();
    press('F10', { shiftKey: true });
    expect(done.onMenu).not.toHaveBeenCalled();
    press('ArrowUp');
    press('F10', { shiftKey: true });
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: 'Name' }));
    expect(done.onMenu.mock.calls.map(([id]) => id)).toEqual(['id', 'name']);
  });

  test('right to left: the next column is on the left', () => {
    document.documentElement.style.direction = 'rtl';
    try {
      render(<Stage />);
      start();
      grid().style.direction = 'rtl';
      press('ArrowLeft');
      expect(focused()).toEqual(['0', '2']);
    } finally {
      document.documentElement.style.direction = '';
    }
  });

  test('a column that is hidden while it has the tab stop: the last one takes it', () => {
    const { rerender } = render(<Stage />);
    start();
    press('End');
    rerender(<Stage columns={columns.slice(0, 1)} />);
    expect(stops()).toHaveLength(1);
    expect(stops()[0]?.getAttribute('data-column')).toBe('1');
  });
});

describe('columns by pointer', () => {
  const arranging = () => ({ onResize: vi.fn(), onMove: vi.fn(), onMenu: vi.fn() });
  const headers = (): readonly HTMLElement[] => within(grid()).getAllByRole('columnheader');
  const rectangle = (left: number): DOMRect => new DOMRect(left, 0, 100, 30);

  test('an edge dragged: told once, at the end; Escape leaves it as it was, and then nothing is heard any more', () => {
    const done = arranging();
    render(<Stage arranging={done} />);
    const edge = grid().querySelector('[data-sizer="name"]');
    if (!edge) throw new Error('no edge');
    for (const header of headers()) header.getBoundingClientRect = () => rectangle(0);
    fireEvent.pointerDown(edge, { button: 0, clientX: 100 });
    fireEvent.pointerMove(document, { clientX: 130 });
    expect(done.onResize).not.toHaveBeenCalled();
    fireEvent.keyDown(document, { key: 'Escape' });
    fireEvent.pointerUp(document, { clientX: 150 });
    expect(done.onResize).not.toHaveBeenCalled();
    fireEvent.pointerDown(edge, { button: 0, clientX: 100 });
    fireEvent.pointerUp(document, { clientX: 150 });
    expect(done.onResize.mock.calls).toEqual([['name', 150]]);
  });

  test('a header dragged onto another takes its place', () => {
    const done = arranging();
    render(<Stage arranging={done} />);
    const [, id, name] = headers();
    if (!id || !name) throw new Error('no headers');
    id.getBoundingClientRect = () => rectangle(40);
    name.getBoundingClientRect = () => rectangle(140);
    fireEvent.pointerDown(id, { button: 0, clientX: 60 });
    fireEvent.pointerMove(document, { clientX: 200 });
    fireEvent.pointerUp(document, { clientX: 200 });
    expect(done.onMove.mock.calls).toEqual([['id', 'name']]);
  });
});

describe('rows that come and go', () => {
  const texts = (row: number): readonly (string | null)[] =>
    [...grid().querySelectorAll(`[data-row="${row}"] > [role="gridcell"]`)].slice(1).map((cell) => cell.textContent);

  test('a row that arrives, changes and is lost again: text, skeleton and what is read out follow', () => {
    const { rerender } = render(<Stage rowAt={() => undefined} />);
    const row = () => grid().querySelector('[data-row="3"]');
    expect(texts(3)).toEqual(['', '']);
    expect(row()?.getAttribute('aria-busy')).toBe('true');
    rerender(<Stage />);
    expect(texts(3)).toEqual(['4', 'Name 4']);
    expect(row()?.hasAttribute('aria-busy')).toBe(false);
    rerender(<Stage rowAt={(index) => ({ ...person(index), name: 'Another' })} />);
    expect(texts(3)).toEqual(['4', 'Another']);
    rerender(<Stage rowAt={() => undefined} />);
    expect(texts(3)).toEqual(['', '']);
    expect(row()?.querySelectorAll('.sk')).toHaveLength(2);
  });

  test('columns in another order, and one cell edited and left: each text is in its own cell', () => {
    const { rerender } = render(<Stage />);
    rerender(<Stage columns={[...columns].reverse()} />);
    expect(texts(3)).toEqual(['Name 4', '4']);
    const edit = { canEdit: () => true, onEdit: () => {}, editor: <input aria-label="Edit" /> };
    rerender(<Stage edit={{ ...edit, cell: { row: 3, columnId: 'name' } }} />);
    expect(texts(3)).toEqual(['4', '']);
    rerender(<Stage edit={{ ...edit, cell: null }} />);
    expect(texts(3)).toEqual(['4', 'Name 4']);
  });

  test('scrolled: the boxes are named after the rows that they stand in now', () => {
    render(<Stage />);
    const scroller = grid().parentElement;
    if (!scroller) throw new Error('no scroller');
    scroller.scrollTop = 28_000;
    fireEvent.scroll(scroller);
    expect(grid().querySelector('[data-row="1003"] .cb')?.getAttribute('aria-label')).toBe('Select 1004');
    expect(texts(1_003)).toEqual(['1004', 'Name 1004']);
  });
});

describe('one cell', () => {
  test('Ctrl C tells which; F2 edits where it may be; keys inside the editor are its own', () => {
    const onCopy = vi.fn();
    const onEdit = vi.fn();
    const editor = <input aria-label="Edit name" />;
    const edit = { cell: { row: 1, columnId: 'name' }, canEdit: (row: number) => row === 0, onEdit, editor };
    render(<Stage onCopy={onCopy} edit={edit} />);
    start();
    press('c', { ctrlKey: true });
    expect(onCopy).toHaveBeenCalledWith(0, 'id');
    press('F2');
    expect(onEdit).toHaveBeenCalledWith(0, 'id');
    screen.getByRole('textbox', { name: 'Edit name' }).focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Edit name' }));
  });

  test('a value that leads somewhere: by a press, and by Ctrl Enter on its cell', () => {
    const go = vi.fn();
    const leading = columns.map((one) => ({
      ...one,
      follow: (row: Person) => (one.id === 'id' ? () => go(row.id) : null),
    }));
    render(<Stage columns={leading} />);
    fireEvent.click(screen.getByRole('button', { name: '3' }));
    start();
    press('Enter', { ctrlKey: true });
    expect(go.mock.calls).toEqual([[3], [1]]);
  });
});
