import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Detection, Profile } from '../../../../electron/contract/profile';
import { type Failure, failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { SignInPage } from '../../../../renderer/sign-in/sign-in-page';
import { words } from '../../../../renderer/words/catalogue';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import {
  found,
  sampleDialects,
  sampleFacts,
  sampleProfile,
  sampleServer,
  sampleView,
  stagingServer,
} from '../../../helpers/renderer/samples';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

type Open = {
  readonly answers?: FakeAnswers;
  readonly profiles?: readonly Profile[];
  readonly sessions?: readonly SessionView[];
  readonly shownId?: string | null;
};

const open = ({ answers = {}, profiles = [], sessions = [], shownId = null }: Open = {}) => {
  const fake = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:detect': () => ok(found()),
    'desktop:facts': () => ok(sampleFacts),
    'profile:show': () => ok(null),
    ...answers,
  });
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  const view = renderWindow(
    fake,
    <SignInPage profiles={profiles} sessions={sessions} shownId={shownId} onSettings={() => {}} />,
  );
  return { ...fake, ...view, user };
};

const form = () => within(screen.getByRole('form', { name: 'Sign in' }));
const address = () => form().getByRole('textbox', { name: 'Server address' });
const username = () => form().getByRole('textbox', { name: 'Username' });
const password = () => form().getByLabelText('Password', { selector: 'input' });
const submit = () => form().getByRole('button', { name: 'Sign in' });
const detection = () => form().queryByRole('status', { name: 'Server detection' })?.textContent;
const settle = () => act(async () => vi.advanceTimersByTimeAsync(0));

/** Up to the press of the button, against a server that was found. */
const fillIn = async ({ user }: { readonly user: ReturnType<typeof userEvent.setup> }) => {
  await user.type(address(), 'api.example.test{Enter}');
  await waitFor(() => expect(detection()).toContain('SimpleJWT'));
  await user.type(username(), 'maria');
  await user.type(password(), 'correct horse');
};

const refusal = (fault: Partial<Failure> = {}): Failure =>
  failure('refused', '', {
    server: { status: 401, words: 'No active account found with the given credentials' },
    ...fault,
  });

