import { describe, expect, test } from 'vitest';
import { detect } from '../../../../electron/dialects/detection';
import type { HttpRequest } from '../../../../electron/http/http';
import type { Script } from '../../../helpers/scripted-http';
import { allow, api, found, host, stage, type Views, view } from './detection-stage';
import { never } from './setup';

const other = (name: string): Script => ({ headers: allow, json: { name } });
const resource = (challenge: string): Script => ({
  ...{ status: 401, json: { detail: 'x' }, headers: { allow: 'GET, POST', 'www-authenticate': challenge } },
});
const setupOf = async (address: string, views: Views) => {
  const { detection } = await found(address, views);
  return detection.kind === 'found' ? detection.server : expect.unreachable(JSON.stringify(detection));
};

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
