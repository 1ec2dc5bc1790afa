import { describe, expect, test } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { answerOf, type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { credentials, dialectOf, never, pair, setupFor, single, textsOf, tokenWith } from './setup';

const page = { text: '<h1>Sign in to the hotel</h1>', headers: { 'content-type': 'text/html' } };
const notValid = { detail: 'Token is invalid or expired', code: 'token_not_valid' };

const before = pair({ user_id: 1, exp: 100 }, { user_id: 1, exp: 900, token_type: 'refresh' });
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

describe('what a sign-in, a renewal and a verification send', () => {
  test.each([
    'djangorestframework-jwt',
    'drf-jwt',
    'simplejwt',
    'simplejwt-sliding',
    'djoser',
    'dj-rest-auth',
    'drf-token',
  ])('%s: one POST each, without any header', async (id) => {
    const http = new ScriptedHttp(() => ({ json: {} }));
    const server = setupFor(id, { usernameField: 'email' });
    const dialect = dialectOf(id);
    const grant = dialect.grantKind === 'pair' ? before : single({});
    await dialect.signIn(http, server, credentials, never);
    await dialect.renew?.(http, server, grant, never);
    await dialect.verify?.(http, server, grant, never);
    expect(http.requests[0]).toMatchObject({ url: server.endpoints.signIn, body: { email: 'test_user' } });
    for (const request of http.requests) expect(request).toMatchObject({ method: 'POST' });
    for (const request of http.requests) expect(request.headers).toBeUndefined();
  });

  test('no endpoint to renew at: refused without a request', async () => {
    const http = new ScriptedHttp(() => ({ json: {} }));
    const server = setupFor('drf-jwt');
    const without = { ...server, endpoints: { ...server.endpoints, renew: null } };
    const granting = await dialectOf('drf-jwt').renew?.(http, without, single({}), never);
    expect(granting).toMatchObject({ kind: 'refused', failure: { code: 'not-renewable' } });
    expect(http.requests).toEqual([]);
  });
});

describe('[67] sign-in', () => {
  const signIn = (id: string, answer: Script | ReturnType<typeof failure>) =>
    dialectOf(id).signIn(new ScriptedHttp(() => answer), setupFor(id), credentials, never);

  test.each([
    ['djangorestframework-jwt', { status: 400, json: { non_field_errors: ['Unable to log in.'] } }, 'refused'],
    ['simplejwt', { status: 401, json: { detail: 'No active account.' } }, 'refused'],
    ['dj-rest-auth', { status: 400, json: { account: ['Locked.'] } }, 'invalid-fields'],
    ['simplejwt', { status: 403, json: { detail: 'Not from here.' } }, 'forbidden'],
  ])('%s %j: %s', async (id, answer, code) => {
    expect(await signIn(id, answer)).toMatchObject({ kind: 'refused', failure: { code } });
  });

  test('429: not a refusal, with its time', async () => {
    const answer = { status: 429, json: { detail: 'Request was throttled.' }, headers: { 'retry-after': '60' } };
    expect(await signIn('drf-jwt', answer)).toMatchObject({
      ...{
        kind: 'try-later',
        failure: { code: 'throttled', retryAtMs: 60_000, server: { words: 'Request was throttled.' } },
      },
    });
  });

  test('[63] a server that repeats the password: not in the failure', async () => {
    const answer = { status: 400, json: { password: ['"awesomepwd" is too common.'] } };
    const granting = await signIn('simplejwt', answer);
    expect(granting).toMatchObject({ failure: { fields: { password: ['"[redacted]" is too common.'] } } });
    expect(JSON.stringify(granting)).not.toContain('awesomepwd');
  });

  test.each([
    ['dj-rest-auth', { access: tokenWith({}), refresh: '' }, 'token'],
    ['dj-rest-auth', { access_token: tokenWith({}), refresh_token: tokenWith({}) }, 'pair'],
    ['dj-rest-auth', { key: 'a'.repeat(40) }, 'key'],
    ['drf-token', { token: 'a'.repeat(40) }, 'key'],
    ['drf-token', { auth_token: 'a'.repeat(40) }, 'key'],
    ['drf-jwt', { pk: 1, token: tokenWith({}) }, 'token'],
    ['simplejwt', { access: tokenWith({}), refresh: tokenWith({}), user: {} }, 'pair'],
  ])('%s %#: a grant of its kind', async (id, json, kind) => {
    expect(await signIn(id, { status: 201, json })).toMatchObject({ kind: 'granted', grant: { kind } });
  });

  test.each([
    ['djangorestframework-jwt', { token: 'a'.repeat(40) }],
    ['drf-token', { token: tokenWith({}) }],
    ['simplejwt', { token: tokenWith({}) }],
  ])('%s: a token of another kind is malformed', async (id, json) => {
    expect(await signIn(id, { json })).toMatchObject({ kind: 'try-later', failure: { code: 'malformed-answer' } });
  });
});

describe('basic', () => {
  const signIn = (answer: Script | ReturnType<typeof failure>, username = 'ü') => {
    const http = new ScriptedHttp(() => answer);
    const signed = dialectOf('basic').signIn(http, setupFor('basic'), { ...credentials, username }, never);
    return { http, signed };
  };

  test('the resource answers, or says that this user may not read it: signed in', async () => {
    const tooLarge = failure('too-large', 'x', { server: { status: 200, words: '' } });
    for (const answer of [{ json: [] }, { status: 403, json: { detail: 'x' } }, tooLarge]) {
      expect(await signIn(answer).signed).toMatchObject({ kind: 'granted', grant: { kind: 'password' } });
    }
  });

  test('401 of DRF: refused; a page, whatever its status: not', async () => {
    expect(await signIn({ status: 401, json: { detail: 'Invalid username/password.' } }).signed).toMatchObject({
      kind: 'refused',
    });
    for (const status of [200, 401, 403]) {
      expect((await signIn({ status, ...page }).signed).kind).toBe('try-later');
    }
  });

  test('user name and password as RFC 7617 writes them, in UTF-8; no colon in the name', async () => {
    const { http, signed } = signIn({ json: [] });
    await signed;
    const header = http.requests[0]?.headers?.['Authorization'];
    expect(typeof header === 'object' && header.reveal()).toBe(
      `Basic ${Buffer.from('ü:awesomepwd').toString('base64')}`,
    );
    expect(await signIn({ json: [] }, 'a:b').signed).toMatchObject({
      kind: 'refused',
      failure: { code: 'invalid-fields' },
    });
  });
});

describe('whether an answer of the resource refuses the credential', () => {
  test.each([
    ['401 of DRF', { status: 401, json: { detail: 'Signature has expired.' } }, true],
    ['401 of SimpleJWT', { status: 401, json: notValid }, true],
    [
      '401 to a HEAD',
      { status: 401, headers: { 'content-type': 'application/json', 'www-authenticate': 'JWT realm="api"' } },
      true,
    ],
    ['403 with token_not_valid', { status: 403, json: notValid }, true],
    ['403 without permission', { status: 403, json: { detail: 'You do not have permission.' } }, false],
    [
      "403 'Token is blacklisted.', a text that is translated",
      { status: 403, json: { detail: 'Token is blacklisted.' } },
      false,
    ],
    ['401 of a proxy', { status: 401, ...page }, false],
    ['401 of a proxy, empty', { status: 401, headers: { 'www-authenticate': 'Basic realm="proxy"' } }, false],
    ['407', { status: 407, ...page }, false],
    ['404', { status: 404, json: { detail: 'Not found.' } }, false],
    ['200', { status: 200, json: notValid }, false],
  ])('%s', (_what, answer, expected) => {
    expect(dialectOf('simplejwt').refuses(answerOf(answer))).toBe(expected);
  });
});
