import { act, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { found, sampleServer, sampleView } from '../../../helpers/renderer/samples';
import { address, fillIn, form, open, password, refusal, submit, username } from './sign-in-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('signing in', () => {
  test('sends the setup, the person’s words and the endpoint that was shown', async () => {
    const setup = open({ answers: { 'session:sign-in': () => ok(sampleView()) } });
    await fillIn(setup);
    expect(screen.getByText('https://api.example.test/api/token/')).toBeTruthy();
    await setup.user.click(submit());
    expect(setup.askedFor('session:sign-in')).toEqual([
      {
        server: sampleServer,
        username: 'maria',
        password: 'correct horse',
        keepSignedIn: true,
        extra: {},
        endpointShown: 'https://api.example.test/api/token/',
      },
    ]);
  });

  test('[69] ten presses of Enter send one request, and the button says that it is under way', async () => {
    const setup = open({ answers: { 'session:sign-in': () => new Promise(() => {}) } });
    await fillIn(setup);
    const field = password();
    act(() => {
      for (let press = 0; press < 10; press += 1) field.closest('form')?.requestSubmit();
    });
    expect(setup.askedFor('session:sign-in')).toHaveLength(1);
    expect(form().getByRole('button', { name: 'Signing in…' }).getAttribute('aria-busy')).toBe('true');
  });

  test('[67] refused: the server’s own words, everything kept but the password, which is cleared and focused', async () => {
    const setup = open({ answers: { 'session:sign-in': () => failed(refusal()) } });
    await fillIn(setup);
    await setup.user.click(submit());
    const alert = await form().findByRole('alert');
    expect(alert.textContent).toBe(
      'The server refused the sign-in (401)No active account found with the given credentials',
    );
    expect(password()).toHaveProperty('value', '');
    expect(document.activeElement).toBe(password());
    expect(username()).toHaveProperty('value', 'maria');
    expect(address()).toHaveProperty('value', 'api.example.test');
  });

  test('field errors stand on their fields, whatever the server calls the user name', async () => {
    const server = { ...sampleServer, usernameField: 'email' };
    const fault = failure('invalid-fields', '', {
      server: { status: 400, words: '' },
      fields: {
        email: ['Enter a valid email address.'],
        password: ['This field may not be blank.'],
        otp: ['Required.'],
      },
    });
    const setup = open({
      answers: { 'profile:detect': () => ok(found(server)), 'session:sign-in': () => failed(fault) },
    });
    await fillIn(setup);
    expect(form().getByText('This server calls it “email”.')).toBeTruthy();
    await setup.user.click(submit());
    await form().findByRole('alert');
    expect(username().getAttribute('aria-invalid')).toBe('true');
    expect(describedBy(username())).toBe('Enter a valid email address.');
    expect(describedBy(password())).toBe('This field may not be blank.');
    expect(form().getByText('otp: Required.')).toBeTruthy();
  });

  test('[67] throttled: counts down to the next attempt', async () => {
    const setup = open({
      answers: { 'session:sign-in': () => failed(failure('throttled', '', { retryAtMs: Date.now() + 90_000 })) },
    });
    await fillIn(setup);
    await setup.user.click(submit());
    expect((await form().findByRole('alert')).textContent).toMatch(/^Too many attempts\. Try again in 1:\d\d\.$/);
  });

  test('no way to the server: said in words, not as a refusal', async () => {
    const fault = failure('connection-refused', '', { host: 'api.example.test', port: 443 });
    const setup = open({ answers: { 'session:sign-in': () => failed(fault) } });
    await fillIn(setup);
    await setup.user.click(submit());
    const alert = await form().findByRole('alert');
    expect(alert.textContent).toContain('Cannot reach api.example.test. Connection refused on port 443.');
    expect(alert.textContent).not.toContain('refused the sign-in');
  });

  test('[43] a server’s words with markup are text', async () => {
    const words = '<script>alert(1)</script>';
    const setup = open({
      answers: { 'session:sign-in': () => failed(refusal({ server: { status: 401, words } })) },
    });
    await fillIn(setup);
    await setup.user.click(submit());
    expect((await form().findByRole('alert')).textContent).toContain(words);
    expect(setup.container.querySelector('script')).toBeNull();
  });

  test('long words of a server are cut at 300 characters, the rest is one press away', async () => {
    const words = 'x'.repeat(1_000);
    const setup = open({
      answers: { 'session:sign-in': () => failed(refusal({ server: { status: 500, words } })) },
    });
    await fillIn(setup);
    await setup.user.click(submit());
    const more = await form().findByRole('button', { name: /^Show all/ });
    expect(screen.getByText(`${'x'.repeat(300)}…`)).toBeTruthy();
    await setup.user.click(more);
    expect(screen.getByText(words)).toBeTruthy();
  });

  test('the password can be shown and hidden', async () => {
    const { user } = open();
    await user.type(password(), 'secret');
    expect(password().getAttribute('type')).toBe('password');
    await user.click(form().getByRole('button', { name: 'Show password' }));
    expect(password().getAttribute('type')).toBe('text');
  });
});

