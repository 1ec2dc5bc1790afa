import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { type Profile, plainProfile } from '../../../../electron/contract/profile';
import type { ProfileChanges } from '../../../../electron/contract/profile-changes';
import { changedProfile } from '../../../../electron/session/profile-changes';
import { server } from '../../../helpers/session-answers';

const profile = (more: Partial<Profile> = {}): Profile => ({
  ...plainProfile,
  ...{ id: 'p1', username: 'ana', server, resourcePath: 'subscribers/', keepSignedIn: true, isDemo: false },
  lastUsedAtMs: 1,
  ...more,
});
const change = (changes: ProfileChanges, before = profile()) => changedProfile(before, changes);
const header = (name: string, value: string, secret = false) => ({ name, value: new Secret(value), secret });
const faultOf = (changes: ProfileChanges, before?: Profile) => {
  const changed = change(changes, before);
  return changed.ok ? null : [changed.error.code, changed.error.reason].filter(Boolean).join(' ');
};

describe('what changes, and nothing else with it', () => {
  it.each<readonly [string, ProfileChanges, Partial<Profile>]>([
    ['a title, without line breaks', { title: ' The north\n' }, { title: 'The north' }],
    ['a mark', { mark: { label: 'production', colour: 'red' } }, { mark: { label: 'production', colour: 'red' } }],
    ['how it writes', { writes: 'read-only' }, { writes: 'read-only' }],
    ['its resource', { resourcePath: ' invoices/ ' }, { resourcePath: 'invoices/' }],
    ['its collections, each once', { collections: ['a/', 'a/', 'b/'] }, { collections: ['a/', 'b/'] }],
    ['whether it stays signed in', { keepSignedIn: false }, { keepSignedIn: false }],
    [
      'a secret header: its value stays out',
      { headers: [header('X-Key', 'of the gateway', true)] },
      { headers: [{ name: 'X-Key', value: '', secret: true }] },
    ],
    [
      'a service, as an origin',
      { services: [{ origin: 'https://Reports.example.test/api/', collections: [' /reports/ '] }] },
      { services: [{ origin: 'https://reports.example.test', collections: ['/reports/'] }] },
    ],
    [
      'a service on this computer',
      { services: [{ origin: 'http://127.0.0.1:9000', collections: [] }] },
      { services: [{ origin: 'http://127.0.0.1:9000', collections: [] }] },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(change(changes)).toEqual({ ok: true, value: profile(expected) });
  });

  it('endpoints as paths or whole URLs, scheme, header name, user field, window', () => {
    const { endpoints } = server;
    const changes = {
      ...{ renew: 'other/refresh/', verify: 'https://api.example.test/verify/', signOut: null },
      ...{ scheme: ' JWT ', headerName: 'X-Auth', usernameField: 'email', renewalWindowSeconds: 86_400 },
    };
    const expected = {
      ...{ scheme: 'JWT', headerName: 'X-Auth', usernameField: 'email', renewalWindowSeconds: 86_400 },
      endpoints: {
        ...endpoints,
        renew: 'https://api.example.test/api/other/refresh/',
        verify: 'https://api.example.test/verify/',
        signOut: null,
      },
    };
    expect(change({ server: changes })).toEqual({ ok: true, value: profile({ server: { ...server, ...expected } }) });
  });

  it('a service that is not named any more: its collections go, those of the own server stay', () => {
    const services = [{ origin: 'https://reports.example.test', collections: [] }];
    const collections = ['own/', 'https://reports.example.test/reports/'];
    const before = profile({ services, collections });
    expect(change({}, before)).toEqual({ ok: true, value: before });
    expect(change({ services: [] }, before)).toEqual({ ok: true, value: profile({ collections: ['own/'] }) });
  });
});

it('a profile whose address is no URL, by an edited file: said so', () => {
  const broken = profile({ server: { ...server, serverAddress: 'not a url' } });
  expect(faultOf({ title: 'x' }, broken)).toBe('bad-address');
});

describe('an issuer that is not the server of the resource', () => {
  const apart = profile({
    server: { ...server, endpoints: { ...server.endpoints, signIn: 'https://auth.example.test/token/' } },
  });

  it('its endpoints stay with it', () => {
    const changed = change({ server: { renew: 'refresh/' } }, apart);
    expect(changed.ok && changed.value.server.endpoints.renew).toBe('https://auth.example.test/token/refresh/');
    expect(faultOf({ server: { renew: 'https://api.example.test/api/refresh/' } }, apart)).toBe('foreign-origin');
    expect(faultOf({ server: { signIn: 'https://api.example.test/api/token/' } }, apart)).toBe('foreign-origin');
  });
});

describe('[57] addresses that would take the token elsewhere', () => {
  it.each<readonly [string, ProfileChanges]>([
    ['foreign-origin', { server: { renew: 'https://evil.example.test/refresh/' } }],
    ['foreign-origin', { server: { verify: '//evil.example.test/verify/' } }],
    ['foreign-origin', { server: { signIn: 'http://api.example.test/api/token/' } }],
    ['foreign-origin', { server: { plainHttpOrigin: 'http://evil.example.test' } }],
    ['bad-address', { server: { renew: 'https://ana:pw@api.example.test/refresh/' } }],
    ['bad-address', { server: { renew: 'a\\b' } }],
    ['bad-address', { server: { signIn: ' ' } }],
    ['foreign-origin', { resourcePath: 'https://evil.example.test/rows/' }],
    ['bad-address', { resourcePath: '../admin/' }],
    ['foreign-origin', { collections: ['https://evil.example.test/rows/'] }],
    ['insecure-address', { services: [{ origin: 'http://reports.example.test', collections: [] }] }],
    ['bad-address has-credentials', { services: [{ origin: 'https://a:b@reports.example.test', collections: [] }] }],
    ['bad-address not-http', { services: [{ origin: 'ftp://reports.example.test', collections: [] }] }],
    ['bad-address twice', { services: [{ origin: 'https://api.example.test', collections: [] }] }],
    [
      'bad-address twice',
      {
        services: [
          { origin: 'https://x.example.test', collections: [] },
          { origin: 'https://x.example.test/', collections: [] },
        ],
      },
    ],
    [
      'foreign-origin',
      { services: [{ origin: 'https://x.example.test', collections: ['https://evil.example.test/'] }] },
    ],
  ])('%s: %j', (fault, changes) => {
    expect(faultOf(changes)).toBe(fault);
  });
});

describe('[61] constant headers that would carry credentials, break the message or cannot be sent', () => {
  it.each([
    ...['Authorization', 'authorization', 'Cookie', 'Set-Cookie', 'Host', 'Content-Length', 'Transfer-Encoding'],
    ...['Connection', 'Upgrade', 'Expect', 'TE', 'Proxy-Authorization', 'Sec-Fetch-Site', 'Content-Type', 'Accept'],
    ...['X-HTTP-Method-Override', 'X-CSRFToken', 'Origin', 'Referer'],
  ])('%s: Latchkey’s own', (name) => {
    expect(faultOf({ headers: [header(name, 'value')] })).toBe('bad-header reserved');
    expect(faultOf({ headers: [header(name, 'value', true)] })).toBe('bad-header reserved');
  });

  it.each([
    ['a header name with a blank', [header('X Key', 'value')], 'name'],
    ['an empty name', [header('', 'value')], 'name'],
    ['a name with a line break', [header('X-Key\r\nX-Other', 'value')], 'name'],
    ['a name that is not ASCII', [header('X-Schlüssel', 'value')], 'name'],
    ['a value with a line break', [header('X-Key', 'a\r\nHost: evil')], 'value'],
    ['a secret value with a line feed', [header('X-Key', 'a\nb', true)], 'value'],
    ['a value that is not ASCII', [header('X-Key', 'schlüssel')], 'value'],
    ['an empty value', [header('X-Key', ' ')], 'value'],
    ['one name twice', [header('X-Key', 'a'), header('x-key', 'b', true)], 'twice'],
  ])('%s: refused', (_what, headers, reason) => {
    expect(faultOf({ headers })).toBe(`bad-header ${reason}`);
  });

  it('the profile’s own header for its token, also when it is named so later', () => {
    const own = profile({ server: { ...server, headerName: 'X-Auth' } });
    expect(faultOf({ headers: [header('x-auth', 'a')] }, own)).toBe('bad-header reserved');
    const before = profile({ headers: [{ name: 'X-Auth', value: 'a', secret: false }] });
    expect(faultOf({ server: { headerName: 'X-Auth' } }, before)).toBe('bad-header reserved');
  });

  it('no value in what is said', () => {
    const changed = change({ headers: [header('X-Key', 'hunter2\n\u00e9', true)] });
    expect(JSON.stringify(changed)).not.toContain('hunter2');
  });

  it.each([
    ['bad-header value', { scheme: 'JWT Bearer' }],
    ['bad-header value', { scheme: 'J\nWT' }],
    ['bad-header name', { headerName: 'Content-Length' }],
    ['bad-header name', { headerName: 'X Y' }],
    ['bad-header reserved', { headerName: 'Cookie' }],
  ])('%s for a scheme or header name: %j', (fault, changes) => {
    expect(faultOf({ server: changes })).toBe(fault);
  });
});
