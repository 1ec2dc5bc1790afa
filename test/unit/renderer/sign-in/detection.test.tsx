import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Detection } from '../../../../electron/contract/profile';
import { failure, ok } from '../../../../electron/contract/result';
import { words } from '../../../../renderer/words/catalogue';
import { found, sampleServer, sampleView, stagingServer } from '../../../helpers/renderer/samples';
import { address, detection, fillIn, form, open, settle, submit } from './sign-in-stage';

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
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
      { ...unreachable, code: 'certificate', reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
      'api.example.test has a certificate that this computer does not trust: it is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT).Try again',
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
