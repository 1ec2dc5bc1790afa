import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { isJsonObject } from '../../../../electron/http/json-body';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { base, credentials, dialectOf, never, setupFor, textsOf, tokenWith } from './setup';

const access = tokenWith({ user_id: 1, exp: 900 });
const refresh = tokenWith({ user_id: 1, exp: 9_000, token_type: 'refresh' });
const pairAnswer: Script = { json: { access, refresh } };

const view = (fields: object | null, name = 'A view'): Script => ({
  headers: { allow: 'POST, OPTIONS' },
  json: { name, ...(fields ? { actions: { POST: fields } } : {}) },
});
const field = (more: object = {}) => ({ type: 'string', required: true, read_only: false, ...more });
const missing: Script = { status: 404, json: { detail: 'Not found.' } };

/** A server by URL: what it says to OPTIONS, and to each POST in turn. */
const server = (options: Readonly<Record<string, Script>>, posts: Readonly<Record<string, readonly Script[]>>) => {
  const left = new Map(Object.entries(posts).map(([url, answers]) => [url, [...answers]]));
  return new ScriptedHttp(({ method, url }) =>
    method === 'OPTIONS' ? (options[url] ?? missing) : (left.get(url)?.shift() ?? missing),
  );
};

const bodyOf = (http: ScriptedHttp, index: number): Record<string, string> => {
  const { body } = http.requests.filter(({ method }) => method === 'POST')[index] ?? {};
  if (!isJsonObject(body)) throw new Error('no body');
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value instanceof Secret ? value.reveal() : String(value)]),
  );
};

const first = (http: ScriptedHttp, id = 'simplejwt') => dialectOf(id).signIn(http, setupFor(id), credentials, never);

const stepOf = async (http: ScriptedHttp, id = 'simplejwt') => {
  const asked = await first(http, id);
  if (asked.kind !== 'second-step') throw new Error(`no second step: ${JSON.stringify(asked)}`);
  const second = (values: Record<string, string>) => {
    const secrets = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));
    const { takeStep } = dialectOf(id);
    if (!takeStep) throw new Error('this kind has no second step');
    return takeStep(http, setupFor(id), { ticket: asked.ticket, values: secrets }, never);
  };
  return { ...asked, second };
};

const at = `${base}token/`;

