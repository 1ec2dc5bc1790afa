import net from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { createAgents } from '../../../../electron/http/agents';
import { axiosHttp } from '../../../../electron/http/axios-http';
import type { HttpRequest } from '../../../../electron/http/http';
import { proxiesIn } from '../../../../electron/http/proxy-choice';
import { makeCertificates } from '../../../helpers/certificates';
import { type ConnectProxy, startConnectProxy } from '../../../helpers/connect-proxy';
import { ManualClock } from '../../../helpers/manual-clock';
import { sendJson, startServer, type TestServer } from '../../../helpers/scripted-http';

const certificates = makeCertificates();
const never = new AbortController().signal;
const open: { close(): unknown }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});
const opened = <T extends { close(): unknown }>(each: T): T => {
  open.push(each);
  return each;
};

describe('which ways a PAC string names', () => {
  const proxy = (host: string, port: number, isSecure = false) => ({ kind: 'proxy', isSecure, host, port });
  const direct = { kind: 'direct' };

  test.each([
    ['DIRECT', [direct]],
    ['', [direct]],
    ['PROXY proxy.example.test:3128; DIRECT', [proxy('proxy.example.test', 3128), direct]],
    ['PROXY a:1; PROXY b:2; DIRECT', [proxy('a', 1), proxy('b', 2), direct]],
    ['SOCKS5 a:1080; HTTPS b:8443', [proxy('b', 8443, true)]],
    ['PROXY [::1]:8080', [proxy('::1', 8080)]],
    ['PROXY a', [proxy('a', 80)]],
    ['SOCKS a:1080', []],
    ['QUIC a:443;', []],
  ])('%s', (pac, choices) => {
    expect(proxiesIn(pac)).toEqual(choices);
  });
});

const clientOf = (pac: string | (() => Promise<string>), ca?: string) => {
  const asked: string[] = [];
  const proxyFor = (url: string) => {
    asked.push(url);
    return typeof pac === 'string' ? Promise.resolve(pac) : pac();
  };
  const agents = opened(createAgents({ proxyFor, ...(ca === undefined ? {} : { ca: [ca] }) }));
  const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test', agents });
  const send = async (url: string, more: Partial<HttpRequest> = {}) => {
    const answer = await http.send({ method: 'GET', url, ...more }, never);
    return answer.ok ? answer.value.status : answer.error.code;
  };
  return { asked, send };
};

const portOf = ({ origin }: TestServer) => new URL(origin).port;

describe('plain http through a proxy', () => {
  const staged = async () => {
    const server = opened(await startServer((_came, answer) => sendJson(answer, 200, {})));
    const proxy: ConnectProxy = opened(await startConnectProxy());
    return { server, proxy, url: `http://api.example.test:${portOf(server)}/api/subscribers/?page=2` };
  };

  test('the whole URL in the request line, the server’s host in its header; the script is told the origin alone', async () => {
    const { server, proxy, url } = await staged();
    const { asked, send } = clientOf(proxy.pac);
    expect(await send(url)).toBe(200);
    expect(await send(url, { method: 'POST', body: { a: 1 } })).toBe(200);
    expect(proxy.came).toEqual([`GET ${url}`, `POST ${url}`]);
    expect(server.came[0]).toMatchObject({ path: '/api/subscribers/?page=2' });
    expect(server.came[0]?.headers.host).toBe(new URL(url).host);
    expect(server.came[1]?.body).toBe('{"a":1}');
    expect(new Set(asked)).toEqual(new Set([`${new URL(url).origin}/`]));
  });

  test('this computer itself: never through a proxy, nobody is asked', async () => {
    const { server, proxy } = await staged();
    const { asked, send } = clientOf(proxy.pac);
    expect(await send(server.origin)).toBe(200);
    expect({ asked, came: proxy.came }).toEqual({ asked: [], came: [] });
  });

  test('a proxy of a kind that is not spoken, or a script that fails: nothing is sent', async () => {
    const { server, url } = await staged();
    expect(await clientOf('SOCKS5 127.0.0.1:1').send(url)).toBe('proxy-unsupported');
    expect(await clientOf(() => Promise.reject(new Error('no script'))).send(url)).toBe('proxy-refused');
    expect(server.came).toEqual([]);
  });

  test('a script that never ends: the request ends in its own time', async () => {
    const { url } = await staged();
    expect(await clientOf(() => new Promise(() => {})).send(url, { timeoutMs: 50 })).toBe('timed-out');
  });

  test('the first proxy is not there: the second is taken, with any method', async () => {
    const { server, proxy, url } = await staged();
    const gone = await startConnectProxy();
    await gone.close();
    const { send } = clientOf(`${gone.pac.split(';')[0]}; ${proxy.pac}`);
    expect(await send(url, { method: 'POST', body: { a: 1 } })).toBe(200);
    expect(server.came.map(({ method }) => method)).toEqual(['POST']);
  });

  test('a proxy that could not be reached is tried last for five minutes', async () => {
    const clock = new ManualClock();
    const pac = 'PROXY a.example.test:1; PROXY b.example.test:2; DIRECT';
    const agents = opened(createAgents({ proxyFor: () => Promise.resolve(pac), clock }));
    const hosts = async () => {
      const routes = await agents.routesFor(new URL('http://api.example.test/'), true);
      return routes.map(({ forwardProxy }) => forwardProxy?.host ?? 'direct');
    };
    const [first] = await agents.routesFor(new URL('http://api.example.test/'), true);
    first?.proxy?.setAside();
    expect(await hosts()).toEqual(['b.example.test', 'direct', 'a.example.test']);
    clock.passMs(5 * 60_000);
    expect(await hosts()).toEqual(['a.example.test', 'b.example.test', 'direct']);
  });

  test('a proxy that answers has answered: no other one is asked', async () => {
    const { server, proxy, url } = await staged();
    const other = opened(await startConnectProxy());
    proxy.refuse(407, '{}');
    expect(await clientOf(`${proxy.pac.split(';')[0]}; ${other.pac}`).send(url)).toBe(407);
    expect([other.came, server.came]).toEqual([[], []]);
  });

  test('407: the proxy’s refusal', async () => {
    const { proxy, url } = await staged();
    proxy.refuse(407, '{}');
    expect(await clientOf(proxy.pac).send(url)).toBe(407);
  });
});

