import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { type Failure, failed, failure, ok } from '../../../../electron/contract/result';
import type { SecondStep } from '../../../../electron/contract/sign-in';
import { SignInAgain } from '../../../../renderer/sign-in/sign-in-again';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleProfile, sampleView } from '../../../helpers/renderer/samples';
import { describedBy, fakeWith, fillIn, form, open, password, submit } from './steps-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const step: SecondStep = {
  stepId: 'step-1',
  endpoint: 'https://api.example.test/api/token/code/',
  words: 'A code was sent to your phone.',
  fields: [{ name: 'code', label: 'Code', type: 'code', required: true, maxLength: 9 }],
};
const asksForStep = (): Failure => failure('second-step', '', { server: { status: 200, words: '' }, step });

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
