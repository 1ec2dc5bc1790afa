import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { type Failure, failed, failure, ok } from '../../../../electron/contract/result';
import type { SecondStep, SignInField } from '../../../../electron/contract/sign-in';
import { SignInAgain } from '../../../../renderer/sign-in/sign-in-again';
import { SignInPage } from '../../../../renderer/sign-in/sign-in-page';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { found, sampleDialects, sampleFacts, sampleProfile, sampleView } from '../../../helpers/renderer/samples';

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

const step: SecondStep = {
  stepId: 'step-1',
  endpoint: 'https://api.example.test/api/token/code/',
  words: 'A code was sent to your phone.',
  fields: [{ name: 'code', label: 'Code', type: 'code', required: true, maxLength: 9 }],
};
const asksForStep = (): Failure => failure('second-step', '', { server: { status: 200, words: '' }, step });

const fakeWith = (answers: FakeAnswers) =>
  fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:detect': () => ok(found()),
    'profile:sign-in-fields': () => ok([]),
    'desktop:facts': () => ok(sampleFacts),
    'desktop:look-at-keychain': () => ok({ kind: 'ok' }),
    'session:drop-step': () => ok(null),
    'profile:show': () => ok(null),
    ...answers,
  });

const open = (answers: FakeAnswers = {}) => {
  const fake = fakeWith(answers);
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const view = renderWindow(fake, <SignInPage profiles={[]} sessions={[]} shownId={null} onSettings={() => {}} />);
  return { ...fake, ...view, user };
};

const form = (name = 'Sign in') => within(screen.getByRole('form', { name }));
const password = () => form().getByLabelText('Password', { selector: 'input' });
const submit = () => form().getByRole('button', { name: 'Sign in' });
const describedBy = (element: HTMLElement): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

const fillIn = async ({ user }: { readonly user: ReturnType<typeof userEvent.setup> }) => {
  await user.type(form().getByRole('textbox', { name: 'Server address' }), 'api.example.test{Enter}');
  await waitFor(() =>
    expect(form().getByRole('status', { name: 'Server detection' }).textContent).toContain('SimpleJWT'),
  );
  await user.type(form().getByRole('textbox', { name: 'Username' }), 'maria');
  await user.type(password(), 'correct horse');
};

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

describe('a second step', () => {
  const reach = async (answers: FakeAnswers = {}) => {
    const setup = open({ 'session:sign-in': () => failed(asksForStep()), ...answers });
    await fillIn(setup);
    await setup.user.click(submit());
    await screen.findByRole('heading', { name: 'Second step' });
    return setup;
  };
  const code = () => form('Second step').getByRole('textbox', { name: 'Code' });

  test('takes the place of the form: the server’s words, the field with the focus, where it goes', async () => {
    await reach();
    expect(form('Second step').getByText('A code was sent to your phone.')).toBeTruthy();
    expect(form('Second step').getByText(step.endpoint)).toBeTruthy();
    expect(document.activeElement).toBe(code());
    expect(code().getAttribute('autocomplete')).toBe('one-time-code');
    expect(screen.queryByLabelText('Password', { selector: 'input' })).toBeNull();
  });

  test('sends what was typed under the step’s id, once for ten presses of Enter', async () => {
    const setup = await reach({ 'session:second-step': () => new Promise(() => {}) });
    await setup.user.type(code(), '123 456{Enter}{Enter}{Enter}');
    expect(setup.askedFor('session:second-step')).toEqual([{ stepId: 'step-1', values: { code: '123456' } }]);
  });

  test('a wrong code: the server’s words on the field, which is empty and has the focus; the step stays', async () => {
    const fault = failure('invalid-fields', '', {
      fields: { code: ['Invalid code.'] },
      server: { status: 400, words: '' },
    });
    const setup = await reach({ 'session:second-step': () => failed(fault) });
    await setup.user.type(code(), '000000{Enter}');
    await waitFor(() => expect(describedBy(code())).toContain('Invalid code.'));
    expect(code()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(code());
  });

  test('words that belong to no field stand above, unchanged', async () => {
    const fault = failure('refused', '', { server: { status: 401, words: 'Code is invalid or expired.' } });
    const setup = await reach({ 'session:second-step': () => failed(fault) });
    await setup.user.type(code(), '000000{Enter}');
    expect((await form('Second step').findByRole('alert')).textContent).toContain('Code is invalid or expired.');
  });

  test('nothing typed: nothing sent', async () => {
    const setup = await reach({ 'session:second-step': () => ok(sampleView()) });
    await setup.user.click(form('Second step').getByRole('button', { name: 'Continue' }));
    expect(setup.askedFor('session:second-step')).toEqual([]);
    expect(describedBy(code())).toContain('The server asks for this.');
  });

  test('[67] Cancel: back to the password, which is empty, and main forgets it', async () => {
    const setup = await reach();
    await setup.user.click(form('Second step').getByRole('button', { name: 'Cancel' }));
    expect(setup.askedFor('session:drop-step')).toEqual([{ stepId: 'step-1' }]);
    expect(password()).toHaveProperty('value', '');
    await waitFor(() => expect(document.activeElement).toBe(password()));
  });

  test('[67] the screen is left: main forgets it too', async () => {
    const setup = await reach();
    setup.unmount();
    expect(setup.askedFor('session:drop-step')).toEqual([{ stepId: 'step-1' }]);
  });

  test('open for too long: back to the password, with the reason', async () => {
    const over = failure('gone', '', { reason: 'second-step' });
    const setup = await reach({ 'session:second-step': () => failed(over) });
    await setup.user.type(code(), '123456{Enter}');
    expect((await form().findByRole('alert')).textContent).toContain('more than five minutes');
    expect(password()).toHaveProperty('value', '');
  });

  test('at a place that nobody knows: said so, and what to do', async () => {
    const fault = failure('second-step', '', { server: { status: 200, words: '' } });
    const setup = open({ 'session:sign-in': () => failed(fault) });
    await fillIn(setup);
    await setup.user.click(submit());
    expect((await form().findByRole('alert')).textContent).toContain('Paste a token');
  });

  test('in place: the dialog asks for it, and closes when it is done', async () => {
    const onClose = vi.fn();
    const fake = fakeWith({
      'session:sign-in-again': () => failed(asksForStep()),
      'session:second-step': () => ok(sampleView()),
    });
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    renderWindow(fake, <SignInAgain profile={sampleProfile()} view={sampleView()} onClose={onClose} />);
    await user.type(screen.getByLabelText('Password', { selector: 'input' }), 'correct horse{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Second step' }));
    await user.type(dialog.getByRole('textbox', { name: 'Code' }), '123456{Enter}');
    await waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    expect(fake.askedFor('session:drop-step')).toEqual([]);
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
    act(() => setup.fire('desktop:keychain', { kind: 'unavailable', reason: 'no Secret Service' }));
    expect(keep()).toHaveProperty('checked', false);
    expect(keep()).toHaveProperty('disabled', true);
    expect(describedBy(keep())).toContain('no keychain');
    await fillIn(setup);
    await setup.user.click(submit());
    expect(setup.askedFor('session:sign-in')[0]?.keepSignedIn).toBe(true);
  });

  test('locked: the tick stays, and what will happen is said', () => {
    const setup = open();
    act(() => setup.fire('desktop:keychain', { kind: 'locked', reason: '' }));
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
