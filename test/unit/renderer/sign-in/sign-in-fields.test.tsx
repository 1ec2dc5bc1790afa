import { act, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { SignInField } from '../../../../electron/contract/sign-in';
import { found, sampleProfile, sampleView } from '../../../helpers/renderer/samples';
import { describedBy, fillIn, form, open, password, submit } from './steps-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const fields: readonly SignInField[] = [
  { name: 'otp', label: 'One-time code', type: 'code', required: false, helpText: 'From your app.', maxLength: 6 },
  {
    ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
    choices: [
      { value: 'acme', label: 'Acme Ltd' },
      { value: 'globex', label: 'Globex' },
    ],
  },
  { name: 'remember', label: 'Remember this computer', type: 'boolean', required: false },
  { name: 'pin', label: 'PIN', type: 'secret', required: false },
];

describe('fields that the server asks for besides', () => {
  const withFields = (more: FakeAnswers = {}) => open({ 'profile:sign-in-fields': () => ok(fields), ...more });

  test('stand under the password, each as its kind is', async () => {
    const setup = withFields();
    await fillIn(setup);
    const code = form().getByRole('textbox', { name: 'One-time code' });
    expect(code.getAttribute('inputmode')).toBe('numeric');
    expect(code.getAttribute('autocomplete')).toBe('one-time-code');
    expect(code.getAttribute('maxlength')).toBe('6');
    expect(describedBy(code)).toContain('From your app.');
    expect(describedBy(code)).toContain('optional');
    const tenant = form().getByRole('combobox', { name: 'Tenant' });
    expect(
      within(tenant)
        .getAllByRole('option')
        .map((option) => option.textContent),
    ).toEqual(['Choose…', 'Acme Ltd', 'Globex']);
    expect(form().getByRole('checkbox', { name: 'Remember this computer' })).toHaveProperty('checked', false);
    expect(form().getByLabelText('PIN', { selector: 'input' }).getAttribute('type')).toBe('password');
    expect(setup.askedFor('profile:sign-in-fields')).toHaveLength(1);
  });

  test('are sent as typed: empty ones that may stay away do, a code without its blanks', async () => {
    const setup = withFields({ 'session:sign-in': () => ok(sampleView()) });
    await fillIn(setup);
    await setup.user.type(form().getByRole('textbox', { name: 'One-time code' }), '12 345');
    await setup.user.selectOptions(form().getByRole('combobox', { name: 'Tenant' }), 'globex');
    await setup.user.click(form().getByRole('checkbox', { name: 'Remember this computer' }));
    await setup.user.click(submit());
    expect(setup.askedFor('session:sign-in')[0]?.extra).toEqual({ otp: '12345', tenant: 'globex', remember: 'true' });
  });

  test('one that is required is asked for before anything is sent, and has the focus', async () => {
    const setup = withFields({ 'session:sign-in': () => ok(sampleView()) });
    await fillIn(setup);
    await setup.user.click(submit());
    const tenant = form().getByRole('combobox', { name: 'Tenant' });
    expect(setup.askedFor('session:sign-in')).toEqual([]);
    expect(describedBy(tenant)).toContain('The server asks for this.');
    expect(document.activeElement).toBe(tenant);
    expect(password()).toHaveProperty('value', 'correct horse');
    await setup.user.selectOptions(tenant, 'acme');
    expect(tenant.getAttribute('aria-invalid')).toBeNull();
  });

  test('[67] an error of the server stands on its field; codes and secrets are gone, the rest stays', async () => {
    const fault = failure('invalid-fields', '', {
      fields: { otp: ['Wrong code.'] },
      server: { status: 400, words: 'otp: Wrong code.' },
    });
    const setup = withFields({ 'session:sign-in': () => failed(fault) });
    await fillIn(setup);
    const code = form().getByRole('textbox', { name: 'One-time code' });
    await setup.user.type(code, '123456');
    await setup.user.type(form().getByLabelText('PIN', { selector: 'input' }), '4711');
    await setup.user.selectOptions(form().getByRole('combobox', { name: 'Tenant' }), 'acme');
    await setup.user.click(submit());
    await waitFor(() => expect(describedBy(code)).toContain('Wrong code.'));
    expect(document.activeElement).toBe(code);
    expect(code).toHaveProperty('value', '');
    expect(form().getByLabelText('PIN', { selector: 'input' })).toHaveProperty('value', '');
    expect(form().getByRole('combobox', { name: 'Tenant' })).toHaveProperty('value', 'acme');
  });
});

describe('the keychain, before signing in', () => {
  const keep = () => form().getByRole('checkbox', { name: 'Keep me signed in on this computer' });

  test('nobody asks it before the person has begun, and then once', async () => {
    const setup = open();
    await act(async () => vi.advanceTimersByTimeAsync(2_000));
    expect(setup.askedFor('desktop:look-at-keychain')).toEqual([]);
    await fillIn(setup);
    expect(setup.askedFor('desktop:look-at-keychain')).toHaveLength(1);
  });

  test('none: the tick is gone and cannot be set, with the reason; what was chosen is asked for all the same', async () => {
    const setup = open({ 'session:sign-in': () => ok(sampleView()) });
    act(() => setup.fire('desktop:keychain', { kind: 'unavailable', reason: { said: 'no Secret Service' } }));
    expect(keep()).toHaveProperty('checked', false);
    expect(keep()).toHaveProperty('disabled', true);
    expect(describedBy(keep())).toContain('no keychain');
    await fillIn(setup);
    await setup.user.click(submit());
    expect(setup.askedFor('session:sign-in')[0]?.keepSignedIn).toBe(true);
  });

  test('locked: the tick stays, and what will happen is said', () => {
    const setup = open();
    act(() => setup.fire('desktop:keychain', { kind: 'locked', reason: 'locked' }));
    expect(keep()).toHaveProperty('checked', true);
    expect(describedBy(keep())).toContain('The keychain is locked.');
  });
});

test('the server’s own name for the user: named, and typed as it is', async () => {
  const server = { ...sampleProfile().server, usernameField: 'email' };
  const setup = open({ 'profile:detect': () => ok(found(server)) });
  await fillIn(setup);
  const username = form().getByRole('textbox', { name: 'Username' });
  expect(describedBy(username)).toContain('“email”');
  expect(username.getAttribute('inputmode')).toBe('email');
});
