import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { OpenedSource } from '../../../../electron/contract/resource';
import { ok, type Result } from '../../../../electron/contract/result';
import { rowOf, show, source, status } from './resource-panel-stage';

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
});

describe('rows', () => {
  test('columns by the server’s labels, rows in sight and their number', async () => {
    await show(() => ok(source(1_000)));
    expect(screen.getAllByRole('columnheader').map((head) => head.textContent)).toEqual([
      '',
      'ID',
      'Name',
      'Age',
      'Email',
    ]);
    expect(screen.getByRole('gridcell', { name: 'user3@example.org' })).toBeTruthy();
    expect(status()).toBe('Rows 1–10 of 1,000');
    expect(screen.getByText('Whole list')).toBeTruthy();
    expect(screen.getByText('Loaded 14:02:31')).toBeTruthy();
  });

  test('a press on a header: opened in that order, old rows until the new ones are here', async () => {
    let settle: (result: Result<OpenedSource>) => void = () => {};
    const fake = await show((asked) =>
      asked.ordering
        ? new Promise((resolve) => {
            settle = resolve;
          })
        : ok(source(1_000)),
    );
    fireEvent.click(screen.getByRole('columnheader', { name: 'Age' }));
    await act(async () => {});
    expect(fake.askedFor('resource:open').at(-1)?.ordering).toEqual({ field: 'age', descending: false });
    expect(screen.getByRole('gridcell', { name: 'Name 1' })).toBeTruthy();
    await act(async () => settle(ok(source(7))));
    expect(status()).toBe('Rows 1–7 of 7');
    expect(fake.askedFor('resource:close')).toHaveLength(1);
  });

  test('reload: asked fresh', async () => {
    const fake = await show(() => ok(source(50)));
    fireEvent.click(screen.getByRole('button', { name: 'Reload subscribers' }));
    await act(async () => {});
    expect(fake.askedFor('resource:open').map(({ fresh }) => fresh)).toEqual([false, true]);
  });

  test('cursor pages: go to row is off and says why', async () => {
    await show(() => ok(source(100, { style: { kind: 'cursor', pageSize: 100 }, total: null })));
    const input = screen.getByRole('textbox', { name: 'Go to row' });
    expect(input.getAttribute('aria-disabled')).toBe('true');
    expect(screen.getByTitle(/pages by cursor/)).toBeTruthy();
  });

  test('checked rows: counted, copied as JSON, cleared', async () => {
    const fake = await show(() => ok(source(50)));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 2' }));
    const bar = screen.getByRole('toolbar', { name: 'Selection' });
    await act(async () => fireEvent.click(within(bar).getByRole('button', { name: 'Copy as JSON' })));
    expect(JSON.parse(fake.askedFor('desktop:copy')[0]?.text ?? '')).toEqual([rowOf(1)]);
    fireEvent.click(within(bar).getByRole('button', { name: 'Clear' }));
    expect(screen.queryByRole('toolbar', { name: 'Selection' })).toBeNull();
  });
});

describe('search', () => {
  test('Enter sends at once; nothing found is said with the text, and can be cleared', async () => {
    const fake = await show((asked) => ok(source(asked.search === '' ? 50 : 0)));
    const input = screen.getByRole('searchbox', { name: 'Search subscribers' });
    fireEvent.change(input, { target: { value: 'zzyzx' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    await act(async () => {});
    expect(fake.askedFor('resource:open').at(-1)?.search).toBe('zzyzx');
    expect(screen.getByRole('heading', { name: 'No subscriber matches' })).toBeTruthy();
    expect(status()).toBe('0 rows');
    fireEvent.click(screen.getByRole('button', { name: 'Clear search' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–10 of 50');
  });

  test('a server that does not search: no field', async () => {
    await show(() => ok(source(50, { search: 'none' })));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  test('a list without rows: said so', async () => {
    await show(() => ok(source(0)));
    expect(screen.getByRole('heading', { name: 'No subscribers yet' })).toBeTruthy();
  });
});
