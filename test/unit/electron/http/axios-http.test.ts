import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import type { Result } from '../../../../electron/contract/result';
import type { HttpAnswer } from '../../../../electron/http/http';
import { sendJson } from '../../../helpers/scripted-http';
import { codeOf, get, http, never, serve, serveRaw } from './axios-http-stage';

const token = new Secret('aaa.bbb.ccc');
const textOf = (result: Result<HttpAnswer>) => (result.ok ? new TextDecoder().decode(result.value.body) : '');

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
