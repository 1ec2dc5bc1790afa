import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { lentStage } from '../../../helpers/lent-stage';
import { sendJson } from '../../../helpers/scripted-http';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const stage: typeof lentStage = async (options) => {
  const lent = await lentStage(options);
  closing.push(lent.close);
  return lent;
};

/** Exactly these bytes, as no well-behaved client would send them; what comes back until the other side ends. */
const raw = (port: number, text: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (data) => {
      answer += data.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
    socket.write(text);
    socket.setTimeout(3_000, () => socket.destroy());
  });

const statusLine = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0);

describe('a tool of this user', () => {
  it('reads with a fresh credential and nothing of its own; the answer comes without cookies', async () => {
    const { server, proxy } = await stage();
    const answer = await fetch(`${proxy.url}subscribers/?page=2`, {
      headers: { Authorization: 'Bearer own', Cookie: 'own=1', 'X-Forwarded-For': '1.2.3.4', 'X-Tenant': 'a' },
    });
    expect([answer.status, await answer.json()]).toEqual([200, { path: '/api/subscribers/?page=2' }]);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('x-own')).toBe('1');
    expect(server.came[0]?.headers).toMatchObject({ authorization: 'JWT fresh', 'x-tenant': 'a' });
    expect(server.came[0]?.headers).not.toHaveProperty('cookie');
    expect(server.came[0]?.headers).not.toHaveProperty('x-forwarded-for');
    expect(server.came[0]?.headers.host).toBe(new URL(server.origin).host);
  });

  it('writes bytes as they are, with their type', async () => {
    const { server, proxy } = await stage();
    const body = '{"name":"Grüße", "n": 1.10}';
    await fetch(`${proxy.url}subscribers/`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(server.came[0]).toMatchObject({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
  });

  it('with the secret in a header: the same', async () => {
    const { port, secret } = await stage();
    const answer = await fetch(`http://localhost:${port}/subscribers/`, { headers: { 'X-Latchkey-Secret': secret } });
    expect(await answer.json()).toEqual({ path: '/api/subscribers/' });
  });

  it('errors, empty answers and HEAD: as the server gave them', async () => {
    const { proxy } = await stage({
      handle: ({ path, method }, answer) => {
        if (path.endsWith('missing/')) sendJson(answer, 404, { detail: 'Not found.' });
        else if (method === 'HEAD') answer.writeHead(200, { 'content-length': '321' }).end();
        else answer.writeHead(204).end();
      },
    });
    const missing = await fetch(`${proxy.url}missing/`);
    expect([missing.status, await missing.json()]).toEqual([404, { detail: 'Not found.' }]);
    expect((await fetch(proxy.url, { method: 'DELETE' })).status).toBe(204);
    expect((await fetch(proxy.url, { method: 'HEAD' })).headers.get('content-length')).toBe('321');
  });
});

describe('whoever is not let in', () => {
  it('another user of this computer, without the secret or with a wrong one: nothing is there', async () => {
    const { server, port, secret } = await stage();
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const path of ['/', '/api/subscribers/', `/${wrong}/subscribers/`, `/${secret.slice(0, 8)}/`])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
    expect(server.came).toEqual([]);
  });

  it('a page of another site, with and without a preflight: refused, no header opens it', async () => {
    const { server, port, secret } = await stage();
    const host = `Host: 127.0.0.1:${port}\r\n`;
    const simple = await raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${host}Origin: https://evil.example\r\n\r\n`);
    const preflight = await raw(
      port,
      `OPTIONS /${secret}/x/ HTTP/1.1\r\n${host}Origin: null\r\nAccess-Control-Request-Method: DELETE\r\n\r\n`,
    );
    const image = await raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${host}Sec-Fetch-Site: cross-site\r\n\r\n`);
    expect([simple, preflight, image].map(statusLine)).toEqual([403, 403, 403]);
    expect(`${simple}${preflight}${image}`.toLowerCase()).not.toContain('access-control-');
    expect(server.came).toEqual([]);
  });

  it('DNS rebinding: a Host that is not this address, none, or two', async () => {
    const { server, port, secret } = await stage();
    const at = (head: string) => raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
    expect(statusLine(await at(`Host: evil.example:${port}\r\n`))).toBe(421);
    expect(statusLine(await at(`Host: 127.0.0.1\r\n`))).toBe(421);
    expect(statusLine(await at(''))).toBe(400);
    const old = await raw(port, `GET /${secret}/x/ HTTP/1.0\r\n\r\n`);
    expect(statusLine(old)).toBe(421);
    expect(server.came).toEqual([]);
  });

  it('a general proxy: absolute targets, CONNECT, upgrades, other methods', async () => {
    const { server, port, secret } = await stage();
    const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    expect(statusLine(await raw(port, `GET http://evil.example/ HTTP/1.1\r\n${host}\r\n`))).toBe(400);
    expect(statusLine(await raw(port, `GET ${server.origin}/api/ HTTP/1.1\r\n${host}\r\n`))).toBe(400);
    expect(statusLine(await raw(port, `GET //evil.example/${secret}/ HTTP/1.1\r\n${host}\r\n`))).toBe(400);
    expect(statusLine(await raw(port, `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n`))).toBe(
      405,
    );
    expect(statusLine(await raw(port, `TRACE /${secret}/ HTTP/1.1\r\n${host}\r\n`))).toBe(405);
    const upgrade = `GET /${secret}/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`;
    expect(statusLine(await raw(port, upgrade))).toBe(405);
    expect(server.came).toEqual([]);
  });

  it('an upgrade or a tunnel whose caller resets the connection at once: nothing comes of it', async () => {
    const { port, proxy } = await stage();
    const faults: unknown[] = [];
    const onFault = (error: unknown): void => void faults.push(error);
    process.on('uncaughtException', onFault);
    for (const asked of ['GET / HTTP/1.1\r\nUpgrade: websocket\r\n', 'CONNECT a:1 HTTP/1.1\r\n']) {
      for (let times = 0; times < 20; times += 1) {
        await new Promise<void>((resolve) => {
          const socket = connect(port, '127.0.0.1').on('error', () => {});
          socket.on('close', () => resolve());
          socket.write(`${asked}Host: a\r\nConnection: Upgrade\r\n\r\n`, () => socket.resetAndDestroy());
        });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    process.off('uncaughtException', onFault);
    expect([faults, (await fetch(proxy.url)).status]).toEqual([[], 200]);
  });

  it('a path that climbs out of the server address', async () => {
    const { server, port, secret } = await stage();
    const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    for (const path of ['../admin/', '%2e%2e/admin/', 'x/..%2fadmin/', 'x\\..\\admin'])
      expect(statusLine(await raw(port, `GET /${secret}/${path} HTTP/1.1\r\n${host}\r\n`))).toBe(400);
    expect(server.came).toEqual([]);
  });

  it('two readings of one request: both lengths, two lengths, a folded header, a bare line feed', async () => {
    const { server, port, secret } = await stage();
    const head = `POST /${secret}/x/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n`;
    const smuggled = [
      `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /${secret}/y/ HTTP/1.1\r\n\r\n`,
      `${head}Content-Length: 0\r\nContent-Length: 30\r\n\r\nGET /${secret}/y/ HTTP/1.1\r\n\r\n`,
      `${head}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
      `${head}X: a\r\nContent-Length : 5\r\n\r\nhello`,
    ];
    for (const text of smuggled) expect(statusLine(await raw(port, text))).toBe(400);
    expect(server.came.filter(({ path }) => path.includes('/y/'))).toEqual([]);
  });

  it('too much: headers of 20 KB, a body that is announced or grows beyond the limit', async () => {
    const { server, port, secret } = await stage();
    const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    const long = await raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(statusLine(long)).toBe(431);
    const big = await raw(port, `POST /${secret}/x/ HTTP/1.1\r\n${host}Content-Length: 99000000\r\n\r\n`);
    expect(statusLine(big)).toBe(413);
    expect(server.came).toEqual([]);
  });
});

describe('what is never done with the session', () => {
  it('a redirect on the server: handed back under this address; one to elsewhere: refused', async () => {
    const { proxy } = await stage({
      handle: ({ path }, answer) => {
        const to = path.endsWith('here/') ? '/api/there/?a=1' : 'https://evil.example/api/';
        answer.writeHead(302, { location: to }).end();
      },
    });
    const own = await fetch(`${proxy.url}here/`, { redirect: 'manual' });
    expect([own.status, own.headers.get('location')]).toEqual([302, `${proxy.url}there/?a=1`]);
    const foreign = await fetch(`${proxy.url}x/`, { redirect: 'manual' });
    expect([foreign.status, foreign.headers.get('location')]).toEqual([502, null]);
  });

  it('where a created row is, elsewhere or on the server: the row is said to be created all the same', async () => {
    const { proxy, server } = await stage({
      handle: ({ path }, answer) => {
        const location = path.endsWith('own/') ? `${server.origin}/api/own/1/` : 'https://site.example/';
        sendJson(answer, 201, { id: 1 }, { location });
      },
    });
    const foreign = await fetch(`${proxy.url}sites/`, { method: 'POST' });
    expect([foreign.status, foreign.headers.get('location')]).toEqual([201, null]);
    const own = await fetch(`${proxy.url}own/`, { method: 'POST' });
    expect(own.headers.get('location')).toBe(`${proxy.url}own/1/`);
  });

  it('lent for reading: every write is refused before it leaves', async () => {
    const { server, proxy } = await stage({ mayWrite: false });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await fetch(proxy.url, { method })).status).toBe(403);
    expect((await fetch(proxy.url)).status).toBe(200);
    expect(server.came).toHaveLength(1);
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])
      await fetch(proxy.url, { headers: { [name]: 'DELETE' } });
    expect(JSON.stringify(server.came)).not.toContain('DELETE');
  });

  it('lent for changes: nothing is written where the session signs in and renews, whose answers are tokens', async () => {
    const { server, proxy } = await stage();
    const refused = await fetch(`${proxy.url}token/refresh/`, { method: 'POST' });
    expect([refused.status, await refused.json()]).toMatchObject([403, { source: 'latchkey' }]);
    expect(server.came).toEqual([]);
    expect((await fetch(`${proxy.url}token/refresh/`)).status).toBe(200);
  });

  it('CORS headers of the server are not passed on', async () => {
    const { proxy } = await stage({
      handle: (_came, answer) => sendJson(answer, 200, {}, { 'access-control-allow-origin': '*' }),
    });
    expect((await fetch(proxy.url)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('when it ends', () => {
  it('the session has ended: said once, then the address is gone', async () => {
    const { proxy, port, closed } = await stage({ isSignedIn: () => false });
    expect((await fetch(proxy.url)).status).toBe(503);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(closed).toEqual(['session-ended 0']);
  });

  it('unused for its time: closed, told once with the count', async () => {
    const { proxy, closed } = await stage({ idleMs: 150 });
    await fetch(proxy.url);
    await expect.poll(() => closed).toEqual(['idle 1']);
    proxy.close();
    expect(closed).toEqual(['idle 1']);
  });

  it('closed while a request is under way: the caller’s connection ends', async () => {
    const { proxy } = await stage({ handle: () => {} });
    const asked = fetch(proxy.url).then(
      () => 'answered',
      () => 'ended',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    proxy.close();
    expect(await asked).toBe('ended');
  });
});
