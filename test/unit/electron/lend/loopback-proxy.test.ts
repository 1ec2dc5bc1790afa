import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { lentForTest } from '../../../helpers/lent-stage';
import { sendJson } from '../../../helpers/scripted-http';

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
    const { server, proxy } = await lentForTest();
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
    const { server, proxy } = await lentForTest();
    const body = '{"name":"Grüße", "n": 1.10}';
    await fetch(`${proxy.url}subscribers/`, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(server.came[0]).toMatchObject({ method: 'POST', body, headers: { 'content-type': 'application/json' } });
  });

  it('with the secret in a header: the same', async () => {
    const { port, secret } = await lentForTest();
    const answer = await fetch(`http://localhost:${port}/subscribers/`, { headers: { 'X-Latchkey-Secret': secret } });
    expect(await answer.json()).toEqual({ path: '/api/subscribers/' });
  });

  it('errors, empty answers and HEAD: as the server gave them', async () => {
    const { proxy } = await lentForTest({
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
    const { server, port, secret } = await lentForTest();
    const wrong = `${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`;
    for (const path of ['/', '/api/subscribers/', `/${wrong}/subscribers/`, `/${secret.slice(0, 8)}/`])
      expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
    expect(server.came).toEqual([]);
  });

  it('a page of another site, with and without a preflight: refused, no header opens it', async () => {
    const { server, port, secret } = await lentForTest();
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
    const { server, port, secret } = await lentForTest();
    const at = (head: string) => raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${head}Connection: close\r\n\r\n`);
    expect(statusLine(await at(`Host: evil.example:${port}\r\n`))).toBe(421);
    expect(statusLine(await at(`Host: 127.0.0.1\r\n`))).toBe(421);
    expect(statusLine(await at(''))).toBe(400);
    const old = await raw(port, `GET /${secret}/x/ HTTP/1.0\r\n\r\n`);
    expect(statusLine(old)).toBe(421);
    expect(server.came).toEqual([]);
  });

  it('a general proxy: absolute targets, CONNECT, upgrades, other methods', async () => {
    const { server, port, secret } = await lentForTest();
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
    const { port, proxy } = await lentForTest();
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
    const { server, port, secret } = await lentForTest();
    const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    for (const path of ['../admin/', '%2e%2e/admin/', 'x/..%2fadmin/', 'x\\..\\admin'])
      expect(statusLine(await raw(port, `GET /${secret}/${path} HTTP/1.1\r\n${host}\r\n`))).toBe(400);
    expect(server.came).toEqual([]);
  });

  it('two readings of one request: both lengths, two lengths, a folded header, a bare line feed', async () => {
    const { server, port, secret } = await lentForTest();
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
    const { server, port, secret } = await lentForTest();
    const host = `Host: 127.0.0.1:${port}\r\nConnection: close\r\n`;
    const long = await raw(port, `GET /${secret}/x/ HTTP/1.1\r\n${host}X: ${'a'.repeat(20_000)}\r\n\r\n`);
    expect(statusLine(long)).toBe(431);
    const big = await raw(port, `POST /${secret}/x/ HTTP/1.1\r\n${host}Content-Length: 99000000\r\n\r\n`);
    expect(statusLine(big)).toBe(413);
    const asking = `POST /${secret}/x/ HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 99000000\r\n\r\n`;
    expect(statusLine(await raw(port, asking))).toBe(413);
    expect(server.came).toEqual([]);
  });
});

describe('when it ends', () => {
  it('the session has ended: said once, then the address is gone', async () => {
    const { proxy, port, closed } = await lentForTest({ isSignedIn: () => false });
    expect((await fetch(proxy.url)).status).toBe(503);
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow();
    expect(closed).toEqual(['session-ended 0']);
  });

  it('unused for its time: closed, told once with the count', async () => {
    const { proxy, closed } = await lentForTest({ idleMs: 150 });
    await fetch(proxy.url);
    await expect.poll(() => closed).toEqual(['idle 1']);
    proxy.close();
    expect(closed).toEqual(['idle 1']);
  });

  it('closed while a request is under way: the caller’s connection ends', async () => {
    const { proxy } = await lentForTest({ handle: () => {} });
    const asked = fetch(proxy.url).then(
      () => 'answered',
      () => 'ended',
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    proxy.close();
    expect(await asked).toBe('ended');
  });
});
