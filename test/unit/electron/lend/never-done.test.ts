import { describe, expect, it } from 'vitest';
import { lentForTest } from '../../../helpers/lent-stage';
import { sendJson } from '../../../helpers/scripted-http';

describe('what is never done with the session', () => {
  it('a redirect on the server: handed back under this address; one to elsewhere: refused', async () => {
    const { proxy } = await lentForTest({
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
    const { proxy, server } = await lentForTest({
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
    const { server, proxy } = await lentForTest({ mayWrite: false });
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await fetch(proxy.url, { method })).status).toBe(403);
    expect((await fetch(proxy.url)).status).toBe(200);
    expect(server.came).toHaveLength(1);
    for (const name of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override'])
      await fetch(proxy.url, { headers: { [name]: 'DELETE' } });
    expect(JSON.stringify(server.came)).not.toContain('DELETE');
  });

  it('lent for changes: nothing is written where the session signs in and renews, whose answers are tokens', async () => {
    const { server, proxy } = await lentForTest();
    const refused = await fetch(`${proxy.url}token/refresh/`, { method: 'POST' });
    expect([refused.status, await refused.json()]).toMatchObject([403, { source: 'latchkey' }]);
    expect(server.came).toEqual([]);
    expect((await fetch(`${proxy.url}token/refresh/`)).status).toBe(200);
  });

  it('CORS headers of the server are not passed on', async () => {
    const { proxy } = await lentForTest({
      handle: (_came, answer) => sendJson(answer, 200, {}, { 'access-control-allow-origin': '*' }),
    });
    expect((await fetch(proxy.url)).headers.get('access-control-allow-origin')).toBeNull();
  });
});
