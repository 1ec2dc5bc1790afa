import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Answer, Asked } from '../../../../electron/contract/bridge';
import type { OpenedSource, Row } from '../../../../electron/contract/resource';
import { ok } from '../../../../electron/contract/result';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { field, renderPanel } from './resource-panel-stage';

type Layout = Exclude<Answer<'layout:get'>, null>;

const NOW = new Date(2026, 10, 25, 14, 2, 31).getTime();
const plans = [
  { value: 'free', label: 'Free' },
  { value: 'team', label: 'Team' },
];

let shift = 0;
const rowAt = (index: number): Row => ({
  id: index + 1 + shift,
  name: `Name ${index + 1 + shift}`,
  plan: index % 2 === 0 ? 'free' : 'team',
  owner: 'https://api.example.test/api/people/7/',
});
let opened = 0;
const source = (asked: Asked<'resource:open'>, more: Partial<OpenedSource> = {}): OpenedSource => {
  opened += 1;
  const total = (asked.filters ?? []).length > 1 ? 0 : 500;
  const rows = Array.from({ length: Math.min(total, 100) }, (_, index) => rowAt(index));
  return {
    sourceId: `source-${opened}`,
    style: { kind: 'limit-offset', pageSize: 100 },
    ...{ order: 'server', search: 'server', filtering: 'server', orderingFields: ['id', 'name'], keyField: 'id' },
    filters: [
      { field: 'plan', label: 'Plan', kind: 'choice', lookups: ['exact'], choices: plans },
      { field: 'id', label: 'ID', kind: 'number', lookups: ['exact', 'gte', 'lte'] },
    ],
    fields: [
      field('id', 'ID', 'integer'),
      field('name', 'Name', 'string'),
      { ...field('plan', 'Plan', 'choice'), choices: plans },
      field('owner', 'Owner', 'url'),
    ],
    ...{ can: { create: true }, total, loadedAtMs: NOW, first: { from: 0, rows, total, loadedAtMs: NOW } },
    ...more,
  };
};

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
});
afterEach(() => {
  shift = 0;
  vi.useRealTimers();
});

const show = async (more: Partial<OpenedSource> = {}, layout: Layout | null = null) => {
  const onFollow = vi.fn();
  const fake = fakeBridge({
    'resource:open': (asked) => ok(source(asked, more)),
    'resource:read': ({ from, count }) =>
      ok({
        from,
        rows: Array.from({ length: count }, (_, at) => rowAt(from + at)),
        ...{ total: 500, loadedAtMs: NOW },
      }),
    'resource:close': () => ok(null),
    'desktop:copy': () => ok(null),
    'layout:get': () => ok(layout),
    'layout:set': () => ok(null),
  });
  const shown = renderPanel(fake, onFollow);
  await act(async () => {});
  return { ...fake, onFollow, unmount: shown.unmount };
};
const press = async (role: string, name: string | RegExp): Promise<void> => {
  await act(async () => fireEvent.click(screen.getByRole(role, { name })));
};
const heads = (): readonly (string | null)[] =>
  screen
    .getAllByRole('columnheader')
    .slice(1)
    .map((head) => head.textContent);

describe('columns', () => {
  test('hidden by the menu, which stays open; the one that names the row stays; brought back by Reset', async () => {
    await show();
    await press('button', 'Columns');
    await press('menuitemcheckbox', 'Plan');
    await press('menuitemcheckbox', /^ID/);
    expect(heads()).toEqual(['ID', 'Name', 'Owner']);
    await press('menuitem', 'Reset columns');
    expect(heads()).toEqual(['ID', 'Name', 'Plan', 'Owner']);
  });

  test('as they were left the last time; a change is kept, also by leaving at once', async () => {
    const layout: Layout = { order: ['name', 'id', 'plan', 'owner'], hidden: ['owner'], widths: {}, reloadSeconds: 0 };
    const { askedFor, unmount } = await show({}, layout);
    expect(heads()).toEqual(['Name', 'ID', 'Plan']);
    fireEvent.contextMenu(screen.getByRole('columnheader', { name: 'Plan' }));
    await press('menuitem', 'Move left');
    expect(heads()).toEqual(['Name', 'Plan', 'ID']);
    unmount();
    expect(askedFor('layout:set')[0]?.layout.order).toEqual(['name', 'plan', 'id', 'owner']);
  });

  test('a field that the server does not order by: said on its header, not offered in its menu', async () => {
    await show();
    const head = screen.getByRole('columnheader', { name: 'Plan' });
    expect(head.title).toBe('The server does not order by this field');
    fireEvent.contextMenu(head);
    expect(screen.queryByRole('menuitem', { name: 'Order ascending' })).toBeNull();
  });

  test('a URL of the same API: a press leads to its collection and row', async () => {
    const { onFollow } = await show();
    const [link] = screen.getAllByRole('button', { name: 'https://api.example.test/api/people/7/' });
    if (link) fireEvent.click(link);
    expect(onFollow).toHaveBeenCalledWith({ path: 'people/', key: '7' });
  });
});

