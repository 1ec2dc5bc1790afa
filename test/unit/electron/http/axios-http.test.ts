import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import type { Result } from '../../../../electron/contract/result';
import { axiosHttp } from '../../../../electron/http/axios-http';
import type { HttpAnswer, HttpRequest } from '../../../../electron/http/http';
import { sendJson, startServer, type TestServer } from '../../../helpers/scripted-http';

const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/0.1.0' });
const never = new AbortController().signal;
const token = new Secret('aaa.bbb.ccc');

const opened: { close(): Promise<void> }[] = [];
const serve = async (...given: Parameters<typeof startServer>): Promise<TestServer> => {
  const server = await startServer(...given);
  opened.push(server);
  return server;
};
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close();
});

const get = (url: string, more: Partial<HttpRequest> = {}) => http.send({ method: 'GET', url, ...more }, never);
const codeOf = (result: Result<HttpAnswer>) => (result.ok ? `answer ${result.value.status}` : result.error.code);
const textOf = (result: Result<HttpAnswer>) => (result.ok ? new TextDecoder().decode(result.value.body) : '');

/** A server below HTTP, for answers that no HTTP server gives. */
const serveRaw = async (onSocket: (socket: Socket) => void): Promise<string> => {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    onSocket(socket);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  opened.push({
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
};

describe('what leaves', () => {
  test('a request with secrets: they are text on the wire, and the usual headers go along', async () => {
    const server = await serve((_came, answer) => sendJson(answer, 201, { fine: true }));
    const answer = await http.send(
      {
        ...{ method: 'POST', url: `${server.origin}/api/?a=1` },
        headers: { Authorization: new Secret('JWT aaa.bbb.ccc') },
        body: { password: new Secret('hunter2'), nested: [{ token }], plain: 'ü' },
      },
      never,
    );
    expect(codeOf(answer)).toBe('answer 201');
    const [came] = server.came;
    expect(came).toMatchObject({ method: 'POST', path: '/api/?a=1' });
    expect(came?.headers).toMatchObject({
      ...{ authorization: 'JWT aaa.bbb.ccc', accept: 'application/json', 'user-agent': 'Latchkey/0.1.0' },
      'content-type': 'application/json',
    });
    expect(came?.headers.cookie).toBeUndefined();
    expect(JSON.parse(came?.body ?? '')).toEqual({
      ...{ password: 'hunter2', nested: [{ token: 'aaa.bbb.ccc' }], plain: 'ü' },
    });
  });

  test('cookies that a server sets: not sent back, and kept out of the headers', async () => {
    const server = await serve((_came, answer) => sendJson(answer, 200, {}, { 'set-cookie': ['sessionid=s3cret'] }));
    const first = await get(server.origin);
    await get(server.origin);
    expect(server.came.map(({ headers }) => headers.cookie)).toEqual([undefined, undefined]);
    expect(first.ok && first.value.setCookies.map((each) => each.reveal())).toEqual(['sessionid=s3cret']);
    expect(JSON.stringify(first)).not.toContain('s3cret');
  });

  test.each([
    ['a line break in a credential', { Authorization: new Secret('JWT a\r\nX-Evil: 1') }],
    ['a letter beyond ASCII in a credential', { Authorization: new Secret('JWT ä') }],
    ['two spaces in a credential', { Authorization: new Secret('JWT  abc') }],
    ['a blank within a token', { Authorization: new Secret('JWT a b') }],
    ['a line break in a plain value', { 'X-Plain': 'a\nb' }],
    ['a header name with a blank', { 'X Plain': 'a' }],
    ['a header that frames the message', { 'Content-Length': '3' }],
  ])('[61] %s: bad-header, nothing is sent', async (_what, headers) => {
    const server = await serve((_came, answer) => sendJson(answer, 200, {}));
    const answer = await get(server.origin, { headers });
    expect(codeOf(answer)).toBe('bad-header');
    expect(server.came).toEqual([]);
    expect(JSON.stringify(answer)).not.toMatch(/Evil|abc/);
  });

  test('constant headers: sent beside what the request has, which goes first', async () => {
    const server = await serve((_came, answer) => sendJson(answer, 200, {}));
    const constantHeaders = [
      { name: 'X-Tenant', value: 'north' },
      { name: 'X-Key', value: new Secret('of the gateway, in  words') },
      { name: 'x-own', value: 'of the profile' },
      { name: 'User-Agent', value: 'of the profile' },
    ];
    await get(server.origin, { headers: { 'X-Own': 'of the request' }, constantHeaders });
    expect(server.came[0]?.headers).toMatchObject({
      ...{ 'x-tenant': 'north', 'x-key': 'of the gateway, in  words', 'x-own': 'of the request' },
      'user-agent': 'of the profile',
    });
  });

  test.each([
    { name: 'X Key', value: 'a' },
    { name: 'X-Key', value: new Secret('a\r\nX-Evil: 1') },
    { name: 'Host', value: 'evil.example.test' },
  ])('[61] a constant header that cannot be sent ($name): bad-header, nothing is sent', async (line) => {
    const server = await serve((_came, answer) => sendJson(answer, 200, {}));
    const answer = await get(server.origin, { constantHeaders: [line] });
    expect(codeOf(answer)).toBe('bad-header');
    expect(JSON.stringify(answer)).not.toContain('Evil');
    expect(server.came).toEqual([]);
  });

  test.each(['file:///etc/passwd', 'data:text/plain,x', 'subscribers/', ''])('%s: not an address', async (url) => {
    expect(codeOf(await get(url))).toBe('bad-address');
  });
});

describe('what comes back', () => {
  test.each([204, 301, 302, 400, 401, 403, 404, 407, 429, 500, 503])('status %i: an answer', async (status) => {
    const server = await serve((_came, answer) => answer.writeHead(status, { location: '/elsewhere/' }).end());
    expect(codeOf(await get(server.origin))).toBe(`answer ${status}`);
    expect(server.came.map(({ path }) => path)).toEqual(['/']);
  });

  test('a compressed answer: undone, with times', async () => {
    const packed = gzipSync('{"a":1}');
    const server = await serve((_came, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(packed));
    const answer = await get(server.origin);
    expect(textOf(answer)).toBe('{"a":1}');
    expect(answer.ok && answer.value.receivedAtMs >= answer.value.startedAtMs).toBe(true);
  });

  test('HEAD with a length and no body: an answer', async () => {
    const server = await serve((_came, answer) => answer.writeHead(401, { 'content-length': '50' }).end());
    expect(codeOf(await http.send({ method: 'HEAD', url: server.origin, mostBytes: 10 }, never))).toBe('answer 401');
  });

  test('an idle connection that the server has closed: a GET goes through on a new one', async () => {
    const server = await serve((_came, answer) => sendJson(answer, 200, {}, { connection: 'keep-alive' }));
    for (let round = 0; round < 3; round += 1) expect(codeOf(await get(server.origin))).toBe('answer 200');
    const url = await serveRaw((socket) => {
      let requests = 0;
      socket.on('data', () => {
        requests += 1;
        if (requests === 1) socket.write('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: keep-alive\r\n\r\n');
        else socket.resetAndDestroy();
      });
    });
    expect(codeOf(await get(url))).toBe('answer 200');
    expect(codeOf(await get(url))).toBe('answer 200');
  });

  test('a POST: never on a connection used before, so that it cannot be lost on a dying one', async () => {
    const ports = new Set<number | undefined>();
    const server = await serve((_came, answer) => {
      ports.add(answer.socket?.remotePort);
      sendJson(answer, 200, {});
    });
    for (let round = 0; round < 3; round += 1) await http.send({ method: 'POST', url: server.origin, body: {} }, never);
    expect(ports.size).toBe(3);
  });
});

describe('[62] limits', () => {
  test('an answer larger than allowed: too-large, whether announced or not', async () => {
    const big = Buffer.alloc(200_000, 'x');
    const server = await serve(({ path }, answer) => {
      if (path === '/announced') answer.writeHead(200, { 'content-length': String(big.length) }).end(big);
      else answer.end(big);
    });
    for (const path of ['/announced', '/chunked']) {
      expect(codeOf(await get(server.origin + path, { mostBytes: 100_000 }))).toBe('too-large');
      expect(codeOf(await get(server.origin + path, { mostBytes: 200_000 }))).toBe('answer 200');
    }
  });

  test('a compressed bomb: too-large by its decoded bytes, long before all of it is decoded', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(200_000);
    const server = await serve((_came, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
    const before = process.memoryUsage().arrayBuffers;
    expect(codeOf(await get(server.origin, { mostBytes: 1024 * 1024 }))).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(30 * 1024 * 1024);
  });

  test('an answer that drips for ever: timed-out at the wall, although it never pauses', async () => {
    const server = await serve((_came, answer) => {
      answer.writeHead(200);
      const drip = setInterval(() => answer.write('x'), 10);
      answer.on('close', () => clearInterval(drip));
    });
    const startedMs = performance.now();
    expect(codeOf(await get(server.origin, { timeoutMs: 250 }))).toBe('timed-out');
    expect(performance.now() - startedMs).toBeLessThan(1_500);
  });

  test('no answer at all: timed-out', async () => {
    const server = await serve(() => {});
    expect(codeOf(await get(server.origin, { timeoutMs: 100 }))).toBe('timed-out');
  });

  test('cancelled before, while waiting and while reading: cancelled', async () => {
    const abort = new AbortController();
    const server = await serve((_came, answer) => {
      answer.writeHead(200);
      answer.write('half');
      setTimeout(() => abort.abort(), 20);
    });
    expect(codeOf(await http.send({ method: 'GET', url: server.origin }, AbortSignal.abort()))).toBe('cancelled');
    expect(server.came).toHaveLength(0);
    expect(codeOf(await http.send({ method: 'GET', url: server.origin }, abort.signal))).toBe('cancelled');
    const waiting = new AbortController();
    const silent = await serve(() => waiting.abort());
    expect(codeOf(await http.send({ method: 'GET', url: silent.origin }, waiting.signal))).toBe('cancelled');
  });
});

describe('[22] faults of the way', () => {
  test('nobody listens: connection-refused, with host, port and reason', async () => {
    const server = await startServer(() => {});
    await server.close();
    const answer = await get(server.origin);
    expect(answer).toMatchObject({ error: { code: 'connection-refused', reason: 'ECONNREFUSED' } });
    expect(answer.ok ? '' : answer.error.host).toBe(new URL(server.origin).host);
    expect(answer.ok ? 0 : answer.error.port).toBe(Number(new URL(server.origin).port));
  });

  test('a name that no one has: host-unknown', async () => {
    expect(codeOf(await get('http://latchkey.invalid/'))).toBe('host-unknown');
  });

  test('reset before the answer, in its middle, and closed in silence: connection-lost', async () => {
    const reset = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(codeOf(await get(reset))).toBe('connection-lost');
    const closed = await serveRaw((socket) => socket.once('data', () => socket.end()));
    expect(codeOf(await get(closed))).toBe('connection-lost');
    const middle = await serveRaw((socket) =>
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\nhalf')),
    );
    expect(codeOf(await get(middle))).toBe('connection-lost');
    const packed = gzipSync(Buffer.from('x'.repeat(1_000))).subarray(0, 20);
    const middleOfGzip = await serveRaw((socket) =>
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 99\r\n\r\n');
        socket.end(packed);
      }),
    );
    expect(codeOf(await get(middleOfGzip))).toBe('connection-lost');
  });

  test('what is not HTTP, or not the encoding it claims: malformed-answer', async () => {
    const greeting = await serveRaw((socket) => socket.once('data', () => socket.end('SSH-2.0-OpenSSH_9.2\r\n')));
    expect(codeOf(await get(greeting))).toBe('malformed-answer');
    const server = await serve((_came, answer) => answer.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip'));
    expect(codeOf(await get(server.origin))).toBe('malformed-answer');
  });
});

test('[63] a failed request: no token, password or cookie in any form of the result', async () => {
  const url = await serveRaw((socket) => socket.once('data', () => socket.resetAndDestroy()));
  const answer = await http.send(
    {
      method: 'POST',
      url,
      headers: { Authorization: new Secret('JWT s3cr3t-t0ken') },
      body: { password: new Secret('hunter2') },
    },
    never,
  );
  expect(answer.ok).toBe(false);
  expect(`${JSON.stringify(answer)} ${Object.values(answer).map(String).join()}`).not.toMatch(/s3cr3t|hunter2/);
});
