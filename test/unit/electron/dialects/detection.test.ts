import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { type Failure, failure, ok } from '../../../../electron/contract/result';
import { detect } from '../../../../electron/dialects/detection';
import type { Http, HttpRequest } from '../../../../electron/http/http';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { never } from './setup';

type Views = Readonly<Record<string, Script | Failure>>;

const html404: Script = { status: 404, text: '<h1>Not Found</h1>', headers: { 'content-type': 'text/html' } };
const allow = { allow: 'POST, OPTIONS' };
const view = (name: string, fields: Readonly<Record<string, unknown>> = {}): Script => ({
  ...{ headers: allow, json: { name, actions: { POST: { username: {}, password: {}, ...fields } } } },
});
const other = (name: string): Script => ({ headers: allow, json: { name } });
const resource = (challenge: string): Script => ({
  ...{ status: 401, json: { detail: 'x' }, headers: { allow: 'GET, POST', 'www-authenticate': challenge } },
});

const stage = (views: Views) => new ScriptedHttp((request) => views[request.url] ?? html404);
const found = async (address: string, views: Views) => {
  const http = stage(views);
  return { detection: await detect(http, address, never), requests: http.requests };
};
const setupOf = async (address: string, views: Views) => {
  const { detection } = await found(address, views);
  return detection.kind === 'found' ? detection.server : expect.unreachable(JSON.stringify(detection));
};

const host = 'https://api.example.test';
const api = `${host}/api/`;

describe('kinds that share a path are told apart by name', () => {
  test.each([
    ['jwt-auth/', view('Obtain Json Web Token'), 'djangorestframework-jwt'],
    ['api-token-auth/', view('Obtain Json Web Token'), 'djangorestframework-jwt'],
    ['api-token-auth/', view('Obtain Json Web Token', { token: { read_only: true } }), 'drf-jwt'],
    ['api-token-auth/', view('Obtain Auth Token', { token: { read_only: true } }), 'drf-token'],
    ['token/', view('Token Obtain Pair'), 'simplejwt'],
    ['token/', view('My Token Obtain Pair'), 'simplejwt'],
    ['token/', view('Token Obtain Sliding'), 'simplejwt-sliding'],
    ['auth/jwt/create/', view('Token Obtain Pair'), 'djoser'],
    ['dj-rest-auth/login/', view('Login', { email: {} }), 'dj-rest-auth'],
    ['auth/token/login/', view('Token Create'), 'drf-token'],
    ['token/', view('Anmeldung'), 'simplejwt'],
    [
      'token/',
      { status: 405, json: { detail: 'Method "OPTIONS" not allowed.' }, headers: { allow: 'POST' } },
      'simplejwt',
    ],
  ])('%s %#: %s', async (path, script, dialectId) => {
    expect((await setupOf(api, { [api + path]: script })).dialectId).toBe(dialectId);
  });

  test.each([
    ['a page for everything', { text: '<div id="app">', headers: { 'content-type': 'text/html' } }],
    [
      'a list of tokens, not a way in',
      { json: { name: 'Token List', actions: { POST: { name: {} } } }, headers: allow },
    ],
    ['a view that takes no POST', { json: { name: 'Token' }, headers: { allow: 'GET, OPTIONS' } }],
    ['404 in JSON', { status: 404, json: { detail: 'Not found.' }, headers: allow }],
    ['500', { status: 500, json: {}, headers: allow }],
  ])('%s: not found', async (_what, script) => {
    expect((await found(api, { [`${api}token/`]: script })).detection.kind).toBe('not-found');
  });
});

