import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { TransferView } from '../../../../electron/contract/transfer';
import { useSessionActions } from '../../../../renderer/use-session-actions';
import { ada, press, showEditing } from '../../../helpers/renderer/editing-harness';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number): Promise<void> => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const row = (index: number): string => screen.getByLabelText(`row ${index}`).textContent ?? '';
const chidi = { ...ada, id: 12_009, name: 'Chidi Eze' };

const deleteFirst = async (): Promise<void> => {
  await press('open 0');
  await press('Delete…');
  await press('Delete subscriber');
};

describe('an import into this collection', () => {
  const view = (state: 'running' | 'done', path = 'subscribers/'): TransferView => ({
    ...{ transferId: 't1', profileId: 'maria@api', path, name: 'subscribers', fileName: 'new.csv' },
    ...{ kind: 'import', state: { kind: state }, done: 2, total: 2, startedAtMs: 0, rate: null, renewals: 0 },
    ...{ created: 1, refused: 1, unknown: 0, errorsFileName: null },
  });

  test('the list is read again when it ends, not on its way, not after another’s', async () => {
    const fake = await showEditing();
    await act(async () => fake.fire('transfers:changed', [view('running')]));
    expect(document.body.dataset['reloads']).toBe('0');
    await act(async () => fake.fire('transfers:changed', [view('done')]));
    expect(document.body.dataset['reloads']).toBe('1');
    await act(async () => fake.fire('transfers:changed', [view('running', 'plans/')]));
    await act(async () => fake.fire('transfers:changed', []));
    expect(document.body.dataset['reloads']).toBe('1');
  });
});

describe('deleting a row', () => {
  test('asked with its name and what the wait means, Cancel focused; Cancel sends nothing', async () => {
    const fake = await showEditing();
    await press('open 0');
    await press('Delete…');
    const dialog = screen.getByRole('alertdialog', { name: 'Delete subscriber 12,008?' });
    expect(dialog.textContent).toContain(
      'Ada Bela, ada@example.org. The server cannot bring a deleted subscriber back.',
    );
    expect(dialog.textContent).toContain('Latchkey waits 8 seconds before it sends the request');
    expect(document.activeElement?.textContent).toBe('Cancel');
    await press('Cancel');
    await pass(20_000);
    expect(fake.askedFor('resource:remove')).toEqual([]);
    expect(row(0)).toBe('Ada Bela');
  });

  test('the row is struck at once, the request leaves after the wait, the list is read again', async () => {
    const fake = await showEditing();
    await deleteFirst();
    expect(row(0)).toBe('Ada Bela leaving');
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(fake.askedFor('desktop:unsaved').at(-1)).toEqual({ drafts: 0, deletions: 1, refused: 0 });
    await pass(2_000);
    expect(screen.getByText('Deleting subscriber 12,008 in 6 s')).toBeTruthy();
    expect(fake.askedFor('resource:remove')).toEqual([]);
    await pass(6_500);
    expect(fake.askedFor('resource:remove')).toEqual([
      { profileId: 'maria@api', path: 'subscribers/', key: '12008', confirmed: false },
    ]);
    expect(screen.getByText('Deleted subscriber 12,008')).toBeTruthy();
    expect(document.body.dataset['reloads']).toBe('1');
    expect(fake.askedFor('desktop:unsaved').at(-1)).toEqual({ drafts: 0, deletions: 0, refused: 0 });
  });

  test('Undo, or Ctrl Z outside of a text: kept, nothing sent', async () => {
    const fake = await showEditing();
    await deleteFirst();
    await act(async () => void fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true }));
    expect(screen.getByText('Kept subscriber 12,008')).toBeTruthy();
    await deleteFirst();
    await press('Undo');
    await pass(20_000);
    expect(fake.askedFor('resource:remove')).toEqual([]);
    expect(row(0)).toBe('Ada Bela');
  });

  test('whoever presses Undo in the card is back where they were before', async () => {
    await showEditing();
    await deleteFirst();
    const before = screen.getByRole('button', { name: 'open 1' });
    act(() => before.focus());
    act(() => screen.getByRole('button', { name: 'Undo' }).focus());
    await press('Undo');
    await pass(0);
    expect(document.activeElement).toBe(before);
  });

  test('Ctrl Z in a text undoes typing, not the deletion', async () => {
    const fake = await showEditing();
    await deleteFirst();
    await press('open 1');
    const name = screen.getByRole('textbox', { name: 'Name' });
    await act(async () => void fireEvent.keyDown(name, { key: 'z', ctrlKey: true }));
    await pass(9_000);
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
  });

  test('looked at, or focused: the time stands still; Dismiss sends at once', async () => {
    const fake = await showEditing();
    await deleteFirst();
    const undo = screen.getByRole('button', { name: 'Undo' });
    act(() => undo.focus());
    await pass(30_000);
    expect(fake.askedFor('resource:remove')).toEqual([]);
    const notifications = screen.getByRole('region', { name: 'Notifications' });
    await act(async () => within(notifications).getByRole('button', { name: 'Dismiss' }).click());
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
  });

  test('refused: the row is back, with the server’s words', async () => {
    await showEditing({
      answers: {
        'resource:remove': () => failed(failure('forbidden', '', { server: { status: 403, words: 'Has invoices.' } })),
      },
    });
    await deleteFirst();
    await pass(9_000);
    expect(row(0)).toBe('Ada Bela');
    expect(screen.getByRole('alert').textContent).toContain('Subscriber 12,008 was not deleted.');
    expect(screen.getByRole('alert').textContent).toContain('“Has invoices.”');
  });

  test('gone already: deleted', async () => {
    await showEditing({ answers: { 'resource:remove': () => failed(failure('not-found', '')) } });
    await deleteFirst();
    await pass(9_000);
    expect(screen.getByText('Deleted subscriber 12,008')).toBeTruthy();
  });

  test('no wait by the settings: sent at once', async () => {
    const fake = await showEditing({ deleteWaitSeconds: 0 });
    await deleteFirst();
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
  });

  test('the window is about to close: all that wait are sent when main says so', async () => {
    const fake = await showEditing();
    await deleteFirst();
    await act(async () => fake.fire('deletions:finish', null));
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
    expect(fake.askedFor('desktop:unsaved').at(-1)).toEqual({ drafts: 0, deletions: 0, refused: 0 });
  });
});

