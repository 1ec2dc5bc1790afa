import { once } from 'node:events';
import http from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { lentForTest } from '../../../helpers/lent-stage';
import { sendJson } from '../../../helpers/scripted-http';

const MIB = 2 ** 20;

/** Sends pieces as long as they are taken; told of each that has left. */
const flood = (answer: http.ServerResponse, mebibytes: number, sent: () => void): void => {
  const piece = Buffer.alloc(MIB, 'a');
  const pieces = function* () {
    for (let left = mebibytes; left > 0; left -= 1) {
      sent();
      yield piece;
    }
  };
  pipeline(Readable.from(pieces(), { highWaterMark: 1 }), answer).catch(() => {});
};

const get = (url: string, options: http.RequestOptions = {}): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    http.get(url, options, resolve).on('error', reject);
  });

describe('a big answer', () => {
  it('of 100 MB: goes through while it comes, and the server waits for a caller who does not read', async () => {
    let sent = 0;
    const { proxy } = await lentForTest({
      handle: (_came, answer) => {
        answer.writeHead(200, { 'content-type': 'text/csv', 'x-own': '1' });
        flood(answer, 100, () => {
          sent += 1;
        });
      },
    });
    const answer = await get(proxy.url);
    expect([answer.statusCode, answer.headers['content-type'], answer.headers['x-own']]).toEqual([
      200,
      'text/csv',
      '1',
    ]);
    let before = -1;
    // What fits into the sockets between has left; then nobody takes more.
    await expect
      .poll(() => {
        const isStill = sent === before;
        before = sent;
        return isStill;
      })
      .toBe(true);
    expect(sent).toBeLessThan(40);
    let came = 0;
    for await (const chunk of answer) came += Buffer.from(chunk).length;
    expect(came).toBe(100 * MIB);
  });

  it('when the caller hangs up: the server is let go', async () => {
    let sent = 0;
    let isLetGo = false;
    const { proxy } = await lentForTest({
      handle: (_came, answer) => {
        answer.on('close', () => {
          isLetGo = true;
        });
        flood(answer, 500, () => {
          sent += 1;
        });
      },
    });
    (await get(proxy.url)).destroy();
    await expect.poll(() => isLetGo).toBe(true);
    expect(sent).toBeLessThan(100);
  });

  it('that breaks half-way: the caller does not take it for a whole one', async () => {
    const { proxy } = await lentForTest({
      handle: (_came, answer) => {
        answer.write(Buffer.alloc(MIB));
        setTimeout(() => answer.destroy(), 50);
      },
    });
    await expect(fetch(proxy.url).then((answer) => answer.arrayBuffer())).rejects.toThrow();
  });

  it('longer under way than an address may be idle: goes on, and closes the address after that', async () => {
    const { proxy, closed } = await lentForTest({
      idleMs: 100,
      handle: (_came, answer) => {
        answer.write(Buffer.alloc(MIB));
        setTimeout(() => answer.end('end'), 400);
      },
    });
    expect((await (await fetch(proxy.url)).arrayBuffer()).byteLength).toBe(MIB + 3);
    await expect.poll(() => closed).toEqual(['idle 1']);
  });
});

describe('a caller', () => {
  it('asks many times over one connection', async () => {
    const { proxy } = await lentForTest();
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    onTestFinished(() => agent.destroy());
    const ports = new Set<number | undefined>();
    for (let round = 0; round < 5; round += 1) {
      const answer = await get(proxy.url, { agent });
      ports.add(answer.socket.localPort);
      answer.resume();
      await once(answer, 'end');
    }
    expect(ports.size).toBe(1);
  });

  it('hangs up while the server thinks: the server’s request ends too', async () => {
    let isLetGo = false;
    const { proxy, server } = await lentForTest({
      handle: (_came, answer) => {
        answer.on('close', () => {
          isLetGo = true;
        });
      },
    });
    const abort = new AbortController();
    const asked = fetch(proxy.url, { signal: abort.signal }).catch(() => null);
    await expect.poll(() => server.came.length).toBe(1);
    abort.abort();
    await asked;
    await expect.poll(() => isLetGo).toBe(true);
  });

  it('hangs up in the middle of its own body: half a write is not sent', async () => {
    const { server, port, secret } = await lentForTest();
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /${secret}/x/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 100\r\n\r\nhalf`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    socket.destroy();
    await fetch(`http://127.0.0.1:${port}/${secret}/after/`);
    expect(server.came.map(({ path }) => path)).toEqual(['/api/after/']);
  });

  it('asks before it sends a body (Expect: 100-continue): told to go on only where it is let in', async () => {
    const { server, port, secret } = await lentForTest({ handle: (_came, answer) => sendJson(answer, 201, {}) });
    const ask = (path: string): Promise<string> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        let came = '';
        socket.on('data', (data) => {
          came += data.toString('latin1');
          if (came.endsWith('100 Continue\r\n\r\n')) socket.write('hello');
        });
        socket.on('close', () => resolve(came));
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n`,
        );
      });
    expect(await ask('/wrong/')).toMatch(/^HTTP\/1\.1 404 /);
    expect(await ask(`/${secret}/x/`)).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 201 /);
    expect(server.came.map(({ body }) => body)).toEqual(['hello']);
  });
});
