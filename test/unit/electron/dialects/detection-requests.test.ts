import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { failure, ok } from '../../../../electron/contract/result';
import { detect } from '../../../../electron/dialects/detection';
import type { Http, HttpRequest } from '../../../../electron/http/http';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';
import { api, found, host, html404, stage, view } from './detection-stage';
import { never } from './setup';

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
