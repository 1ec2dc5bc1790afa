import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure } from '../../../../electron/contract/result';
import type { TransferView } from '../../../../electron/contract/transfer';
import { useSessionActions } from '../../../../renderer/use-session-actions';
import { press, showEditing } from '../../../helpers/renderer/editing-harness';
import { pass, row } from './edit-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

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