describe('many rows', () => {
  test('one question, one wait, then one request a row; what was refused is listed and stays selected', async () => {
    const fake = await showEditing({
      selected: [ada, chidi],
      answers: {
        'resource:remove': ({ key }) =>
          key === '12009'
            ? failed(failure('forbidden', '', { server: { status: 403, words: 'Has invoices.' } }))
            : ok(null),
      },
    });
    await press('delete selected');
    await press('Delete 2 subscribers');
    expect(screen.getAllByText('Deleting 2 subscribers in 8 s')).toHaveLength(2);
    await pass(9_000);
    expect(fake.askedFor('resource:remove').map(({ key }) => key)).toEqual(['12008', '12009']);
    const card = screen.getByRole('group', { name: 'Deleted 1 of 2 subscribers' });
    expect(within(card).getByText('12,009: “Has invoices.”')).toBeTruthy();
    expect(document.body.dataset['done']).toBe('12008');
  });

  test('one field to one value: each compared with the row as it was seen; Cancel stops before the next', async () => {
    let release: () => void = () => {};
    const fake = await showEditing({
      selected: [ada, chidi],
      answers: {
        'resource:change': () =>
          new Promise((resolve) => {
            release = () => resolve(ok(ada));
          }),
      },
    });
    await press('edit selected');
    const dialog = screen.getByRole('dialog', { name: 'Edit 2 subscribers' });
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'Field' }), { target: { value: 'plan' } });
    fireEvent.change(within(dialog).getByRole('combobox', { name: 'New value' }), { target: { value: '=free' } });
    await press('Change 2 subscribers');
    expect(screen.getByRole('progressbar', { name: 'Changing 2 subscribers' })).toBeTruthy();
    expect(fake.askedFor('resource:change')).toEqual([
      {
        ...{ profileId: 'maria@api', path: 'subscribers/', key: '12008', base: ada, overwrite: false },
        ...{ confirmed: false, values: { plan: 'free' } },
      },
    ]);
    await press('Cancel changing');
    await act(async () => release());
    expect(fake.askedFor('resource:change')).toHaveLength(1);
    expect(screen.getByText('Cancelled; 1 was not sent.')).toBeTruthy();
    expect(document.body.dataset['done']).toBe('12008');
  });

  test('without a session the rest is not tried', async () => {
    const fake = await showEditing({
      selected: [ada, chidi],
      answers: { 'resource:remove': () => failed(failure('not-signed-in', '')) },
    });
    await press('delete selected');
    await press('Delete 2 subscribers');
    await pass(9_000);
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
    expect(screen.getByText('2 were refused and stay selected.')).toBeTruthy();
  });
});

