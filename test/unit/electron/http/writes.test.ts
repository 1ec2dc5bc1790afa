import { expect, test } from 'vitest';
import { type Failure, failure } from '../../../../electron/contract/result';
import type { Method } from '../../../../electron/http/http';
import { withWritesTold } from '../../../../electron/http/writes';
import { type Script, ScriptedHttp } from '../../../helpers/scripted-http';

const url = 'https://api.example.test/api/subscribers/7/?full=1';

const toldAfter = async (method: Method, outcome: Script | Failure): Promise<readonly string[]> => {
  const told: string[] = [];
  const http = withWritesTold(new ScriptedHttp(() => outcome), (at) => void told.push(at));
  const sent = await http.send({ method, url }, new AbortController().signal);
  expect(sent.ok ? { status: sent.value.status } : sent.error).toMatchObject(outcome);
  return told;
};

test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
  '%s with an answer of success: its address is told',
  async (method) => {
    expect(await toldAfter(method, { status: 204 })).toEqual([url]);
  },
);

test.each(['GET', 'HEAD', 'OPTIONS'] as const)('%s is no write', async (method) => {
  expect(await toldAfter(method, { status: 200 })).toEqual([]);
});

test.each([302, 400, 401, 403, 404, 429, 500, 503])(
  'a write that was answered %i: not done, not told',
  async (status) => {
    expect(await toldAfter('POST', { status })).toEqual([]);
  },
);

test.each(['connection-lost', 'timed-out', 'cancelled', 'too-large'] as const)(
  'a write whose answer was lost (%s): it may be done',
  async (code) => expect(await toldAfter('POST', failure(code, ''))).toEqual([url]),
);

test.each([502, 504])('a gateway that got no answer (%i): the write may be done', async (status) => {
  expect(await toldAfter('DELETE', { status })).toEqual([url]);
});

test.each(['connection-refused', 'foreign-origin', 'not-signed-in'] as const)('%s: it never left', async (code) => {
  expect(await toldAfter('POST', failure(code, ''))).toEqual([]);
});