describe('what is found', () => {
  const simple: Views = {
    [`${api}token/`]: view('Token Obtain Pair'),
    [`${api}token/refresh/`]: other('Token Refresh'),
    [`${api}token/verify/`]: { ...other('Token Verify'), status: 405 },
    [`${api}subscribers/`]: resource('JWT realm="api"'),
  };

  test('endpoints that answer, the scheme of the challenge, one line of evidence each', async () => {
    const { detection } = await found('api.example.test', simple);
    expect(detection).toEqual({
      ...{ kind: 'found', label: 'SimpleJWT', grantKind: 'pair', plainHttp: 'no' },
      server: {
        ...{ serverAddress: api, dialectId: 'simplejwt', scheme: 'JWT', headerName: 'Authorization' },
        ...{ usernameField: 'username', plainHttpOrigin: null, renewalWindowSeconds: null },
        endpoints: {
          ...{ signIn: `${api}token/`, renew: `${api}token/refresh/` },
          ...{ verify: `${api}token/verify/`, signOut: null },
        },
      },
      evidence: [
        'OPTIONS /api/token/ 200 "Token Obtain Pair"',
        'OPTIONS /api/token/refresh/ 200 "Token Refresh"',
        'OPTIONS /api/token/verify/ 405 "Token Verify"',
        'OPTIONS /api/subscribers/ 401 JWT realm="api"',
      ],
    });
  });

  test.each([
    ['Bearer realm="api"', 'Bearer'],
    ['Token realm="api"', 'Token'],
    ['Token', 'Bearer'],
    ['Basic realm="api"', 'Bearer'],
    ['', 'Bearer'],
  ])('challenge %j: scheme %s', async (challenge, scheme) => {
    const views = { ...simple, [`${api}subscribers/`]: resource(challenge) };
    expect((await setupOf(api, views)).scheme).toBe(scheme);
  });

  test('another user name field: taken from the view', async () => {
    const script = {
      headers: allow,
      json: { name: 'Token Obtain Pair', actions: { POST: { email: {}, password: {} } } },
    };
    expect((await setupOf(api, { [`${api}token/`]: script })).usernameField).toBe('email');
  });

  test('sign-in at the origin, rows below /api/: the rows decide the server address', async () => {
    const views = { [`${host}/auth/jwt/create/`]: view('Token Obtain Pair'), [`${api}subscribers/`]: resource('JWT') };
    const server = await setupOf(host, views);
    expect(server).toMatchObject({ serverAddress: api, endpoints: { signIn: `${host}/auth/jwt/create/` } });
  });

  test.each(['jwt-auth/', 'subscribers/', 'token'])('an address copied from %s: its base', async (tail) => {
    expect((await setupOf(api + tail, simple)).endpoints.signIn).toBe(`${api}token/`);
  });

  test('no way in but the challenge of the resource: Basic', async () => {
    const views = { [`${api}subscribers/`]: resource('Basic realm="api"') };
    expect(await setupOf(host, views)).toMatchObject({
      ...{ dialectId: 'basic', scheme: 'Basic', serverAddress: api, endpoints: { signIn: `${api}subscribers/` } },
    });
  });

  test('two ways in: the first in order, although it answers last', async () => {
    const slow = { [`${api}jwt-auth/`]: view('Obtain Json Web Token'), [`${api}token/`]: view('Token Obtain Pair') };
    const http = stage(slow);
    const late = {
      send: async (request: HttpRequest) => {
        if (request.url.endsWith('jwt-auth/')) await new Promise((resolve) => setTimeout(resolve, 30));
        return http.send(request);
      },
    };
    expect(await detect(late, api, never)).toMatchObject({
      kind: 'found',
      server: { dialectId: 'djangorestframework-jwt' },
    });
  });
});