describe('detection', () => {
  test('600 ms after typing stops, once', async () => {
    const { user, askedFor } = open();
    await user.type(address(), 'https://api.example.test/api/');
    await act(async () => vi.advanceTimersByTimeAsync(550));
    expect(askedFor('profile:detect')).toEqual([]);
    await act(async () => vi.advanceTimersByTimeAsync(100));
    expect(askedFor('profile:detect')).toEqual([{ address: 'https://api.example.test/api/' }]);
    await user.tab();
    await settle();
    expect(askedFor('profile:detect')).toHaveLength(1);
  });

  test('at once on blur', async () => {
    const { user, askedFor } = open();
    await user.type(address(), 'api.example.test');
    await user.tab();
    expect(askedFor('profile:detect')).toHaveLength(1);
  });

  test('at once on Enter, which sends nothing', async () => {
    const { user, askedFor } = open();
    await user.type(address(), 'api.example.test{Enter}');
    expect(askedFor('profile:detect')).toHaveLength(1);
    expect(askedFor('session:sign-in')).toEqual([]);
  });

  test('what was found belongs to that address: one more letter and nothing can be sent', async () => {
    const setup = open();
    await fillIn(setup);
    expect(submit()).toHaveProperty('disabled', false);
    await setup.user.type(address(), 'x');
    expect(submit()).toHaveProperty('disabled', true);
    expect(screen.queryByText(/Your password is sent once/)).toBeNull();
  });

  test('an answer for an older address is dropped', async () => {
    const answers: ((detection: Detection) => void)[] = [];
    const { user } = open({
      answers: {
        'profile:detect': () => new Promise((resolve) => answers.push((value) => resolve(ok(value)))),
      },
    });
    await user.type(address(), 'one{Enter}');
    expect(detection()).toBe('Looking for a sign-in endpoint…');
    await user.clear(address());
    await user.type(address(), 'two{Enter}');
    await act(async () => answers[0]?.(found(stagingServer, 'djangorestframework-jwt')));
    expect(detection()).toBe('Looking for a sign-in endpoint…');
    await act(async () => answers[1]?.(found()));
    expect(detection()).toContain('SimpleJWT');
  });

  const basic = { ...sampleServer, dialectId: 'basic', scheme: 'Basic' };
  const key = {
    ...sampleServer,
    dialectId: 'drf-token',
    scheme: 'Token',
    endpoints: { ...sampleServer.endpoints, signIn: 'https://api.example.test/api/api-token-auth/', renew: null },
  };
  const host = 'api.example.test';
  const unreachable = { kind: 'unreachable', serverAddress: 'x', plainHttp: 'no', host, port: 443 } as const;
  const answers: readonly (readonly [string, Detection, string])[] = [
    ['found', found(), 'SimpleJWT at /api/token/, scheme BearerChange'],
    ['token only', found(key, 'DRF token'), 'DRF token at /api/api-token-auth/, never expiresChange'],
    [
      'Basic',
      found(basic, 'Basic'),
      'Basic: the password itself is sent with each request and kept in the keychainChange',
    ],
    [
      'nothing found',
      { kind: 'not-found', serverAddress: 'https://api.example.test/', plainHttp: 'no', pathsTried: 9 },
      'No sign-in endpoint at the usual paths. The server answers, but 9 paths were tried. Enter yours under Advanced.',
    ],
    [
      'unreachable',
      { ...unreachable, code: 'connection-refused', reason: 'ECONNREFUSED' },
      'Cannot reach api.example.test. Connection refused on port 443.Try again',
    ],
    [
      'certificate',
      { ...unreachable, code: 'certificate', reason: 'it is self-signed' },
      'api.example.test has a certificate that this computer does not trust: it is self-signed.Try again',
    ],
    [
      'a file of the profile is gone',
      { ...unreachable, code: 'bad-certificate', reason: 'ca-missing' },
      `${words.failures.of(failure('bad-certificate', '', { reason: 'ca-missing' })).title} Choose the file again in the settings of the profile. Nothing was sent.Try again`,
    ],
    [
      'the keychain does not give what the profile is to send',
      { ...unreachable, code: 'keychain-locked', reason: 'locked' },
      'The keychain is locked. Unlock it, then try again. Nothing was deleted.Try again',
    ],
    [
      'credentials in the address',
      { kind: 'bad-address', reason: 'has-credentials' },
      'Leave user name and password out of the address; they have fields of their own.',
    ],
  ];
  test.each(answers)('%s: exact words', async (_name, answer, said) => {
    const { user } = open({ answers: { 'profile:detect': () => ok(answer) } });
    await user.type(address(), 'api.example.test{Enter}');
    await settle();
    expect(detection()).toBe(said);
  });

  test('[43] a label and a path with markup are text', async () => {
    const evil = '<img src=x onerror=alert(1)>';
    const server = { ...sampleServer, scheme: evil };
    const { user, container } = open({ answers: { 'profile:detect': () => ok(found(server, evil)) } });
    await user.type(address(), 'api.example.test{Enter}');
    await settle();
    expect(detection()).toContain(evil);
    expect(container.querySelector('img[src="x"]')).toBeNull();
  });
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

describe('[60] plain http', () => {
  const plain = (origin: string): Detection => ({
    kind: 'found',
    label: 'SimpleJWT',
    grantKind: 'pair',
    server: {
      ...sampleServer,
      serverAddress: `${origin}/api/`,
      endpoints: { signIn: `${origin}/api/token/`, renew: null, verify: null, signOut: null },
    },
    plainHttp: 'needs-consent',
    evidence: [],
  });

  test('nothing can be sent before the box is checked; consent names the exact origin', async () => {
    const setup = open({
      answers: {
        'profile:detect': () => ok(plain('http://a.example.test')),
        'session:sign-in': () => ok(sampleView()),
      },
    });
    await fillIn(setup);
    expect(form().getByText('This connection is not encrypted.')).toBeTruthy();
    expect(submit()).toHaveProperty('disabled', true);
    await setup.user.click(form().getByRole('checkbox', { name: 'Use plain http for this server anyway' }));
    await setup.user.click(submit());
    expect(setup.askedFor('session:sign-in')[0]?.server.plainHttpOrigin).toBe('http://a.example.test');
  });

  test('consent for one origin is none for another', async () => {
    let origin = 'http://a.example.test';
    const setup = open({ answers: { 'profile:detect': () => ok(plain(origin)) } });
    await fillIn(setup);
    await setup.user.click(form().getByRole('checkbox', { name: 'Use plain http for this server anyway' }));
    expect(submit()).toHaveProperty('disabled', false);
    origin = 'http://b.example.test';
    await setup.user.clear(address());
    await setup.user.type(address(), 'http://b.example.test{Enter}');
    await settle();
    expect(form().getByRole('checkbox', { name: 'Use plain http for this server anyway' })).toHaveProperty(
      'checked',
      false,
    );
    expect(submit()).toHaveProperty('disabled', true);
  });
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
