import { screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { SignInPage } from '../../../../renderer/sign-in/sign-in-page';
import { sampleProfile, sampleServer, sampleView, stagingServer } from '../../../helpers/renderer/samples';
import { address, detection, form, open, password, refusal, settle } from './sign-in-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('other ways in', () => {
  test('the demo server is one press away and pressed once', async () => {
    const { user, askedFor } = open({ answers: { 'session:try-demo': () => new Promise(() => {}) } });
    const button = screen.getByRole('button', { name: 'Try the demo server' });
    await user.dblClick(button);
    expect(askedFor('session:try-demo')).toEqual([{}]);
  });

  test('a demo that does not start says so', async () => {
    const { user } = open({ answers: { 'session:try-demo': () => failed(failure('demo-failed', '')) } });
    await user.click(screen.getByRole('button', { name: 'Try the demo server' }));
    expect((await form().findByRole('alert')).textContent).toContain('The demo server did not start');
  });

  test('a pasted token is read here and handed over with the server; the address is kept between the forms', async () => {
    const { user, askedFor } = open({ answers: { 'session:use-token': () => ok(sampleView()) } });
    await user.type(address(), 'api.example.test{Enter}');
    await user.click(screen.getByRole('button', { name: 'Paste a token' }));
    const paste = within(screen.getByRole('form', { name: 'Sign in with a token' }));
    expect(paste.getByRole('textbox', { name: 'Server address' })).toHaveProperty('value', 'api.example.test');
    await user.click(paste.getByRole('textbox', { name: 'Access token' }));
    await user.paste(
      'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJ0b2tlbl90eXBlIjoiYWNjZXNzIiwidXNlcl9pZCI6NDJ9.c2ln',
    );
    expect(
      await paste.findByText('HS256, access token of user_id 42. The word “Bearer” was removed.', undefined, {
        timeout: 5_000,
      }),
    ).toBeTruthy();
    await user.click(paste.getByRole('button', { name: 'Use this token' }));
    expect(askedFor('session:use-token')[0]).toMatchObject({ server: sampleServer, refresh: null, keepSignedIn: true });
  });

  test('a token that is over is said with a warning, and can be used all the same', async () => {
    const { user } = open();
    await user.type(address(), 'api.example.test{Enter}');
    await user.click(screen.getByRole('button', { name: 'Paste a token' }));
    const paste = within(screen.getByRole('form', { name: 'Sign in with a token' }));
    await user.click(paste.getByRole('textbox', { name: 'Access token' }));
    await user.paste(`eyJhbGciOiJIUzI1NiJ9.${btoa('{"exp":1}')}.c2ln`);
    const said = await paste.findByText(/expired .* ago/, undefined, { timeout: 5_000 });
    expect(said.closest('.msg')?.className).toContain('msg-warn');
    expect(paste.getByRole('button', { name: 'Use this token' })).toHaveProperty('disabled', false);
  });

  test('what is no token cannot be used, and why is said', async () => {
    const { user } = open();
    await user.click(screen.getByRole('button', { name: 'Paste a token' }));
    const paste = within(screen.getByRole('form', { name: 'Sign in with a token' }));
    await user.click(paste.getByRole('textbox', { name: 'Access token' }));
    await user.paste('eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ');
    expect(await paste.findByText(/^Not a token: 2 parts/, undefined, { timeout: 5_000 })).toBeTruthy();
    expect(paste.getByRole('button', { name: 'Use this token' })).toHaveProperty('disabled', true);
  });
});

describe('profiles', () => {
  const staging = sampleProfile({ id: 'staging', server: stagingServer });
  const profiles = [sampleProfile(), staging];

  test('a known profile needs its password only: nothing is probed, and Password has the focus', async () => {
    const { askedFor } = open({ profiles, shownId: 'staging' });
    await settle();
    expect(detection()).toContain('djangorestframework-jwt at /api/jwt-auth/, scheme JWT');
    expect(askedFor('profile:detect')).toEqual([]);
    expect(document.activeElement).toBe(password());
  });

  test('what is asked for it goes its way: an address typed anew, further fields, and "Detect" for one that was prepared', async () => {
    const { user, askedFor } = open({ profiles, shownId: 'staging' });
    await settle();
    expect(askedFor('profile:sign-in-fields')).toEqual([{ server: stagingServer, profileId: 'staging' }]);
    await user.click(form().getByText('Advanced'));
    const kind = () => form().getByRole('combobox', { name: 'Kind of server' });
    await user.selectOptions(kind(), 'drf-jwt');
    expect(askedFor('profile:detect')).toEqual([]);
    await user.selectOptions(kind(), '');
    await settle();
    const own = { address: stagingServer.serverAddress, profileId: 'staging' };
    expect(askedFor('profile:detect')).toEqual([own]);
    expect(detection()).toContain('SimpleJWT');
    await user.clear(address());
    await user.type(address(), 'other.example.test{Enter}');
    await settle();
    expect(askedFor('profile:detect')).toEqual([own, { address: 'other.example.test', profileId: 'staging' }]);
  });

  test('each is named with user, host and state; a press shows it', async () => {
    const refused = refusal({ server: { status: 401, words: 'Refresh has expired.' } });
    const { user, askedFor } = open({
      profiles,
      shownId: null,
      sessions: [
        sampleView(),
        sampleView({ profileId: 'staging', state: { kind: 'signed-out', reason: 'refused', failure: refused } }),
      ],
    });
    const list = within(screen.getByRole('navigation', { name: 'Profiles' }));
    expect(list.getByRole('button', { name: 'maria at api.example.test Signed in' })).toBeTruthy();
    await user.click(
      list.getByRole('button', { name: 'maria at staging.example.test:8443 Signed out: Refresh has expired.' }),
    );
    expect(askedFor('profile:show')).toEqual([{ profileId: 'staging' }]);
  });

  test('what was typed for a new profile waits while another one is looked at', async () => {
    const { user, rerender } = open({ profiles, shownId: null });
    await user.type(address(), 'https://half.example');
    rerender(<SignInPage profiles={profiles} sessions={[]} shownId="staging" onSettings={() => {}} />);
    expect(address()).toHaveProperty('value', 'https://staging.example.test:8443/api/');
    rerender(<SignInPage profiles={profiles} sessions={[]} shownId={null} onSettings={() => {}} />);
    expect(address()).toHaveProperty('value', 'https://half.example');
  });

  test.each([
    ['yes', 'Signed out. The token was deleted from this computer.'],
    ['no', /^Signed out here\. The server could not be told; its token ends at .+\.$/],
  ] as const)('[70] signed out by the person, server told: %s', (serverTold, words) => {
    const state = { kind: 'signed-out', reason: 'by-person', serverTold, tokenEndsAtMs: Date.now() + 60_000 } as const;
    open({ profiles, shownId: 'staging', sessions: [sampleView({ profileId: 'staging', state })] });
    expect(form().getByText(words)).toBeTruthy();
  });
});
