import { act, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { type Failure, failed, failure } from '../../../../electron/contract/result';
import { choose, dialog, edit, inField, press, type, whole } from './profiles-stage';

test('secrets in memory alone: said in the list and above the form, until a keychain has them', async () => {
  const { fire } = await edit();
  const warning = 'The secrets of this profile are in memory only.';
  expect(screen.queryByText(warning)).toBeNull();
  act(() => fire('profiles:in-memory', ['another', whole.id]));
  expect(screen.getByText(warning)).toBeTruthy();
  expect(screen.getByText(/Secrets in memory only/)).toBeTruthy();
  act(() => fire('profiles:in-memory', ['another']));
  expect(screen.queryByText(warning)).toBeNull();
  expect(screen.queryByText(/Secrets in memory only/)).toBeNull();
});

describe('the form', () => {
  test('holds all that the profile has; the value of a secret header never comes to the window', async () => {
    await edit();
    expect(inField('Title')).toBe('Billing');
    expect([inField('Environment'), inField('Environment colour')]).toEqual(['production', 'red']);
    expect([inField('Sign-in path'), inField('Renewal path')]).toEqual(['token/', 'token/refresh/']);
    expect(inField('Writes')).toBe('read-only');
    expect([inField('Name of header 2'), inField('Value of header 2')]).toEqual(['X-Gateway-Key', '']);
    expect(screen.getByLabelText('Value of header 2').getAttribute('type')).toBe('password');
    expect(screen.getByLabelText('Value of header 2').getAttribute('placeholder')).toBe('Kept in the keychain');
    expect(screen.getByText('https://reports.example.test')).toBeTruthy();
    expect(screen.getByText('/certificates/root.pem')).toBeTruthy();
    expect(screen.getByText(/^maria\.pem: CN=maria, valid until 23 Feb 2027/)).toBeTruthy();
    expect(screen.getByLabelText('Server address').getAttribute('readonly')).not.toBeNull();
  });

  test('only what was changed is sent', async () => {
    const { save } = await edit();
    type('Title', 'Payments');
    choose('Environment colour', 'amber');
    choose('Writes', 'confirm');
    type('Renewal path', '');
    await press('Keep me signed in on this computer', 'checkbox');
    await press('Let commands use this session', 'checkbox');
    expect(await save()).toEqual([
      {
        title: 'Payments',
        mark: { label: 'production', colour: 'amber' },
        writes: 'confirm',
        keepSignedIn: false,
        commandLine: true,
        server: { renew: null },
      },
    ]);
    expect(dialog(/^Edit profile/)).toBeNull();
  });

  test('nothing changed: there is nothing to save, and it closes without a question', async () => {
    await edit();
    expect(screen.getByRole('button', { name: 'Save changes' }).hasAttribute('disabled')).toBe(true);
    await press('Cancel');
    expect(dialog(/^Edit profile/)).toBeNull();
  });

  test('something changed: leaving asks, and what was typed is kept until it is given up', async () => {
    const { askedFor } = await edit();
    type('Title', 'Payments');
    await press('Cancel');
    const question = within(screen.getByRole('alertdialog', { name: 'Discard your changes?' }));
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Keep editing' }));
    await press('Keep editing');
    expect(inField('Title')).toBe('Payments');
    await press('Cancel');
    await press('Discard changes');
    expect(dialog(/^Edit profile/)).toBeNull();
    expect(askedFor('profile:update')).toEqual([]);
  });
});

describe('headers', () => {
  test('added, made secret, removed: the whole list goes, a kept secret without its value', async () => {
    const { save } = await edit();
    await press('Remove header 1');
    await press('Add header');
    type('Name of header 2', 'Accept-Language');
    type('Value of header 2', 'de');
    await press('Header 2 is secret', 'checkbox');
    expect(screen.getByLabelText('Value of header 2').getAttribute('type')).toBe('password');
    expect(await save()).toEqual([
      {
        headers: [
          { name: 'X-Gateway-Key', value: '', secret: true },
          { name: 'Accept-Language', value: 'de', secret: true },
        ],
      },
    ]);
  });
});

describe('a refused change', () => {
  const refusedWith = (error: Failure) => ({ 'profile:update': () => failed(error) });
  const invalid = () =>
    [...document.querySelectorAll('[aria-invalid="true"]')].map(
      (field) => field.getAttribute('aria-label') ?? document.querySelector(`label[for="${field.id}"]`)?.textContent,
    );

  test('a header of Latchkey’s own: on the headers, which get the focus', async () => {
    const { save } = await edit(whole, refusedWith(failure('bad-header', '', { reason: 'reserved' })));
    type('Name of header 1', 'Host');
    await save();
    expect(screen.getByRole('alert').textContent).toBe('Latchkey sets this header itself');
    expect(document.activeElement).toBe(screen.getByLabelText('Name of header 1'));
  });

  test('an endpoint of another server: on the path that was changed, and gone with the next key', async () => {
    const { save } = await edit(whole, refusedWith(failure('foreign-origin', '')));
    type('Verify path', 'https://other.example/verify/');
    await save();
    expect(invalid()).toEqual(['Verify path']);
    expect(document.activeElement).toBe(screen.getByLabelText('Verify path'));
    type('Verify path', 'verify/');
    expect(invalid()).toEqual([]);
  });

  test('a keychain that is locked: above all fields', async () => {
    const { save } = await edit(whole, refusedWith(failure('keychain-locked', '')));
    type('Value of header 2', 'new');
    await save();
    expect(invalid()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('The keychain is locked.');
  });
});
