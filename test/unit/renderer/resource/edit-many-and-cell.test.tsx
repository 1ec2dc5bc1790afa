import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { ada, press, showEditing } from '../../../helpers/renderer/editing-harness';
import { pass, row } from './edit-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});
const chidi = { ...ada, id: 12_009, name: 'Chidi Eze' };

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
