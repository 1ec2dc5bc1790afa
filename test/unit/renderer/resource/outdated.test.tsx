import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import { rowOf, show, source } from './resource-panel-stage';

const outdated = { profileId: 'p1', path: 'subscribers/' };

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
});
afterEach(() => void vi.useRealTimers());

test('written past the table: it shows what the server has now; what is picked, the grid and its focus stay', async () => {
  const now = Array.from({ length: 50 }, (_, index) => rowOf(index - 1));
  const first = { from: 0, rows: now, total: 50, loadedAtMs: 1 };
  const { fire, askedFor } = await show(({ fresh }) => ok(source(50, fresh ? { first } : {})));
  fireEvent.click(screen.getByRole('checkbox', { name: 'Select subscriber 3' }));
  const grid = screen.getByRole('grid');
  screen.getByRole('gridcell', { name: 'Name 5' }).focus();
  expect(screen.queryByRole('gridcell', { name: 'Name 0' })).toBeNull();
  await act(async () => fire('resource:outdated', outdated));
  expect(screen.getByRole('gridcell', { name: 'Name 0' })).toBeTruthy();
  expect(askedFor('resource:open').map(({ fresh }) => fresh)).toEqual([false, true]);
  expect([screen.getByRole('grid'), document.activeElement?.closest('[role=grid]')]).toEqual([grid, grid]);
  expect(screen.getByRole('row', { selected: true }).textContent).toContain('Name 3');
});

test('while it is being read: that is not cut off; what came meanwhile is one more reading, after as long a rest', async () => {
  vi.useFakeTimers();
  const held: (() => void)[] = [];
  const { fire, askedFor } = await show(async ({ fresh }) => {
    if (fresh) await new Promise<void>((go) => void held.push(go));
    return ok(source(50));
  });
  const readings = () => askedFor('resource:open').length;
  const pass = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
  await act(async () => fire('resource:outdated', outdated));
  for (let each = 0; each < 5; each += 1) {
    await pass(1_000);
    await act(async () => fire('resource:outdated', outdated));
  }
  expect(readings()).toBe(2);
  await act(async () => held[0]?.());
  await pass(4_900);
  expect(readings()).toBe(2);
  await pass(200);
  expect(readings()).toBe(3);
  await act(async () => held[1]?.());
  await pass(60_000);
  expect(readings()).toBe(3);
});
