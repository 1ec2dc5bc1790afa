import { fireEvent, render, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { columns, grid, press, Stage, start, stops } from './grid-stage';

// happy-dom lays nothing out: a window of ten rows
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(8_000_030);
});
const focused = (): readonly [string | undefined, string | undefined] => {
  const cell = document.activeElement;
  const row = cell?.closest('[data-row]');
  return [row?.getAttribute('data-row') ?? undefined, cell?.getAttribute('data-column') ?? undefined];
};

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
