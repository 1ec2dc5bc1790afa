import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { grantFromPaste } from '../../../../electron/dialects/pasted-token';
import { setupFor, textsOf, tokenWith } from './setup';

const access = tokenWith({ token_type: 'access', exp: 1 });
const refresh = tokenWith({ token_type: 'refresh', exp: 2 });

const paste = (id: string, first: string, second: string | null = null) => {
  const grant = grantFromPaste(setupFor(id), new Secret(first), second === null ? null : new Secret(second));
  return grant.ok ? [grant.value.kind, ...textsOf(grant.value)] : grant.error.reason;
};

describe('a pasted token', () => {
  test.each([
    ['bare', access],
    ['with blanks', `\n  ${access}\u00a0`],
    ['in quotes', `"${access}",`],
    ['as a header line', `Authorization: Bearer ${access}`],
    ['with a scheme', `JWT ${access}`],
    ['wrapped by a terminal', `${access.slice(0, 40)}\n${access.slice(40)}`],
    ['in a body', JSON.stringify({ access, refresh: '' })],
  ])('%s: the token alone', (_what, text) => {
    expect(paste('simplejwt', text)).toEqual(['token', access]);
  });

  test('with a refresh token, where the kind has one: a pair', () => {
    expect(paste('simplejwt', access, ` "${refresh}" `)).toEqual(['pair', access, refresh]);
    expect(paste('drf-jwt', access, refresh)).toEqual(['token', access]);
    expect(paste('simplejwt', access, '  ')).toEqual(['token', access]);
  });

  test('the whole answer of a sign-in: a pair', () => {
    expect(paste('simplejwt', JSON.stringify({ refresh, access, user: {} }))).toEqual(['pair', access, refresh]);
    expect(paste('drf-jwt', JSON.stringify({ pk: 1, token: access }))).toEqual(['token', access]);
  });

  test('a random key, where the kind carries one', () => {
    expect(paste('drf-token', `Token ${'a'.repeat(40)}`)).toEqual(['key', 'a'.repeat(40)]);
  });

  test.each([
    ['simplejwt', '   ', null, 'input-empty'],
    ['simplejwt', 'hello there', null, 'not-a-token'],
    ['simplejwt', 'a'.repeat(40), null, 'not-a-jwt'],
    ['simplejwt', refresh, null, 'is-refresh-token'],
    ['simplejwt', access, access, 'is-access-token'],
    ['simplejwt', access, 'nothing of the kind', 'not-a-token'],
    ['simplejwt', access.split('.').slice(0, 2).join('.'), null, 'segment-count'],
    ['basic', access, null, 'dialect-without-token'],
  ])('[64] %s %#: refused with its reason', (id, first, second, reason) => {
    expect(paste(id, first, second)).toBe(reason);
  });

  test('[63] refused: the failure does not hold what was pasted', () => {
    const grant = grantFromPaste(setupFor('simplejwt'), new Secret('s3cret text'), null);
    expect(JSON.stringify(grant)).not.toContain('s3cret');
  });
});