describe('filters', () => {
  test('chosen, shown as a chip, changed from there, removed by Delete', async () => {
    const { askedFor } = await show();
    await press('button', 'Add filter');
    expect(screen.getByText('Offered by the server')).toBeTruthy();
    await press('menuitem', 'Plan');
    await press('radio', 'Team');
    expect(askedFor('resource:open').at(-1)?.filters).toEqual([{ field: 'plan', lookup: 'exact', value: 'team' }]);
    const chip = screen.getByRole('button', { name: 'Filter: Plan Team' });
    await press('button', 'Filter: Plan Team');
    await press('radio', 'Free');
    expect(screen.getByRole('button', { name: 'Filter: Plan Free' })).toBe(chip);
    await act(async () => fireEvent.keyDown(chip, { key: 'Delete' }));
    expect(askedFor('resource:open').at(-1)?.filters).toEqual([]);
    expect(screen.queryByRole('button', { name: /^Filter:/ })).toBeNull();
  });

  test('bounds: both in one chip; what leaves nothing can be cleared', async () => {
    await show();
    await press('button', 'Add filter');
    await press('menuitem', 'ID');
    fireEvent.change(screen.getByRole('textbox', { name: 'ID at least' }), { target: { value: '5' } });
    fireEvent.change(screen.getByRole('textbox', { name: 'ID at most' }), { target: { value: '9' } });
    await press('button', 'Apply');
    expect(screen.getByRole('button', { name: 'Filter: ID ≥ 5, ≤ 9' })).toBeTruthy();
    expect(screen.getByText('The server found nothing for ID ≥ 5, ≤ 9.')).toBeTruthy();
    await press('button', 'Clear filters');
    expect(screen.getByRole('status', { name: 'Rows shown' }).textContent).toBe('Rows 1–10 of 500');
  });

  test('done here: said on the menu and in the status bar', async () => {
    await show({ filtering: 'local' });
    await press('button', 'Add filter');
    expect(screen.getByText('Filtered here, over the whole list')).toBeTruthy();
    await press('menuitem', 'Plan');
    await press('radio', 'Team');
    expect(screen.getByText('Filtered here, over the whole list')).toBeTruthy();
  });
});

describe('picked rows', () => {
  test('Ctrl C: names of the shown columns, then values as the server gave them', async () => {
    const { askedFor } = await show({}, { order: [], hidden: ['owner'], widths: {}, reloadSeconds: 0 });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 2' }));
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 1' }));
    const cell = screen.getByRole('gridcell', { name: 'Name 2' });
    await act(async () => fireEvent.keyDown(cell, { key: 'c', ctrlKey: true }));
    expect(askedFor('desktop:copy').at(-1)?.text).toBe('ID\tName\tPlan\n1\tName 1\tfree\n2\tName 2\tteam');
  });

  test('Shift over rows that are not loaded: they are read for it', async () => {
    const { askedFor } = await show();
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 1' }));
    const cell = screen.getByRole('gridcell', { name: 'Name 1' });
    fireEvent.focus(cell);
    await act(async () => fireEvent.keyDown(cell, { key: 'End', ctrlKey: true, shiftKey: true }));
    await act(async () => {});
    expect(within(screen.getByRole('toolbar', { name: 'Selection' })).getByText('500 selected')).toBeTruthy();
    expect(askedFor('resource:read').length).toBeGreaterThan(0);
  });
});

describe('reload by itself', () => {
  test('every 30 s, told in the status bar; not while something has failed', async () => {
    vi.useFakeTimers({ now: NOW });
    const { askedFor } = await show();
    await press('button', 'Reload automatically');
    await press('menuitemradio', 'Every 30 s');
    expect(screen.getByText('Loaded 14:02:31 · every 30 s')).toBeTruthy();
    await act(async () => vi.advanceTimersByTimeAsync(29_000));
    expect(askedFor('resource:open')).toHaveLength(1);
    await act(async () => vi.advanceTimersByTimeAsync(2_000));
    expect(askedFor('resource:open').at(1)?.fresh).toBe(true);
    expect(screen.getByRole('grid')).toBeTruthy();
  });

  test('rows that are picked stay so, by key, though others stand above them now; the grid is the same one', async () => {
    vi.useFakeTimers({ now: NOW });
    await show({}, { order: [], hidden: [], widths: {}, reloadSeconds: 10 });
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 3' }));
    const grid = screen.getByRole('grid');
    shift = -1;
    await act(async () => vi.advanceTimersByTimeAsync(11_000));
    expect(screen.getByRole('grid')).toBe(grid);
    const [picked, ...others] = screen.getAllByRole('row', { selected: true });
    expect(others).toEqual([]);
    expect([picked?.getAttribute('data-row'), picked?.textContent]).toEqual(['3', expect.stringContaining('Name 3')]);
  });
});