if ('missing' in certificates) {
  test('https through a proxy', ({ skip }) => skip(certificates.missing));
} else {
  describe('https through a proxy', () => {
    const staged = async (certificate = certificates.good) => {
      const server = opened(await startServer((_came, answer) => sendJson(answer, 200, {}), certificate));
      const proxy = opened(await startConnectProxy());
      return { server, proxy, url: `https://api.example.test:${portOf(server)}/api/` };
    };

    test('a tunnel: the proxy sees host and port, the credential only the server', async () => {
      const { server, proxy } = await staged(certificates.otherHost);
      const { send } = clientOf(proxy.pac, certificates.authority);
      const url = `https://other.example.test:${portOf(server)}/api/`;
      const headers = { Authorization: new Secret('JWT abc') };
      expect(await send(url, { headers })).toBe(200);
      expect(await send(url, { method: 'POST', headers, body: { a: 1 } })).toBe(200);
      expect(await send(url, { headers })).toBe(200);
      // The second GET takes the first one's connection, the POST one of its own.
      expect(proxy.came).toEqual([`CONNECT ${new URL(url).host}`, `CONNECT ${new URL(url).host}`]);
      expect(server.came.map(({ headers: came }) => came.authorization)).toEqual(['JWT abc', 'JWT abc', 'JWT abc']);
    });

    test('[59] a certificate for another host: refused inside the tunnel too', async () => {
      const { server, proxy, url } = await staged(certificates.otherHost);
      expect(await clientOf(proxy.pac, certificates.authority).send(url)).toBe('certificate');
      expect(proxy.came).toEqual([`CONNECT ${new URL(url).host}`]);
      expect(server.came).toEqual([]);
    });

    test('[59] a certificate of nobody known, and verification turned off for all of Node: refused, nothing is sent', async () => {
      const { server, proxy, url } = await staged(certificates.selfSigned);
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        expect(await clientOf(proxy.pac).send(url)).toBe('certificate');
      } finally {
        delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      }
      expect(server.came).toEqual([]);
    });

    test.each([401, 403, 407, 502])(
      '[25] CONNECT refused with %i and JSON like the API’s: the proxy’s word, not the server’s',
      async (status) => {
        const { proxy, url } = await staged();
        proxy.refuse(status, '{"detail":"Token is blacklisted","code":"token_not_valid"}');
        expect(await clientOf(proxy.pac, certificates.authority).send(url)).toBe('proxy-refused');
      },
    );

    test('the first proxy is not there and DIRECT comes last: a tunnel through the second, or straight on', async () => {
      const { server, proxy } = await staged();
      const gone = await startConnectProxy();
      await gone.close();
      const dead = gone.pac.split(';')[0] ?? '';
      // The certificate is for 127.0.0.1, which is never asked for through a proxy, so the name decides.
      const url = `https://api.example.test:${portOf(server)}/api/`;
      await clientOf(`${dead}; ${proxy.pac}`, certificates.authority).send(url);
      expect(proxy.came).toEqual([`CONNECT ${new URL(url).host}`]);
      expect(await clientOf(`${dead}; DIRECT`, certificates.authority).send(url)).toBe('host-unknown');
    });

    test.each([
      ['says nothing', ''],
      ['never ends its header', 'HTTP/1.1 200 OK\r\nX: x\r\n'],
    ])('a proxy that %s: the next one is taken, and the connection to it is closed', async (_what, said) => {
      const { server, proxy } = await staged();
      let isClosed = () => {};
      const closed = new Promise<void>((resolve) => {
        isClosed = resolve;
      });
      const silent = net.createServer((socket) => {
        socket.once('data', () => void socket.write(said));
        socket.on('error', () => {}).once('close', isClosed);
      });
      await new Promise<void>((resolve) => {
        silent.listen(0, '127.0.0.1', resolve);
      });
      opened({ close: () => silent.close() });
      const address = silent.address();
      const pac = `PROXY 127.0.0.1:${typeof address === 'object' && address ? address.port : 0}; ${proxy.pac}`;
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      try {
        const sent = clientOf(pac, certificates.authority).send(`https://api.example.test:${portOf(server)}/`);
        await vi.advanceTimersByTimeAsync(8_000);
        await sent;
        await closed;
      } finally {
        vi.useRealTimers();
      }
      expect(proxy.came).toHaveLength(1);
    });

    test('the proxy is not there: its connection is refused', async () => {
      const { proxy, url } = await staged();
      await proxy.close();
      expect(await clientOf(proxy.pac).send(url)).toBe('connection-refused');
    });
  });
}
