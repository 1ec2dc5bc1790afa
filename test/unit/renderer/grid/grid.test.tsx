import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { columns, grid, type Person, person, press, Stage, start } from './grid-stage';

// happy-dom lays nothing out: a window of ten rows
beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
  vi.spyOn(HTMLElement.prototype, 'scrollHeight', 'get').mockReturnValue(8_000_030);
});

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
