import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import type { Grant } from '../../../../electron/dialects/grant';
import { dialectById, dialectChoices } from '../../../../electron/dialects/registry';
import { base, dialectOf, pair, setupFor, single } from './setup';

const DAY_MS = 24 * 3_600_000;
const key: Grant = { kind: 'key', token: new Secret('abc') };

describe('how a credential is carried', () => {
  const headersOf = (id: string, grant: Grant, more = {}, headers = {}) => {
    const request = { method: 'GET', url: base, headers } as const;
    const sent = dialectOf(id).authorize(grant, setupFor(id, more), request).headers ?? {};
    return Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value]),
    );
  };

  test('scheme, one space, token', () => {
    expect(headersOf('drf-token', key)).toEqual({ Authorization: 'Token abc' });
    expect(headersOf('drf-token', key, { scheme: ' JWT  ' })).toEqual({ Authorization: 'JWT abc' });
    expect(headersOf('drf-token', key, { scheme: '' })).toEqual({ Authorization: 'abc' });
  });

  test('another header, and one of the same name in another case: replaced', () => {
    const more = { headerName: 'X-Access-Token', scheme: 'Bearer' };
    expect(headersOf('drf-token', key, more, { 'x-access-token': 'mine', 'X-Other': '1' })).toEqual({
      ...{ 'X-Other': '1', 'X-Access-Token': 'Bearer abc' },
    });
  });

  test('of a pair, the access token alone', () => {
    const grant = pair({ a: 1 }, { b: 2 });
    const { Authorization: sent } = headersOf('simplejwt', grant);
    expect(sent).toBe(`Bearer ${grant.kind === 'pair' ? grant.access.reveal() : ''}`);
  });
});

describe('how long a grant lives', () => {
  const lifetime = (id: string, grant: Grant) => dialectOf(id).lifetime(grant, setupFor(id));

  test('djangorestframework-jwt: renewable while valid, only with orig_iat; the window is an assumption', () => {
    expect(lifetime('djangorestframework-jwt', single({ exp: 1_300, orig_iat: 1_000 }))).toEqual({
      ...{ expiresAtMs: 1_300_000, renewable: 'while-valid' },
      ...{ windowEndsAtMs: 1_000_000 + 7 * DAY_MS, isWindowAssumed: true },
    });
    expect(lifetime('djangorestframework-jwt', single({ exp: 1_300 }))).toEqual({
      expiresAtMs: 1_300_000,
      renewable: 'no',
    });
  });

  test('a window beyond the last date: none, since no clock could show it', () => {
    const lifetimeAtTheEnd = lifetime('drf-jwt', single({ exp: 1_300, orig_iat: 8.64e12 }));
    expect(lifetimeAtTheEnd).toEqual({ expiresAtMs: 1_300_000, renewable: 'while-valid' });
  });

  test('simplejwt: by the access token, renewable until the refresh token ends', () => {
    expect(lifetime('simplejwt', pair({ exp: 1_300, iat: 1_000 }, { exp: 90_000 }))).toEqual({
      ...{ issuedAtMs: 1_000_000, expiresAtMs: 1_300_000, windowEndsAtMs: 90_000_000, renewable: 'until-window-ends' },
    });
    expect(lifetime('simplejwt', single({ exp: 1_300 })).renewable).toBe('no');
  });

  test('sliding: both ends in one token', () => {
    expect(lifetime('simplejwt-sliding', single({ exp: 1_300, refresh_exp: 90_000 }))).toEqual({
      ...{ expiresAtMs: 1_300_000, windowEndsAtMs: 90_000_000, renewable: 'while-valid' },
    });
  });

  test('keys and passwords: never expire, cannot be renewed', () => {
    expect(lifetime('drf-token', key)).toEqual({ expiresAtMs: null, renewable: 'no' });
    expect(lifetime('dj-rest-auth', key)).toEqual({ expiresAtMs: null, renewable: 'no' });
  });

  test.each([['"1795466685"'], ['null'], ['1e308'], ['{}']])('[66] exp as %s: no expiry known, no crash', (exp) => {
    expect(lifetime('simplejwt', single({ exp: JSON.parse(exp) })).expiresAtMs).toBeNull();
  });

  test('a payload that cannot be read: no expiry known', () => {
    expect(lifetime('drf-jwt', { kind: 'token', token: new Secret('a.%%%.c') }).expiresAtMs).toBeNull();
  });
});

test('the registry: every choice is a dialect, ids are unique', () => {
  const ids = dialectChoices().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(dialectById(id)?.id).toBe(id);
  expect(dialectById('of-a-later-version')).toBeNull();
  expect(dialectChoices()[0]).toEqual({
    ...{ id: 'djangorestframework-jwt', label: 'djangorestframework-jwt', scheme: 'JWT' },
    ...{ signInPath: 'jwt-auth/', renewPath: 'jwt-refresh/', verifyPath: 'jwt-verify/', signOutPath: null },
    grantKind: 'token',
  });
});
