import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, failed, failure, ok } from '../../../../electron/contract/result';
import { ada, detailOf, press, showEditing } from '../../../helpers/renderer/editing-harness';
import { focused, save, type } from './edit-stage';

describe('what the server says to a save', () => {
  const refusing = (code: ErrorCode, more: Parameters<typeof failure>[2] = {}) =>
    showEditing({ answers: { 'resource:change': () => failed(failure(code, '', more)) } });

  test('field errors on their fields, the rest on top, the focus on the first field', async () => {
    await refusing('invalid-fields', {
      fields: {
        email: ['Enter a valid email address.'],
        seats: ['Ensure this value is less than or equal to 1000.'],
        non_field_errors: ['Plan and seats do not match.'],
      },
      server: { status: 400, words: '' },
    });
    await press('open 0');
    type('Seats', '1200');
    await save();
    const alert = screen.getByRole('alert');
    expect(alert.textContent).toContain('The server did not accept 2 fields.');
    expect(alert.textContent).toContain('Plan and seats do not match.');
    const email = screen.getByRole('textbox', { name: 'Email' });
    expect(email.getAttribute('aria-invalid')).toBe('true');
    expect(focused()).toBe(email.id);
    expect(screen.getByText('Ensure this value is less than or equal to 1000.')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Seats' })).toHaveProperty('value', '1200');
  });

  test.each([
    ['forbidden', { server: { status: 403, words: 'No.' } }, 'The server refused this with 403.'],
    ['method-not-allowed', { server: { status: 405, words: '' } }, 'The server does not allow PATCH here.'],
    [
      'server-failed',
      { server: { status: 500, words: '' } },
      'Not saved: the server answered 500 Internal Server Error',
    ],
    ['not-signed-in', {}, 'Not saved.'],
    ['connection-refused', {}, 'Not saved.'],
  ] as const)('%s: explained, the text kept, Try again sends it again', async (code, more, said) => {
    const fake = await refusing(code, more);
    await press('open 0');
    type('Name', 'Ada B.');
    await save();
    expect(screen.getByRole('alert').textContent).toContain(said);
    await press('Try again');
    expect(fake.askedFor('resource:change')).toHaveLength(2);
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Ada B.');
  });

  test('changed on the server: both values by field, decided, then saved against the row as it is now', async () => {
    let tries = 0;
    const current = { ...ada, name: 'Ada Z.', seats: 30 };
    const fake = await showEditing({
      answers: {
        'resource:change': ({ values }) => {
          tries += 1;
          return tries === 1 ? failed(failure('conflict', '', { current })) : ok({ ...current, ...values });
        },
      },
    });
    await press('open 0');
    type('Name', 'Ada B.');
    type('Seats', '14');
    await save();
    const region = screen.getByRole('region', { name: 'Changed on the server' });
    expect(region.textContent).toContain('Ada Z.');
    expect(region.textContent).toContain('Ada B.');
    expect(screen.getByRole('button', { name: 'Save changes' })).toHaveProperty('disabled', true);
    fireEvent.click(within(within(region).getByRole('group', { name: /^Name/ })).getByRole('radio', { name: /Mine/ }));
    fireEvent.click(
      within(within(region).getByRole('group', { name: /^Seats/ })).getByRole('radio', { name: /server/ }),
    );
    await save();
    expect(fake.askedFor('resource:change')[1]).toMatchObject({ base: current, values: { name: 'Ada B.' } });
    expect(screen.getByRole('textbox', { name: 'Seats' })).toHaveProperty('value', '30');
  });

  test('deleted meanwhile: the text is kept, and can be created again', async () => {
    const fake = await showEditing({
      answers: {
        'resource:change': () => failed(failure('not-found', '')),
        'resource:create': ({ values }) => ok({ id: 20_000, ...values }),
      },
    });
    await press('open 0');
    type('Name', 'Ada B.');
    await save();
    expect(screen.getByRole('alert').textContent).toContain(
      'This subscriber was deleted on the server. Your text is kept.',
    );
    await press('Create again');
    await press('Add subscriber');
    expect(fake.askedFor('resource:create')[0]?.values).toEqual({
      ...{ name: 'Ada B.', email: 'ada@example.org', plan: 'team', seats: 12, newsletter: true },
    });
  });

  test('an answer that was lost: said, and compared with the server before it is sent again', async () => {
    const fake = await showEditing({
      answers: {
        'resource:row': () =>
          ok(detailOf(fake.askedFor('resource:change').length > 0 ? { ...ada, name: 'Ada B.' } : ada)),
        'resource:change': () => failed(failure('outcome-unknown', '')),
      },
    });
    await press('open 0');
    type('Name', 'Ada B.');
    await save();
    expect(screen.getByRole('alert').textContent).toContain('nobody knows whether the server took it');
    await press('Compare with the server');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(fake.askedFor('resource:change')).toHaveLength(1);
    expect(screen.getByText('Saved subscriber 12,008')).toBeTruthy();
  });
});

describe('what may not be written', () => {
  test('a row that the server does not let this user change: facts and the reason, no form controls', async () => {
    await showEditing({
      answers: { 'resource:row': () => ok(detailOf(ada, { can: { change: false, remove: false } })) },
    });
    await press('open 0');
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText(/The server does not let you change this/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Save changes' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Delete…' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('a read-only profile: nothing to press, and said so', async () => {
    await showEditing({ profile: { writes: 'read-only' } });
    await press('open 0');
    expect(screen.getByText('Read only')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Delete…' })).toBeNull();
    await press('add');
    expect(screen.queryByRole('complementary', { name: 'New subscriber' })).toBeNull();
  });

  test('a profile that asks: method and path before it is sent; Cancel sends nothing and keeps the text', async () => {
    const fake = await showEditing({
      profile: { writes: 'confirm' },
      answers: { 'resource:change': ({ values }) => ok({ ...ada, ...values }) },
    });
    await press('open 0');
    type('Name', 'Ada B.');
    await save();
    const question = screen.getByRole('alertdialog', { name: 'Send this to the server?' });
    expect(question.textContent).toContain('PATCH https://api.example.test/api/subscribers/12008/');
    await act(async () => within(question).getByRole('button', { name: 'Cancel' }).click());
    expect(fake.askedFor('resource:change')).toEqual([]);
    await save();
    await press('Send');
    expect(fake.askedFor('resource:change')[0]).toMatchObject({ confirmed: true, values: { name: 'Ada B.' } });
  });
});