describe('an answer with a token in place of the password', () => {
  const code = `${at}code/`;

  test('of django-trench: the code goes with the token to code/ below, and no password goes again', async () => {
    const http = server(
      { [code]: view(null, 'MFA Second Step JWT') },
      { [at]: [{ json: { ephemeral_token: 'abc-def-123', method: 'app' } }], [code]: [pairAnswer] },
    );
    const { step, ticket, second } = await stepOf(http);
    expect(step).toEqual({
      ...{ endpoint: code, words: '' },
      fields: [{ name: 'code', label: 'Code', type: 'code', required: true }],
    });
    expect(Object.keys(ticket.body)).toEqual(['ephemeral_token']);
    const granting = await second({ code: '123456' });
    expect(granting.kind === 'granted' && textsOf(granting.grant)).toEqual([access, refresh]);
    expect(bodyOf(http, 1)).toEqual({ ephemeral_token: 'abc-def-123', code: '123456' });
  });

  test('of dj-rest-auth: mfa/verify/ beside the login, with the fields that it lists', async () => {
    const login = `${base}dj-rest-auth/login/`;
    const verify = `${base}dj-rest-auth/mfa/verify/`;
    const fields = { ephemeral_token: field(), code: field({ label: 'Code', max_length: 9 }) };
    const http = server(
      { [verify]: view(fields, 'Mfa Verify') },
      { [login]: [{ json: { ephemeral_token: 'abc', mfa_required: true } }], [verify]: [pairAnswer] },
    );
    const { step, second } = await stepOf(http, 'dj-rest-auth');
    expect(step.endpoint).toBe(verify);
    expect(step.fields).toEqual([{ name: 'code', label: 'Code', type: 'code', required: true, maxLength: 9 }]);
    expect(await second({ code: '1' })).toMatchObject({ kind: 'granted' });
  });

  test('of a project’s own view: only to an endpoint that lists the very same token', async () => {
    const verify = `${base}mfa/verify/`;
    const http = server(
      { [verify]: view({ mfa_token: field(), totp_code: field() }), [`${at}code/`]: view({ code: field() }) },
      { [at]: [{ status: 202, json: { mfa_token: 'abc', detail: 'A code was sent to a…@example.org.' } }] },
    );
    const { step } = await stepOf(http);
    expect(step).toMatchObject({ endpoint: verify, words: 'A code was sent to a…@example.org.' });
    expect(step.fields.map(({ name, type }) => [name, type])).toEqual([['totp_code', 'code']]);
  });

  test('with no endpoint that would take it: said so, nothing more is sent', async () => {
    const http = server({}, { [at]: [{ json: { mfa_token: 'abc' } }] });
    expect(await first(http)).toMatchObject({ kind: 'refused', failure: { code: 'second-step' } });
    expect(http.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
  });
});

describe('an answer that wants the same request with one field more', () => {
  test.each([
    ['a field that was not sent', { status: 400, json: { otp: ['Enter the code.'] } }, 'otp', 'Enter the code.'],
    ['a code', { status: 401, json: { detail: 'Code needed.', code: 'otp_required' } }, 'otp', 'Code needed.'],
    ['another spelling', { status: 403, json: { detail: 'x', code: 'MFA-Required' } }, 'mfa_code', 'x'],
    [
      'a flag',
      { status: 200, json: { requires_2fa: true, message: 'Look into your app.' } },
      'otp',
      'Look into your app.',
    ],
    [
      'token_2fa',
      { status: 400, json: { token_2fa: ['This field is required.'] } },
      'token_2fa',
      'This field is required.',
    ],
  ])('%s: %j', async (_what, answer, name, words) => {
    const http = server({}, { [at]: [answer, pairAnswer] });
    const { step, second } = await stepOf(http);
    expect(step).toMatchObject({ endpoint: at, words, fields: [{ name, type: 'code', required: true }] });
    expect(await second({ [name]: '012345' })).toMatchObject({ kind: 'granted' });
    expect(bodyOf(http, 1)).toEqual({ username: 'test_user', password: 'awesomepwd', [name]: '012345' });
  });

  test('the field that the endpoint lists goes before the usual one', async () => {
    const fields = { username: field(), password: field(), passcode: field({ required: false, max_length: 6 }) };
    const http = server(
      { [at]: view(fields) },
      { [at]: [{ status: 401, json: { detail: 'x', code: 'otp_required' } }] },
    );
    const { step } = await stepOf(http);
    expect(step.fields).toEqual([{ name: 'passcode', label: 'Passcode', type: 'code', required: true, maxLength: 6 }]);
  });

  test('a wrong code: refused on its field, in the server’s words', async () => {
    const wrong: Script = { status: 400, json: { otp: ['Wrong code.'] } };
    const http = server({}, { [at]: [{ status: 400, json: { otp: ['Needed.'] } }, wrong] });
    const { second } = await stepOf(http);
    expect(await second({ otp: '1' })).toMatchObject({
      ...{ kind: 'refused', failure: { code: 'invalid-fields', fields: { otp: ['Wrong code.'] } } },
    });
  });

  test('[63] words that repeat the password: not carried on', async () => {
    const http = server({}, { [at]: [{ status: 400, json: { otp: ['Needed beside awesomepwd.'] } }] });
    expect((await stepOf(http)).step.words).toBe('Needed beside [redacted].');
  });
});

test('django-trench’s no, which is not in DRF’s form: refused, in its words', async () => {
  const no: Script = { status: 401, json: { error: 'Code is invalid or expired.' } };
  const http = server(
    { [`${at}code/`]: view(null) },
    { [at]: [{ json: { ephemeral_token: 'a', method: 'app' } }], [`${at}code/`]: [no] },
  );
  const { second } = await stepOf(http);
  expect(await second({ code: '1' })).toMatchObject({
    ...{ kind: 'refused', failure: { code: 'refused', server: { status: 401, words: 'Code is invalid or expired.' } } },
  });
});

describe('an answer that is no second step', () => {
  test.each([
    ['a wrong password', { status: 401, json: { detail: 'No active account.', code: 'no_active_account' } }, 'refused'],
    [
      'the user name under another name',
      { status: 400, json: { email: ['This field is required.'] } },
      'invalid-fields',
    ],
    [
      'errors of a field that was sent beside',
      { status: 400, json: { otp: ['x'], password: ['y'] } },
      'invalid-fields',
    ],
    ['what is no field', { status: 400, json: { account: ['Locked until noon.'] } }, 'invalid-fields'],
    ['an empty token', { status: 400, json: { ephemeral_token: '', detail: 'x' } }, 'refused'],
    ['a fault of the server', { status: 500, json: { code: 'otp_required', detail: 'x' } }, 'server-failed'],
  ])('%s', async (_what, answer, code) => {
    const http = server({}, { [at]: [answer] });
    expect(await first(http)).toMatchObject({ failure: { code } });
    expect((await first(server({}, { [at]: [answer] }))).kind).not.toBe('second-step');
  });

  test('a sign-in that succeeded, whatever else its answer holds', async () => {
    const http = server({}, { [at]: [{ json: { access, refresh, mfa_required: false, mfa_token: 'x', user: 4 } }] });
    expect(await first(http)).toMatchObject({ kind: 'granted' });
  });
});

describe('further fields', () => {
  test('are sent beside user name and password, and never in their place', async () => {
    const http = server({}, { [at]: [pairAnswer] });
    const extra = { tenant: new Secret('acme'), password: new Secret('x'), username: new Secret('y') };
    await dialectOf('simplejwt').signIn(http, setupFor('simplejwt'), { ...credentials, extra }, never);
    expect(bodyOf(http, 0)).toEqual({ tenant: 'acme', username: 'test_user', password: 'awesomepwd' });
  });

  test('drf-jwt: what its answer holds besides (pk, user, impersonated) is ignored', async () => {
    const token = tokenWith({ user_id: 1, exp: 900, orig_iat: 1, jti: 'a', impersonator: 7 });
    const http = new ScriptedHttp(() => ({ status: 201, json: { pk: 17, token, user: { id: 1 }, impersonate: true } }));
    const granting = await first(http, 'drf-jwt');
    expect(granting.kind === 'granted' && textsOf(granting.grant)).toEqual([token]);
  });
});
