import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { before, notValid, page } from './outcomes-samples';
import { dialectOf, never, setupFor, single, textsOf, tokenWith } from './setup';

const renewPair = async (answer: Script | ReturnType<typeof failure>) => {
  const http = new ScriptedHttp(() => answer);
  const granting = await dialectOf('simplejwt').renew?.(http, setupFor('simplejwt'), before, never);
  return { granting: granting ?? expect.unreachable(), requests: http.requests };
};
const outcome = async (answer: Script | ReturnType<typeof failure>) => {
  const { granting } = await renewPair(answer);
  return granting.kind === 'granted' ? 'granted' : `${granting.kind} ${granting.failure.code}`;
};

describe('a renewal that is no verdict of the server: the session is kept', () => {
  test.each([
    ['[22] timeout', failure('timed-out', 'x'), 'try-later timed-out'],
    ['[22] connection lost', failure('connection-lost', 'x'), 'try-later connection-lost'],
    ['[23] 500', { status: 500, ...page }, 'try-later server-failed'],
    ['[23] 502', { status: 502, ...page }, 'try-later server-failed'],
    ['[23] 503 in JSON', { status: 503, json: { detail: 'Service unavailable.' } }, 'try-later server-failed'],
    ['[23] 429', { status: 429, json: { detail: 'Request was throttled.' } }, 'try-later throttled'],
    ['[24] portal, 200 with a page', { status: 200, ...page }, 'try-later not-json'],
    ['[24] portal, 302', { status: 302, headers: { location: 'http://portal.test/' } }, 'try-later redirected'],
    ['[25] 401 of a proxy', { status: 401, ...page }, 'try-later proxy-refused'],
    ['[25] 401 of a gateway in JSON', { status: 401, json: { message: 'Unauthorized' } }, 'try-later proxy-refused'],
    ['[25] 401 with a bare code', { status: 401, json: { code: 'Unauthorized' } }, 'try-later proxy-refused'],
    ['[25] 407', { status: 407, ...page }, 'try-later proxy-refused'],
    ['400 with a page', { status: 400, ...page }, 'try-later not-json'],
    [
      '403 without a code',
      { status: 403, json: { detail: 'CSRF Failed: CSRF cookie not set.' } },
      'try-later forbidden',
    ],
    ['404 of Django', { status: 404, ...page }, 'try-later not-found'],
    ['404 of DRF', { status: 404, json: { detail: 'Not found.' } }, 'try-later not-found'],
  ])('%s', async (_what, answer, expected) => {
    expect(await outcome(answer)).toBe(expected);
  });

  test.each([
    ['{}', { json: {} }],
    ['null', { json: null }],
    ['a list', { json: [] }],
    ['access as a number', { json: { access: 1 } }],
    ['access with two parts', { json: { access: 'aaa.bbb' } }],
    ['40 hex digits', { json: { access: 'a'.repeat(40) } }],
    ['an access token above 32 KB', { json: { access: `a.${'b'.repeat(33_000)}.c` } }],
    ['a line break in the token', { json: { access: 'aaa.bbb.ccc\r\nX: 1' } }],
    ['a misshapen refresh token', { json: { access: tokenWith({}), refresh: 7 } }],
    ['204 without a body', { status: 204 }],
    ['another user', { json: { access: tokenWith({ user_id: 2 }) } }],
  ])('[26] 200 with %s: malformed, the old pair stays', async (_what, answer) => {
    expect(await outcome(answer)).toBe('try-later malformed-answer');
  });

  test('[26] an answer of 10 MB: too-large', async () => {
    const { granting, requests } = await renewPair(failure('too-large', 'x'));
    expect(granting).toMatchObject({ kind: 'try-later', failure: { code: 'too-large' } });
    expect(requests[0]?.mostBytes).toBeLessThan(1024 * 1024);
  });
});

