import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FaultProxy, htmlFault, startFaultProxy } from '../../helpers/fault-proxy';

const BODY = 'x'.repeat(1000);

describe('the fault proxy', () => {
  let target: Server;
  let heard: string[];
  let proxy: FaultProxy;

  beforeEach(async () => {
    heard = [];
    target = createServer((incoming, outgoing) => {
      heard.push(`${incoming.method} ${incoming.url} ${incoming.headers.host}`);
      outgoing.writeHead(201, { 'x-from': 'target' }).end(BODY);
    });
    await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
    const address = target.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    proxy = await startFaultProxy(`http://127.0.0.1:${address.port}/api/`);
  });

  afterEach(async () => {
    await proxy.stop();
    target.closeAllConnections();
    await new Promise((resolve) => target.close(resolve));
  });

  const get = (path = 'rows/', init: RequestInit = {}): Promise<Response> => fetch(`${proxy.url}${path}`, init);

  it('without rules: status, headers, body and the caller’s Host pass', async () => {
    const answer = await get('rows/?page=2');
    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([201, 'target', BODY]);
    expect(heard).toEqual([`GET /api/rows/?page=2 ${new URL(proxy.url).host}`]);
  });

  it('counts by method and path, and tells that a credential came, not which', async () => {
    await get('rows/?page=2', { headers: { authorization: 'JWT very-secret' } });
    await get('rows/', { method: 'POST' });
    expect([proxy.count('GET', '/api/rows/'), proxy.count('POST', '/api/rows/')]).toEqual([1, 1]);
    expect(proxy.seen().map(({ authorized, scheme }) => [authorized, scheme])).toEqual([
      [true, 'JWT'],
      [false, null],
    ]);
    expect(JSON.stringify(proxy.seen())).not.toContain('very-secret');
  });

  it('a rule holds for its path, its method and its times', async () => {
    proxy.on({ method: 'GET', path: '/api/rows/', times: 1, fault: { kind: 'answer', status: 503, body: 'no' } });
    expect((await get('other/')).status).toBe(201);
    expect((await get('rows/', { method: 'POST' })).status).toBe(201);
    expect(await (await get()).text()).toBe('no');
    expect((await get()).status).toBe(201);
  });

  it('the newest rule that fits is followed, and can be taken back', async () => {
    proxy.on({ path: /rows/, fault: htmlFault(502) });
    const back = proxy.on({ path: /page=2/, fault: { kind: 'redirect', to: 'http://127.0.0.1:9/', status: 307 } });
    const moved = await get('rows/?page=2', { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([307, 'http://127.0.0.1:9/']);
    back();
    const broken = await get('rows/?page=2');
    expect([broken.status, broken.headers.get('content-type')]).toEqual([502, 'text/html']);
    proxy.passAll();
    expect((await get()).status).toBe(201);
  });

  it('reset: refused without the server hearing of it; lose: after it heard', async () => {
    proxy.on({ path: '/api/rows/', times: 1, fault: { kind: 'reset' } });
    await expect(get()).rejects.toThrow();
    expect(heard).toHaveLength(0);
    proxy.on({ path: '/api/rows/', times: 1, fault: { kind: 'lose' } });
    await expect(get('rows/', { method: 'POST', body: '{}' })).rejects.toThrow();
    expect(heard).toHaveLength(1);
  });

  it('cut: the head and the first bytes arrive, the end does not', async () => {
    proxy.on({ path: '/api/rows/', fault: { kind: 'cut', afterBytes: 10 } });
    const answer = await get();
    expect(answer.status).toBe(201);
    let received = '';
    const reading = (async () => {
      for await (const part of answer.body ?? []) received += Buffer.from(part).toString();
    })();
    await expect(reading).rejects.toThrow();
    expect(received).toBe('x'.repeat(10));
  });

  it('hang: no answer until the caller gives up', async () => {
    proxy.on({ path: '/api/rows/', fault: { kind: 'hang' } });
    await expect(get('rows/', { signal: AbortSignal.timeout(100) })).rejects.toThrow('timeout');
    expect(heard).toHaveLength(0);
  });

  it('delay: the server’s answer, later', async () => {
    proxy.on({ path: '/api/rows/', fault: { kind: 'delay', ms: 80 } });
    const from = performance.now();
    expect((await get()).status).toBe(201);
    expect(performance.now() - from).toBeGreaterThan(75);
  });

  it('pause: connections are refused; resume: the same port answers again', async () => {
    await get();
    await proxy.pause();
    await expect(get()).rejects.toThrow();
    await proxy.resume();
    expect((await get()).status).toBe(201);
    expect(proxy.count('GET', '/api/rows/')).toBe(2);
  });
});
