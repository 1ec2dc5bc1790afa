import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { startServer } from '../../../helpers/scripted-http';
import { codeOf, get, http, serve, serveRaw } from './axios-http-stage';

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