const describedBy = (control: HTMLElement): string =>
  (control.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');

describe('Advanced', () => {
  test('Change opens it and what was found can be overridden', async () => {
    const setup = open({ answers: { 'session:sign-in': () => ok(sampleView()) } });
    await fillIn(setup);
    await setup.user.click(form().getByRole('button', { name: 'Change' }));
    const group = within(form().getByRole('group', { name: 'Advanced' }));
    const path = group.getByRole('textbox', { name: 'Sign-in path' });
    expect(path).toHaveProperty('value', 'token/');
    await setup.user.clear(path);
    await setup.user.type(path, 'accounts/login/');
    await setup.user.selectOptions(group.getByRole('combobox', { name: 'Header scheme' }), 'JWT');
    await setup.user.clear(group.getByRole('textbox', { name: 'Verify path' }));
    await setup.user.click(submit());
    const [asked] = setup.askedFor('session:sign-in');
    expect(asked?.endpointShown).toBe('https://api.example.test/api/accounts/login/');
    expect(asked?.server).toEqual({
      ...sampleServer,
      scheme: 'JWT',
      endpoints: { ...sampleServer.endpoints, signIn: asked?.endpointShown, verify: null },
    });
  });

  test('nothing found: it opens by itself; kind and path make a sign-in possible', async () => {
    const { user, askedFor } = open({
      answers: {
        'profile:detect': () =>
          ok({ kind: 'not-found', serverAddress: 'https://api.example.test/', plainHttp: 'no', pathsTried: 9 }),
        'session:sign-in': () => ok(sampleView()),
      },
    });
    await user.type(address(), 'api.example.test{Enter}');
    const group = within(await form().findByRole('group', { name: 'Advanced' }));
    expect(submit()).toHaveProperty('disabled', true);
    await user.selectOptions(group.getByRole('combobox', { name: 'Kind of server' }), 'drf-jwt');
    await user.clear(group.getByRole('textbox', { name: 'Sign-in path' }));
    await user.type(group.getByRole('textbox', { name: 'Sign-in path' }), 'v2/login/');
    await user.click(submit());
    expect(askedFor('session:sign-in')[0]).toMatchObject({
      endpointShown: 'https://api.example.test/v2/login/',
      server: { dialectId: 'drf-jwt', scheme: 'JWT', endpoints: { renew: 'https://api.example.test/jwt-refresh/' } },
    });
  });

  test('[57] a path that leads to another server is refused on its field, and nothing can be sent', async () => {
    const setup = open();
    await fillIn(setup);
    await setup.user.click(form().getByRole('button', { name: 'Change' }));
    const path = form().getByRole('textbox', { name: 'Sign-in path' });
    await setup.user.clear(path);
    await setup.user.type(path, '//evil.example/steal/');
    expect(describedBy(path)).toContain('The path must stay on https://api.example.test.');
    expect(submit()).toHaveProperty('disabled', true);
  });
});