describe('a cell', () => {
  const cell = () => screen.getByRole('textbox', { name: 'Edit Name' });

  test('Enter saves the one field, Esc leaves it', async () => {
    const fake = await showEditing({ answers: { 'resource:change': ({ values }) => ok({ ...ada, ...values }) } });
    await press('edit 0');
    fireEvent.change(cell(), { target: { value: 'Ada C.' } });
    await act(async () => void fireEvent.keyDown(cell(), { key: 'Escape' }));
    expect(screen.queryByRole('textbox')).toBeNull();
    await press('edit 0');
    fireEvent.change(cell(), { target: { value: 'Ada D.' } });
    await act(async () => void fireEvent.keyDown(cell(), { key: 'Enter' }));
    expect(fake.askedFor('resource:change').map(({ values, base }) => ({ values, base }))).toEqual([
      { values: { name: 'Ada D.' }, base: ada },
    ]);
    expect(row(0)).toBe('Ada D.');
  });

  test('refused: the server’s words on the cell, the text kept', async () => {
    await showEditing({
      answers: {
        'resource:change': () => failed(failure('invalid-fields', '', { fields: { name: ['Too plain.'] } })),
      },
    });
    await press('edit 0');
    fireEvent.change(cell(), { target: { value: 'A' } });
    await act(async () => void fireEvent.keyDown(cell(), { key: 'Enter' }));
    expect(screen.getByRole('alert').textContent).toBe('Too plain.');
    expect(cell()).toHaveProperty('value', 'A');
    expect(cell().getAttribute('aria-invalid')).toBe('true');
  });

  test('changed on the server: decided in the drawer, with what was typed', async () => {
    await showEditing({
      answers: {
        'resource:change': () => failed(failure('conflict', '', { current: { ...ada, name: 'Ada Z.' } })),
      },
    });
    await press('edit 0');
    fireEvent.change(cell(), { target: { value: 'Ada C.' } });
    await act(async () => void fireEvent.keyDown(cell(), { key: 'Enter' }));
    const region = screen.getByRole('region', { name: 'Changed on the server' });
    expect(region.textContent).toContain('Ada C.');
    expect(region.textContent).toContain('Ada Z.');
  });
});

const SignOut = () => {
  const actions = useSessionActions('maria@api');
  return (
    <button type="button" onClick={actions.signOut}>
      sign out
    </button>
  );
};

describe('leaving a profile', () => {
  test('signing out with a deletion that waits: Keep takes it back, Delete now sends it, Cancel stays', async () => {
    const fake = await showEditing({
      beside: <SignOut />,
      answers: { 'session:sign-out': () => failed(failure('cancelled', '')) },
    });
    await deleteFirst();
    await press('sign out');
    expect(screen.getByRole('alertdialog', { name: '1 deletion waits to be sent' })).toBeTruthy();
    await press('Cancel');
    expect(fake.askedFor('session:sign-out')).toHaveLength(0);
    await press('sign out');
    await press('Keep');
    expect(fake.askedFor('session:sign-out')).toHaveLength(1);
    expect(fake.askedFor('resource:remove')).toHaveLength(0);
    await deleteFirst();
    await press('sign out');
    await press('Delete now');
    expect(fake.askedFor('resource:remove')).toHaveLength(1);
    expect(fake.askedFor('session:sign-out')).toHaveLength(2);
  });

  test('signing out with unsaved input: asked; discarded only by a press', async () => {
    const fake = await showEditing({
      beside: <SignOut />,
      answers: { 'session:sign-out': () => failed(failure('cancelled', '')) },
    });
    await press('open 0');
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Ada B.' } });
    await press('sign out');
    await press('Keep editing');
    expect(fake.askedFor('session:sign-out')).toHaveLength(0);
    await press('sign out');
    await press('Discard and sign out');
    expect(fake.askedFor('session:sign-out')).toHaveLength(1);
  });
});
