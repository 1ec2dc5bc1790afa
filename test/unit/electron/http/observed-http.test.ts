import { expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { failure } from '../../../../electron/contract/result';
import type { HttpRequest } from '../../../../electron/http/http';
import { observedHttp } from '../../../../electron/http/observed-http';
import { RequestLog } from '../../../../electron/http/request-log';
import { ServerClockMeter } from '../../../../electron/http/server-clock';
import { ScriptedHttp } from '../../../helpers/scripted-http';

const never = new AbortController().signal;
const url = 'https://api.example.test/api/subscribers/?page=2';

const stage = (http: ScriptedHttp) => {
  const requestLog = new RequestLog();
  const serverClock = new ServerClockMeter({ clock: systemClock, sinceStartMs: () => 0 });
  const observed = observedHttp(http, { clock: systemClock, serverClock, requestLog, profileId: 'p1' });
  return { requestLog, send: (request: HttpRequest) => observed.send(request, never) };
};

test('an answer: one line with path, status, time and size', async () => {
  const { requestLog, send } = stage(new ScriptedHttp(() => ({ json: [1, 2] })));
  const changes: (string | null)[] = [];
  requestLog.onChange((profileId) => changes.push(profileId));
  await send({ method: 'GET', url });
  expect(requestLog.lines('p1')).toMatchObject([
    { method: 'GET', path: '/api/subscribers/?page=2', status: 200, bytes: 5, profileId: 'p1' },
  ]);
  expect(requestLog.lines('p2')).toEqual([]);
  expect(changes).toEqual(['p1', 'p1']);
});

test('a fault: its code, and no status', async () => {
  const { requestLog, send } = stage(new ScriptedHttp(() => failure('timed-out', 'no answer')));
  await send({ method: 'GET', url });
  expect(requestLog.lines('p1')).toMatchObject([{ status: null, failureCode: 'timed-out' }]);
});

test('many requests: the newest twenty, newest first', async () => {
  const { requestLog, send } = stage(new ScriptedHttp(() => ({ json: {} })));
  for (let each = 0; each < 25; each += 1) await send({ method: 'GET', url: `${url}&n=${each}` });
  const lines = requestLog.lines('p1');
  expect(lines).toHaveLength(20);
  expect(lines[0]?.path).toContain('n=24');
});

test('an address of a megabyte, which a server may have named as its next page: cut in the line that is kept', async () => {
  const { requestLog, send } = stage(new ScriptedHttp(() => ({ json: {} })));
  await send({ method: 'GET', url: `${url}&${'n'.repeat(1_000_000)}=2` });
  const [line] = requestLog.lines('p1');
  expect(line?.path).toHaveLength(2_000);
  expect(line?.curl.length).toBeLessThan(20_000);
});

test('[63] the line for a shell: a placeholder for the credential, no body with a secret in it', async () => {
  const { requestLog, send } = stage(new ScriptedHttp(() => ({ json: {} })));
  await send({ method: 'GET', url, headers: { Authorization: new Secret('JWT aaa.bbb.ccc') } });
  await send({ method: 'POST', url, body: { user: 'ana', password: new Secret('hunter2') } });
  await send({ method: 'PATCH', url, body: { name: "O'Neil" }, headers: { 'X-Key': new Secret('whole') } });
  const [patch, post, get] = requestLog.lines('p1').map(({ curl }) => curl);
  expect(get).toBe(`curl '${url}' -H 'Accept: application/json' -H "Authorization: JWT $TOKEN"`);
  expect(post).not.toMatch(/hunter2|redacted|--data/);
  expect(patch).toContain(String.raw`--data '{"name":"O'\''Neil"}'`);
  expect(patch).toContain('-X PATCH');
  expect(patch).toContain('"X-Key: $TOKEN"');
});