describe('a renewal that the server refuses', () => {
  test.each([
    ['token_not_valid', 401, notValid, false],
    ['blacklisted', 401, { detail: 'Token is blacklisted', code: 'token_not_valid' }, false],
    ['401 with words alone', 401, { detail: 'No active account found for the given token.' }, false],
    ['no_active_account', 401, { detail: 'x', code: 'no_active_account' }, true],
    ['password_changed', 401, { detail: 'x', code: 'password_changed' }, true],
    ['user_inactive', 401, { detail: 'x', code: 'user_inactive' }, true],
    ['user_not_found with 404', 404, { detail: 'x', code: 'user_not_found' }, true],
    ['token_not_valid with 403', 403, notValid, false],
    ['an empty refresh token', 400, { refresh: ['This field may not be blank.'] }, false],
  ])('[38] %s: refused', async (_what, status, json, endsAtOnce) => {
    const { granting } = await renewPair({ status, json });
    expect(granting).toMatchObject({ kind: 'refused', endsAtOnce });
  });

  test.each(['Signature has expired.', 'Refresh has expired.', "User doesn't exist.", 'Token is blacklisted.'])(
    '[37] %s of drf-jwt: refused in these words',
    async (words) => {
      const http = new ScriptedHttp(() => ({ status: 400, json: { non_field_errors: [words] } }));
      const granting = await dialectOf('drf-jwt').renew?.(http, setupFor('drf-jwt'), single({ exp: 1 }), never);
      expect(granting).toMatchObject({ kind: 'refused', failure: { code: 'refused', server: { words } } });
      const isOver = granting?.kind === 'refused' && granting.isWindowOver === true;
      expect(isOver).toBe(words === 'Refresh has expired.');
      const isRunOut = granting?.kind === 'refused' && granting.isRunOut === true;
      expect(isRunOut).toBe(words === 'Signature has expired.');
    },
  );

  test.each(['Token is expired', 'Token is invalid or expired', 'Token is blacklisted', 'Token is invalid'])(
    '[38] %s of SimpleJWT’s sliding token: refused, and told from one that ran out on its way',
    async (detail) => {
      const http = new ScriptedHttp(() => ({ status: 401, json: { detail, code: 'token_not_valid' } }));
      const setup = setupFor('simplejwt-sliding');
      const granting = await dialectOf('simplejwt-sliding').renew?.(http, setup, single({ exp: 1 }), never);
      expect(granting).toMatchObject({ kind: 'refused', endsAtOnce: false });
      expect(granting?.kind === 'refused' && granting.isRunOut === true).toBe(/expired/.test(detail));
    },
  );
});

describe('[63] a server that repeats the refresh token', () => {
  const long = single({ exp: 1, names: 'n'.repeat(1_000) });
  const renewLong = async (json: unknown, status = 400) => {
    const http = new ScriptedHttp(() => ({ status, json }));
    return JSON.stringify(await dialectOf('drf-jwt').renew?.(http, setupFor('drf-jwt'), long, never));
  };
  const [token = ''] = textsOf(long);

  test('in words that are cut in the middle of it: nothing of it in the failure', async () => {
    const told = await renewLong({ token: [`"${token}" is not a valid choice.`, 'Required.'] });
    expect(told).not.toContain(token.slice(0, 24));
    expect(told).toContain('[redacted]');
    expect(told).toContain('Required.');
  });

  test('beside another: that one stays', async () => {
    expect(await renewLong({ token: ['x.y.z is none.'] })).toContain('x.y.z is none.');
  });
});

describe('[27] what a renewal gives', () => {
  const access = tokenWith({ user_id: '1', exp: 200 });
  const refresh = tokenWith({ user_id: '1', exp: 950 });

  test.each([
    ['no refresh', {}],
    ['an empty refresh', { refresh: '' }],
    ['refresh null', { refresh: null }],
  ])('%s in the answer: the old refresh token is kept', async (_what, more) => {
    const { granting } = await renewPair({ json: { access, ...more } });
    const kept = textsOf(before)[1];
    expect(granting.kind === 'granted' && textsOf(granting.grant)).toEqual([access, kept]);
  });

  test('a new refresh token: both replaced, and the user is the same as 1 and as "1"', async () => {
    const { granting } = await renewPair({ status: 201, json: { access, refresh } });
    expect(granting.kind === 'granted' && textsOf(granting.grant)).toEqual([access, refresh]);
  });
});
