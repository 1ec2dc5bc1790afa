import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { djangoFormIn } from '../../../../electron/dialects/django-form';
import type { Grant } from '../../../../electron/dialects/grant';
import { axiosHttp } from '../../../../electron/http/axios-http';
import { answerOf, type Came, startServer, type TestServer } from '../../../helpers/scripted-http';
import { credentials, dialectOf, never, setupFor } from './setup';

const dialect = dialectOf('django-session');
const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
const page = (errors = '', token = '<input type="hidden" name="csrfmiddlewaretoken" value="hidden1">') =>
  `<html><form method="post">${token}<input type="text" name="username"><input type="password" name="password">${errors}</form></html>`;
const html = { 'content-type': 'text/html; charset=utf-8' };

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

type Told = { readonly status?: number; readonly headers?: Record<string, string | string[]>; readonly body?: string };

const signInAt = async (tell: (came: Came) => Told) => {
  const server = await startServer((came, answer) => {
    const { status = 200, headers = html, body = page() } = tell(came);
    answer.writeHead(status, headers).end(body);
  });
  servers.push(server);
  const base = `${server.origin}/api/`;
  const endpoints = { signIn: `${base}api-auth/login/`, renew: null, verify: null, signOut: `${base}api-auth/logout/` };
  const setup = setupFor('django-session', { serverAddress: base, endpoints });
  return { granting: await dialect.signIn(http, setup, credentials, never), server, setup };
};

const granted = { status: 302, headers: { location: '/', 'set-cookie': ['sessionid=s1; Max-Age=60', 'csrftoken=c2'] } };

