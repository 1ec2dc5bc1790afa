import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import { detect } from '../../electron/dialects/detection';
import type { Granting } from '../../electron/dialects/dialect';
import type { Grant } from '../../electron/dialects/grant';
import { dialectById } from '../../electron/dialects/registry';
import { axiosHttp } from '../../electron/http/axios-http';
import { observedHttp } from '../../electron/http/observed-http';
import { guarded } from '../../electron/http/origin-guard';
import { RequestLog } from '../../electron/http/request-log';
import { ServerClockMeter } from '../../electron/http/server-clock';
import { type Backend, startBackend } from '../helpers/backends';
import { type Fault, type FaultProxy, htmlFault, startFaultProxy } from '../helpers/fault-proxy';
import { startServer, type TestServer } from '../helpers/scripted-http';

const never = new AbortController().signal;
const bare = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });

let backend: Backend;
let proxy: FaultProxy;
let elsewhere: TestServer;
let server: ServerSetup;
let grant: Grant;

const http = guarded(bare, () => ({ origins: [proxy.origin], plainHttpOrigin: null }));
const dialect = () => dialectById(server.dialectId) ?? expect.unreachable();

const renewUnder = async (fault: Fault): Promise<Granting> => {
  proxy.on({ path: '/api/jwt-refresh/', fault });
  return (await dialect().renew?.(http, server, grant, never)) ?? expect.unreachable();
};

beforeAll(async () => {
  backend = await startBackend('demo', { rows: 3 });
  proxy = await startFaultProxy(backend.url);
  elsewhere = await startServer((_came, answer) => answer.end('<h1>Elsewhere</h1>'));
  const found = await detect(bare, proxy.url, never);
  server = found.kind === 'found' ? found.server : expect.unreachable(JSON.stringify(found));
  const credentials = { username: backend.username, password: new Secret(backend.password) };
  const granting = await dialect().signIn(http, server, credentials, never);
  grant = granting.kind === 'granted' ? granting.grant : expect.unreachable(JSON.stringify(granting));
});
beforeEach(() => proxy.passAll());
afterAll(async () => {
  await proxy?.stop();
  await elsewhere?.close();
  await backend?.stop();
});

describe('a renewal over a bad way', () => {
  test.each([
    ['[22] reset before the server hears of it', 'connection-lost', { kind: 'reset' }],
    ['[22] answer lost', 'connection-lost', { kind: 'lose' }],
    ['[22] answer broken off', 'connection-lost', { kind: 'cut', afterBytes: 10 }],
    ['[23] 500', 'server-failed', htmlFault(500)],
    ['[23] 502', 'server-failed', htmlFault(502)],
    ['[24] portal, 200 with a page', 'not-json', htmlFault(200)],
    ['[25] 401 of a proxy', 'proxy-refused', htmlFault(401)],
    ['[25] 407', 'proxy-refused', htmlFault(407)],
  ] satisfies readonly (readonly [string, string, Fault])[])('%s: try-later %s', async (_what, code, fault) => {
    expect(await renewUnder(fault)).toMatchObject({ kind: 'try-later', failure: { code } });
  });

  test('[23] 429 and 503 with Retry-After: its time', async () => {
    for (const status of [429, 503]) {
      const startedAtMs = Date.now();
      const granting = await renewUnder({ kind: 'answer', status, headers: { 'retry-after': '30' }, body: '' });
      const { retryAtMs = 0 } = granting.kind === 'try-later' ? granting.failure : expect.unreachable();
      expect(retryAtMs - startedAtMs).toBeGreaterThanOrEqual(29_900);
      expect(retryAtMs - startedAtMs).toBeLessThan(33_000);
    }
  });

  test('[24] [58] redirected to another host: the token does not go there', async () => {
    for (const status of [301, 302, 307, 308] as const) {
      const granting = await renewUnder({ kind: 'redirect', to: `${elsewhere.origin}/api/jwt-refresh/`, status });
      expect(granting).toMatchObject({ kind: 'try-later', failure: { code: 'redirected' } });
    }
    expect(elsewhere.came).toEqual([]);
  });

  test('[62] an answer a byte at a time: taken whole; cancelled in the middle of one, or while there is none: at once', async () => {
    expect((await renewUnder({ kind: 'drip', everyMs: 1 })).kind).toBe('granted');
    for (const fault of [{ kind: 'drip', everyMs: 1_000 }, { kind: 'hang' }] satisfies readonly Fault[]) {
      proxy.on({ path: '/api/jwt-refresh/', fault });
      const granting = await dialect().renew?.(http, server, grant, AbortSignal.timeout(300));
      expect(granting).toMatchObject({ kind: 'try-later', failure: { code: 'cancelled' } });
    }
  });

  test.each([7_200_000, -7_200_000])('[35] a server whose clock is off by %i ms: noticed', async (offsetMs) => {
    proxy.on({ path: '/api/jwt-refresh/', fault: { kind: 'clock', offsetMs } });
    const clock = systemClock;
    const serverClock = new ServerClockMeter({ clock, sinceStartMs: () => 60_000 });
    const observed = observedHttp(http, { clock, serverClock, requestLog: new RequestLog(), profileId: 'p1' });
    expect((await dialect().renew?.(observed, server, grant, never))?.kind).toBe('granted');
    expect(Math.abs((serverClock.current()?.offsetMs ?? 0) - offsetMs)).toBeLessThan(3_000);
  });

  test('[57] an endpoint at another host: refused before sending', async () => {
    const renew = `${elsewhere.origin}/api/jwt-refresh/`;
    const astray = { ...server, endpoints: { ...server.endpoints, renew } };
    const granting = await dialect().renew?.(http, astray, grant, never);
    expect(granting).toMatchObject({ kind: 'try-later', failure: { code: 'foreign-origin' } });
    expect(elsewhere.came).toEqual([]);
  });

  test('afterwards: renewed', async () => {
    expect((await renewUnder({ kind: 'pass' })).kind).toBe('granted');
  });
});

describe('detection over a bad way', () => {
  test('a portal in front of everything: not found, and nobody else is asked', async () => {
    proxy.on({ path: /.*/, fault: { kind: 'redirect', to: elsewhere.origin, status: 302 } });
    expect((await detect(bare, proxy.url, never)).kind).toBe('not-found');
    expect(elsewhere.came).toEqual([]);
  });

  test('nobody listens: unreachable, with host and port', async () => {
    await proxy.pause();
    expect(await detect(bare, proxy.url, never)).toMatchObject({
      ...{ kind: 'unreachable', code: 'connection-refused', port: Number(new URL(proxy.origin).port) },
    });
    await proxy.resume();
  });

  test('what detection sent: OPTIONS without credentials', async () => {
    proxy.forget();
    await detect(bare, proxy.url, never);
    expect(proxy.seen().length).toBeGreaterThan(0);
    for (const seen of proxy.seen()) expect(seen).toMatchObject({ method: 'OPTIONS', authorized: false });
  });
});
