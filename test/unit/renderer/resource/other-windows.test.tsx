import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test, vi } from 'vitest';
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

describe('written past all tables', () => {
  const reloads = () => document.body.dataset['reloads'];

  test('the list is read from the server, once; other collections and profiles do not count', async () => {
    const fake = await showEditing();
    act(() => fake.fire('resource:outdated', { ...ours, path: 'plans/' }));
    act(() => fake.fire('resource:outdated', { ...ours, profileId: 'eve' }));
    expect(reloads()).toBe('0');
    act(() => fake.fire('resource:outdated', ours));
    expect([reloads(), caughtUp()]).toEqual(['1', '0']);
  });

  test('while a cell is typed in: it waits until that ends', async () => {
    const fake = await showEditing();
    await press('edit 0');
    act(() => fake.fire('resource:outdated', ours));
    expect(reloads()).toBe('0');
    await act(async () => fireEvent.keyDown(screen.getByRole('textbox', { name: /Name/ }), { key: 'Escape' }));
    expect(reloads()).toBe('1');
  });

  test('in a window that nobody sees: it waits until somebody does', async () => {
    const fake = await showEditing();
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    act(() => fake.fire('resource:outdated', ours));
    expect(reloads()).toBe('0');
    visibility.mockRestore();
    act(() => void document.dispatchEvent(new Event('visibilitychange')));
    expect(reloads()).toBe('1');
  });

  test('a form that is open has the new values, and what was typed stays', async () => {
    let now = ada;
    const fake = await showEditing({ answers: { 'resource:row': () => ok(detailOf(now)) } });
    await press('open 0');
    const box = (name: string) => screen.getByRole('textbox', { name });
    now = { ...ada, email: 'new@example.org' };
    await act(async () => fake.fire('resource:outdated', ours));
    expect(box('Email')).toHaveProperty('value', 'new@example.org');
    fireEvent.change(box('Name'), { target: { value: 'Ada mine' } });
    now = { ...ada, name: 'Ada theirs' };
    await act(async () => fake.fire('resource:outdated', ours));
    expect(box('Name')).toHaveProperty('value', 'Ada mine');
  });
});