describe('what detection asks', () => {
  test('nothing found: OPTIONS, and HEAD for Django’s form, without body and headers, at most 24, on the origin alone', async () => {
    const { detection, requests } = await found('https://api.example.test/deep/base/', {});
    expect(detection).toMatchObject({ kind: 'not-found', pathsTried: 24, serverAddress: `${host}/deep/base/` });
    expect(requests).toHaveLength(24);
    for (const { method, url, body, headers } of requests) {
      if (url.endsWith('/api-auth/login/')) expect(method).toBe('HEAD');
      else expect(method).toBe('OPTIONS');
      expect({ origin: new URL(url).origin, body, headers }).toEqual({ origin: host });
    }
    expect(requests[0]?.url).toBe(`${host}/deep/base/jwt-auth/`);
    expect(requests[8]?.url).toBe(`${host}/api/jwt-auth/`);
    expect(requests[15]?.url).toBe(`${host}/jwt-auth/`);
  });

  test.each([
    ['the cookie of its form, kept by no cache', 'max-age=0, no-cache', ['csrftoken=x; Path=/'], 'found'],
    ['a page for everything', 'max-age=0, no-cache', [], 'not-found'],
    ['a page that caches keep', 'max-age=600', ['csrftoken=x; Path=/'], 'not-found'],
  ])('Django’s own form, by HEAD: %s', async (_what, cacheControl, cookies, kind) => {
    const page: Script = { headers: { 'content-type': 'text/html', 'cache-control': cacheControl } };
    const plain: Script = { headers: { allow: 'POST, OPTIONS' } };
    const http = stage({ [`${api}api-auth/login/`]: page, [`${api}api-auth/logout/`]: plain });
    const withCookies: Http = {
      send: async (request) => {
        const answer = await http.send(request);
        const setCookies = request.method === 'HEAD' ? cookies.map((line) => new Secret(line)) : [];
        return answer.ok ? ok({ ...answer.value, setCookies }) : answer;
      },
    };
    const detection = await detect(withCookies, api, never);
    expect(detection.kind).toBe(kind);
    if (detection.kind !== 'found') return;
    expect(detection.server).toMatchObject({ dialectId: 'django-session', scheme: '', serverAddress: api });
    expect(detection.server.endpoints.signOut).toBe(`${api}api-auth/logout/`);
    expect(detection.evidence[0]).toBe('HEAD /api/api-auth/login/ 200');
  });

  test('four at a time', async () => {
    let running = 0;
    let most = 0;
    const http = stage({});
    const counted = {
      send: async (request: HttpRequest) => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running -= 1;
        return http.send(request);
      },
    };
    await detect(counted, api, never);
    expect(most).toBe(4);
  });

  test('a hit: the rest is not asked', async () => {
    const { requests } = await found(api, { [`${api}jwt-auth/`]: view('Obtain Json Web Token') });
    expect(requests.length).toBeLessThanOrEqual(10);
  });

  test('aborted: no further request', async () => {
    const http = stage({});
    const detection = await detect(http, api, AbortSignal.abort());
    expect(detection.kind).toBe('not-found');
    expect(http.requests).toEqual([]);
  });
});

describe('a server that cannot be reached', () => {
  test.each(['host-unknown', 'connection-refused', 'timed-out', 'certificate'] as const)(
    '%s: told at once',
    async (code) => {
      const fault = failure(code, 'x', { host: 'api.example.test', port: 443, reason: 'WHY' });
      const http = new ScriptedHttp(() => fault);
      expect(await detect(http, api, never)).toEqual({
        ...{
          kind: 'unreachable',
          serverAddress: api,
          plainHttp: 'no',
          host: 'api.example.test',
          port: 443,
          code,
          reason: 'WHY',
        },
      });
      expect(http.requests.length).toBeLessThanOrEqual(4);
    },
  );

  test('a bad address: no request', async () => {
    const { detection, requests } = await found('https://user:pass@host/', {});
    expect(detection).toEqual({ kind: 'bad-address', reason: 'has-credentials' });
    expect(requests).toEqual([]);
  });
});

describe('[58] redirects', () => {
  const plain = 'http://api.example.test';
  const to = (location: string): ScriptedHttp =>
    new ScriptedHttp(({ url }) => {
      if (url === `${api}token/`) return view('Token Obtain Pair');
      return url.startsWith('http:') ? { status: 301, headers: { location } } : html404;
    });

  test('to https of the same host: looked at there, and said', async () => {
    const detection = await detect(to(`${api}jwt-auth/`), `${plain}/api/`, never);
    expect(detection).toMatchObject({ kind: 'found', plainHttp: 'no', server: { serverAddress: api } });
    expect(detection.kind === 'found' && detection.evidence[0]).toBe(`${plain} redirects to ${host}`);
  });

  test.each([
    'https://evil.test/api/',
    'http://api.example.test/login',
    '/login/?next=/',
    'http://portal.test/',
    'https://[',
    '',
  ])('to %j: not followed', async (location) => {
    const http = to(location);
    expect((await detect(http, `${plain}/api/`, never)).kind).toBe('not-found');
    expect(http.requests.every(({ url }) => url.startsWith(`${plain}/`))).toBe(true);
  });

  test('plain http elsewhere than on this computer: needs consent; on it: not', async () => {
    const views = { 'http://api.example.test/api/token/': view('Token Obtain Pair') };
    expect((await found(`${plain}/api/`, views)).detection).toMatchObject({
      kind: 'found',
      plainHttp: 'needs-consent',
    });
    const local = { 'http://localhost:8000/api/token/': view('Token Obtain Pair') };
    expect((await found('localhost:8000', local)).detection).toMatchObject({ kind: 'found', plainHttp: 'loopback' });
  });
});
