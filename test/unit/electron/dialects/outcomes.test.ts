import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { failure } from '../../../../electron/contract/result';
import { answerOf, type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { before, notValid, page } from './outcomes-samples';
import { credentials, dialectOf, never, setupFor, single, tokenWith } from './setup';

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

  test('[63] a server that sends the request back as JSON: a password with quotes is not in the failure either', async () => {
    const http = new ScriptedHttp(() => ({ status: 500, json: { sent: { password: 'correct"horse' } } }));
    const quoted = { ...credentials, password: new Secret('correct"horse') };
    for (const id of ['simplejwt', 'basic']) {
      const granting = await dialectOf(id).signIn(http, setupFor(id), quoted, never);
      expect(granting).toMatchObject({ failure: { server: { words: '{"sent":{"password":"[redacted]"}}' } } });
    }
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
