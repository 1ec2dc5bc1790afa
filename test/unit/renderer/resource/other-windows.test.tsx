import { act, fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { ada, detailOf, press, showEditing } from '../../../helpers/renderer/editing-harness';

const ours = { profileId: 'maria@api', path: 'subscribers/' };
const caughtUp = () => document.body.dataset['caughtUp'];

test('a row that another window has changed: its new values stand in its place, and nothing is loaded', async () => {
  const fake = await showEditing();
  act(() => fake.fire('resource:written', { ...ours, key: '12008', row: { ...ada, name: 'Ada B.' } }));
  expect(screen.getByLabelText('row 0').textContent).toBe('Ada B.');
  act(() => fake.fire('resource:written', { ...ours, path: 'plans/', key: '12008', row: { ...ada, name: 'No' } }));
  act(() => fake.fire('resource:written', { ...ours, profileId: 'eve', key: '12008', row: { ...ada, name: 'No' } }));
  expect(screen.getByLabelText('row 0').textContent).toBe('Ada B.');
  expect([caughtUp(), document.body.dataset['reloads']]).toEqual(['0', '0']);
});

test('rows that another window added or deleted: the list catches up, once a second at most, and what is gone is not selected', async () => {
  vi.useFakeTimers();
  try {
    const fake = await showEditing();
    act(() => fake.fire('resource:written', { ...ours, key: null, row: { ...ada, id: 1 } }));
    expect(caughtUp()).toBe('1');
    for (const key of ['1', '2', '3']) act(() => fake.fire('resource:written', { ...ours, key, row: null }));
    expect([caughtUp(), document.body.dataset['done']]).toEqual(['1', '3']);
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect([caughtUp(), document.body.dataset['reloads']]).toEqual(['2', '0']);
  } finally {
    vi.useRealTimers();
  }
});

test('while a cell is typed in: rows that come or go wait until that ends', async () => {
  const fake = await showEditing();
  await press('edit 0');
  act(() => fake.fire('resource:written', { ...ours, key: '7', row: null }));
  expect(caughtUp()).toBe('0');
  await act(async () => fireEvent.keyDown(screen.getByRole('textbox', { name: /Name/ }), { key: 'Escape' }));
  expect(caughtUp()).toBe('1');
});

test('a form that is open on it: has the new values; what was typed stays, and the conflict is found when it is saved', async () => {
  let now = ada;
  const fake = await showEditing({
    answers: {
      'resource:row': () => ok(detailOf(now)),
      'resource:change': ({ base }) =>
        failed(failure('conflict', '', { current: now, reason: String(base?.['name']) })),
    },
  });
  await press('open 0');
  const name = () => screen.getByRole('textbox', { name: 'Name' });
  const written = async (change: object): Promise<void> => {
    now = { ...now, ...change };
    await act(async () => fake.fire('resource:written', { ...ours, key: '12008', row: now }));
  };
  await written({ name: 'Ada B.' });
  expect(name()).toHaveProperty('value', 'Ada B.');
  fireEvent.change(name(), { target: { value: 'Ada mine' } });
  await written({ name: 'Ada theirs' });
  expect(name()).toHaveProperty('value', 'Ada mine');
  await press('Save changes');
  expect(fake.askedFor('resource:change')[0]?.base).toMatchObject({ name: 'Ada B.' });
  expect(screen.getAllByText(/Ada theirs/).length).toBeGreaterThan(0);
});