describe('signing in by the form', () => {
  test('the cookie and the hidden token of the page go back; a redirect with a session cookie is a yes', async () => {
    const { granting, server } = await signInAt(({ method }) =>
      method === 'GET' ? { headers: { ...html, 'set-cookie': ['csrftoken=c1'] } } : granted,
    );
    expect(granting.kind).toBe('granted');
    const [get, post] = server.came;
    expect(get?.headers.cookie).toBeUndefined();
    expect(post?.headers).toMatchObject({
      cookie: 'csrftoken=c1',
      referer: `${server.origin}/`,
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(post?.headers.origin).toBeUndefined();
    expect(post?.body).toBe('username=test_user&password=awesomepwd&csrfmiddlewaretoken=hidden1');
    const jar = granting.kind === 'granted' && granting.grant.kind === 'cookies' ? granting.grant.jar : {};
    expect(jar['sessionid']?.reveal()).toBe('s1');
    expect(jar['csrftoken']?.reveal()).toBe('c2');
    const lifetime = dialect.lifetime({ kind: 'cookies', jar }, setupFor('django-session'));
    expect(Math.abs((lifetime.expiresAtMs ?? 0) - Date.now() - 60_000)).toBeLessThan(3_000);
  });

  test('a CSRF token kept in the session, not in a cookie: read from the page again after signing in', async () => {
    const { granting, server } = await signInAt(({ method, headers }) => {
      if (method === 'POST') return { status: 302, headers: { location: '/', 'set-cookie': ['sessionid=s1'] } };
      return headers.cookie?.includes('s1') ? { body: page().replace('hidden1', 'hidden2') } : {};
    });
    expect(server.came).toHaveLength(3);
    const grant = granting.kind === 'granted' ? granting.grant : expect.unreachable();
    const setup = setupFor('django-session');
    const request = dialect.authorize(grant, setup, { method: 'POST', url: `${setup.serverAddress}subscribers/` });
    expect(String(request.headers?.['X-CSRFToken'])).toBe('[redacted]');
    expect(request.headers?.['X-CSRFToken']).toEqual(new Secret('hidden2'));
    expect(dialect.lifetime(grant, setup)).toEqual({ expiresAtMs: null, renewable: 'no' });
  });

  test('[67] the form again: refused, in the words of the page as plain text, entities and tags undone', async () => {
    const words =
      '<div class="well well-small text-error" style="border: none">Please enter a correct username &amp; password. It&#x27;s &lt;b&gt;case-sensitive&lt;/b&gt;.</div>';
    const { granting } = await signInAt(({ method }) => (method === 'GET' ? {} : { body: page(words) }));
    expect(granting).toMatchObject({
      kind: 'refused',
      endsAtOnce: false,
      failure: {
        code: 'refused',
        fields: { non_field_errors: ["Please enter a correct username & password. It's <b>case-sensitive</b>."] },
      },
    });
  });

  test.each([
    ['a redirect without a session cookie', { status: 302, headers: { location: '/elsewhere/' } }, 'redirected'],
    ['403 of the CSRF check', { status: 403, body: '<h1>Forbidden</h1>' }, 'forbidden'],
    ['500', { status: 500, body: '<h1>Server Error</h1>' }, 'server-failed'],
    ['429', { status: 429, body: '<h1>Later</h1>' }, 'throttled'],
    ['another page', { body: '<h1>Welcome</h1>' }, 'malformed-answer'],
  ])('%s: no verdict, to be tried later', async (_what, told, code) => {
    const { granting } = await signInAt(({ method }) => (method === 'GET' ? {} : told));
    expect(granting).toMatchObject({ kind: 'try-later', failure: { code } });
  });

  test('[24] a portal in place of the page: the password is not sent', async () => {
    const { granting, server } = await signInAt(() => ({ body: '<h1>Accept our terms</h1><input name="room">' }));
    expect(granting).toMatchObject({ kind: 'try-later', failure: { code: 'malformed-answer' } });
    expect(server.came.map(({ method }) => method)).toEqual(['GET']);
  });
});

describe('errors in the page', () => {
  const errorsIn = (errors: string) => djangoFormIn(answerOf({ text: page(errors), headers: html }))?.errors;

  test('DRF’s page: a paragraph behind its field', () => {
    const text = page().replace(
      '<input type="password"',
      '<p class="text-error">This field is required.</p><input type="password"',
    );
    expect(djangoFormIn(answerOf({ text, headers: html }))?.errors).toEqual({ username: ['This field is required.'] });
  });

  test('Django’s own list: of the whole form, and since 5.2 of a field by its id', () => {
    expect(errorsIn('<ul class="errorlist nonfield"><li>One.</li><li>Two.</li></ul>')).toEqual({
      non_field_errors: ['One. Two.'],
    });
    expect(errorsIn('<ul class="errorlist" id="id_password_error"><li>Needed.</li></ul>')).toEqual({
      password: ['Needed.'],
    });
  });

  test('[62] a hostile page of the most bytes that are read: judged quickly', () => {
    const startedMs = performance.now();
    errorsIn(`<p class="text-error"`.repeat(10_000) + '<input '.repeat(10_000) + '<'.repeat(50_000));
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});

describe('carrying the cookies', () => {
  const setup = setupFor('django-session');
  const grant: Grant = { kind: 'cookies', jar: { sessionid: new Secret('s1'), csrftoken: new Secret('c1') } };
  const url = `${setup.serverAddress}subscribers/`;

  test('a safe method: the cookies alone; an unsafe one: with token and referer of the same origin', () => {
    expect(Object.keys(dialect.authorize(grant, setup, { method: 'GET', url }).headers ?? {})).toEqual(['Cookie']);
    const { headers } = dialect.authorize(grant, setup, { method: 'PATCH', url, body: {} });
    expect(headers).toMatchObject({ Referer: 'https://api.example.test/', 'X-CSRFToken': new Secret('c1') });
  });

  test('[57] another origin of the profile: no cookie goes there', () => {
    const request = { method: 'POST', url: 'https://other.example.test/api/' } as const;
    expect(dialect.authorize(grant, setup, request)).toEqual(request);
  });

  const said = (status: number, detail: string, setCookies: readonly string[] = []) => ({
    ...answerOf({ status, json: { detail } }),
    setCookies: setCookies.map((line) => new Secret(line)),
  });

  test('a lost session is 403 that takes the cookie away, in any language; missing permission is not', () => {
    expect(dialect.refuses(said(403, 'Anmeldedaten fehlen.', ['sessionid=""; Max-Age=0']))).toBe(true);
    expect(dialect.refuses(said(403, 'Authentication credentials were not provided.'))).toBe(true);
    expect(dialect.refuses(said(403, 'You do not have permission to perform this action.'))).toBe(false);
    expect(dialect.refuses(said(403, 'CSRF Failed: CSRF token missing.'))).toBe(false);
    expect(dialect.refuses(said(401, 'Invalid token.'))).toBe(true);
    expect(dialect.refuses(said(200, ''))).toBe(false);
  });

  test('cookies that an answer renews: taken over; the same ones, or the end of the session: the grant stays as it is', () => {
    const absorb = dialect.absorb ?? expect.unreachable();
    expect(absorb(grant, said(200, '', ['csrftoken=c1; Max-Age=60']))).toBe(grant);
    expect(absorb(grant, said(403, 'x', ['sessionid=; Max-Age=0']))).toBe(grant);
    const after = absorb(grant, said(200, '', ['sessionid=s2; Max-Age=60']));
    expect(after.kind === 'cookies' && after.jar['sessionid']?.reveal()).toBe('s2');
  });

  test('a session that is moved on with every answer: taken over once it has gained a twentieth', () => {
    const absorb = dialect.absorb ?? expect.unreachable();
    const now = Date.UTC(2026, 0, 1);
    const at = (seconds: number) => ({
      ...said(200, '', ['sessionid=s1; Max-Age=1000']),
      receivedAtMs: now + seconds * 1_000,
    });
    const first = absorb({ kind: 'cookies', jar: { sessionid: new Secret('s0') } }, at(0));
    expect(absorb(first, at(40))).toBe(first);
    const later = absorb(first, at(60));
    expect(dialect.lifetime(later, setup).expiresAtMs).toBe(now + 1_060_000);
  });
});
