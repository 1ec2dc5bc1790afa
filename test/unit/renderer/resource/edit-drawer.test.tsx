import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { ada, detailOf, press, showEditing, subscriberFields } from '../../../helpers/renderer/editing-harness';
import { focused, save, type } from './edit-stage';

const drawer = () => screen.getByRole('complementary', { name: 'Subscriber 12,008' });

describe('a row in the drawer', () => {
  test('its fields by the server’s metadata, limits beside the labels, the rest as facts', async () => {
    await showEditing();
    await press('open 0');
    const form = within(drawer()).getByRole('form', { name: 'Edit subscriber' });
    const name = within(form).getByRole('textbox', { name: 'Name' });
    expect(name).toHaveProperty('value', 'Ada Bela');
    expect(name).toHaveProperty('required', true);
    expect(document.activeElement).toBe(name);
    expect(within(form).getByText('at most 120 characters')).toBeTruthy();
    expect(within(form).getByText('1 to 1,000')).toBeTruthy();
    expect(within(form).getByRole('combobox', { name: 'Plan' })).toHaveProperty('value', '=team');
    expect(within(form).getByRole('checkbox', { name: 'Newsletter' })).toHaveProperty('checked', true);
    expect(within(form).getByText('/api/subscribers/12008/')).toBeTruthy();
    expect(within(drawer()).getByRole('button', { name: 'Save changes' })).toHaveProperty('disabled', true);
  });

  test('only what was changed is sent, compared with the row as it was; numbers stay numbers', async () => {
    const fake = await showEditing({ answers: { 'resource:change': ({ values }) => ok({ ...ada, ...values }) } });
    await press('open 0');
    type('Name', 'Ada B.');
    type('Seats', '14');
    type('Email', 'x@example.org');
    type('Email', 'ada@example.org');
    expect(within(drawer()).getByText('2 unsaved')).toBeTruthy();
    await save();
    expect(fake.askedFor('resource:change')).toEqual([
      {
        ...{ profileId: 'maria@api', path: 'subscribers/', key: '12008', base: ada, overwrite: false },
        ...{ confirmed: false, values: { name: 'Ada B.', seats: 14 } },
      },
    ]);
    expect(screen.getByLabelText('row 0').textContent).toBe('Ada B.');
    expect(within(drawer()).queryByText(/unsaved/)).toBeNull();
    expect(fake.askedFor('desktop:unsaved').at(-1)).toEqual({ drafts: 0, deletions: 0, refused: 0 });
  });

  test('an empty text of a number is null, a decimal keeps its digits, JSON that is none is not sent', async () => {
    const fields = [
      ...subscriberFields,
      { name: 'price', label: 'Price', type: 'decimal', required: false, readOnly: false } as const,
      { name: 'meta', label: 'Meta', type: 'other', required: false, readOnly: false } as const,
    ];
    const row = { ...ada, price: '1.10', meta: { a: 1 } };
    const fake = await showEditing({
      answers: {
        'resource:row': () => ok(detailOf(row, { fields })),
        'resource:change': ({ values }) => ok({ ...row, ...values }),
      },
    });
    await press('open 0');
    type('Seats', '');
    type('Price', '12345678901234567890.10');
    type('Meta', '{"a":');
    await save();
    expect(fake.askedFor('resource:change')).toEqual([]);
    expect(screen.getByText(/This is not JSON/)).toBeTruthy();
    type('Meta', '{"a": 2}');
    await save();
    expect(fake.askedFor('resource:change')[0]?.values).toEqual({
      ...{ seats: null, price: '12345678901234567890.10', meta: { a: 2 } },
    });
  });

  test('Ctrl S saves from anywhere, Esc closes, Ctrl ↓ goes on', async () => {
    const fake = await showEditing({ answers: { 'resource:change': ({ values }) => ok({ ...ada, ...values }) } });
    await press('open 0');
    type('Name', 'Ada B.');
    await act(async () => void fireEvent.keyDown(document.body, { key: 's', ctrlKey: true }));
    expect(fake.askedFor('resource:change')).toHaveLength(1);
    await act(async () => void fireEvent.keyDown(drawer(), { key: 'ArrowDown', ctrlKey: true }));
    const next = screen.getByRole('complementary', { name: 'Subscriber 12,009' });
    await act(async () => void fireEvent.keyDown(next, { key: 'Escape' }));
    expect(screen.queryByRole('complementary')).toBeNull();
  });

  test('closing, and opening another row, with unsaved input: asked first; Keep editing keeps it', async () => {
    await showEditing();
    await press('open 0');
    type('Name', 'Ada B.');
    await press('Close');
    expect(screen.getByRole('alertdialog', { name: 'Discard the changes to subscriber 12,008?' })).toBeTruthy();
    await press('Keep editing');
    await press('open 1');
    await press('Keep editing');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Ada B.');
    await press('open 1');
    await press('Discard changes');
    expect(screen.getByRole('complementary', { name: 'Subscriber 12,009' })).toBeTruthy();
  });
});

describe('a new row', () => {
  test('what was filled in is sent; its errors come back to its fields; the list is read again', async () => {
    let tries = 0;
    const fake = await showEditing({
      answers: {
        'resource:create': ({ values }) => {
          tries += 1;
          return tries === 1
            ? failed(failure('invalid-fields', '', { fields: { email: ['This field is required.'] } }))
            : ok({ id: 20_000, ...values });
        },
      },
    });
    await press('add');
    type('Name', 'Farah');
    await press('Add subscriber');
    expect(fake.askedFor('resource:create')[0]?.values).toEqual({ name: 'Farah' });
    expect(focused()).toBe(screen.getByRole('textbox', { name: 'Email' }).id);
    type('Email', 'farah@example.org');
    await press('Add subscriber');
    expect(screen.getByText('Added subscriber 20,000')).toBeTruthy();
    expect(document.body.dataset['reloads']).toBe('1');
    expect(screen.queryByRole('complementary')).toBeNull();
  });
});

describe('a view that stops in the middle', () => {
  test('what was typed is handed to main, and the next view opens with it', async () => {
    const first = await showEditing();
    await press('open 0');
    type('Name', 'Ada B.');
    await act(() => new Promise((resolve) => setTimeout(resolve, 200)));
    const kept = first.askedFor('desktop:keep-draft').at(-1);
    expect(kept?.draftId).toBe('maria@api subscribers/');
    first.unmount();
    await showEditing({
      answers: { 'desktop:kept-drafts': () => ok([{ draftId: kept?.draftId ?? '', text: kept?.text ?? '' }]) },
    });
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Ada B.');
    expect(screen.getByText('1 unsaved')).toBeTruthy();
  });
});
