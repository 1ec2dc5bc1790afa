import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { type Answer, json, stage } from './edits-stage';

describe('what leaves', () => {
  test('a create that is refused: what the server said of this user is asked again', async () => {
    const denied = {
      POST: (_request: IncomingMessage, response: ServerResponse) => json(response, 403, { detail: 'No.' }),
    };
    const options = {
      OPTIONS: (_request: IncomingMessage, response: ServerResponse) => json(response, 200, { actions: {} }),
    };
    const { create, told, lines } = await stage({ answers: { ...denied, ...options } });
    await told();
    await told();
    expect(await create({ name: 'Ada' })).toMatchObject({ ok: false });
    await told();
    expect(lines()).toEqual(['OPTIONS /api/things/', 'POST /api/things/', 'OPTIONS /api/things/']);
  });

  test('a change: the row is read again, then PATCH with the changed values alone', async () => {
    const { change, seen } = await stage();
    expect(await change({ age: 37 })).toEqual({ ok: true, value: { id: 7, name: 'Ada', age: 37 } });
    expect(seen.map(({ line, body }) => `${line} ${body}`.trim())).toEqual([
      'GET /api/things/7/',
      'PATCH /api/things/7/ {"age":37}',
    ]);
  });

  test('a tagged row: If-Match goes along, but no weak tag, and none when overwriting', async () => {
    for (const [etag, overwrite, expected] of [
      ['"a"', false, '"a"'],
      ['W/"a"', false, undefined],
      ['"a"', true, undefined],
    ] as const) {
      const { change, seen } = await stage({ etag });
      await change({ age: 37 }, { overwrite });
      expect(seen.at(-1)).toMatchObject({ line: 'PATCH /api/things/7/', ifMatch: expected });
    }
  });

  test('a view without PATCH and PUT: nothing is written', async () => {
    const { change, lines } = await stage({ allow: 'GET, HEAD, OPTIONS' });
    expect(await change({ age: 37 })).toMatchObject({ error: { code: 'method-not-allowed' } });
    expect(lines()).toEqual(['GET /api/things/7/']);
  });

  test('keys: encoded, and none climbs out of the collection or leads to another server', async () => {
    const { remove, lines } = await stage();
    await remove('a/b c?');
    expect(lines()).toEqual(['DELETE /api/things/a%2Fb%20c%3F/']);
    expect(await remove('..')).toMatchObject({ error: { code: 'bad-address' } });
    expect(await remove('http://elsewhere.test/7/')).toMatchObject({ error: { code: 'foreign-origin' } });
    expect(lines()).toHaveLength(1);
  });

  test('read-only, or not agreed to: nothing', async () => {
    for (const [writes, code] of [
      ['read-only', 'read-only'],
      ['confirm', 'not-confirmed'],
    ] as const) {
      const { change, create, remove, lines } = await stage({ writes });
      for (const refused of [await change({ age: 1 }), await create({ age: 1 }), await remove()])
        expect(refused).toMatchObject({ ok: false, error: { code } });
      expect(lines()).toEqual([]);
    }
    const agreed = await stage({ writes: 'confirm' });
    expect(await agreed.change({ age: 1 }, { confirmed: true })).toMatchObject({ ok: true });
  });
});

describe('a row that is not what it was', () => {
  test('in the changed field: a conflict with the row, and nothing is sent', async () => {
    const { change, lines } = await stage({ row: { id: 7, name: 'Bea', age: 40 } });
    expect(await change({ age: 37 })).toMatchObject({
      error: { code: 'conflict', reason: 'age', current: { id: 7, name: 'Bea', age: 40 } },
    });
    expect(lines()).toEqual(['GET /api/things/7/']);
  });

  test('in another field, or already as wanted: sent', async () => {
    const other = await stage({ row: { id: 7, name: 'Bea', age: 36 } });
    expect(await other.change({ age: 37 })).toMatchObject({ ok: true });
    const same = await stage({ row: { id: 7, name: 'Ada', age: 37 } });
    expect(await same.change({ age: 37 })).toMatchObject({ ok: true });
  });

  test('only the query of a stored file’s address is another: no conflict', async () => {
    const { change } = await stage({ row: { id: 7, photo: 'http://files.test/a.png?signed=2' } });
    const base = { id: 7, photo: 'http://files.test/a.png?signed=1' };
    expect(await change({ photo: '' }, { base })).toMatchObject({ ok: true });
  });

  test('changed between the look and the write (412): a conflict with the row as it is then', async () => {
    const { change, lines } = await stage({
      etag: '"a"',
      answers: { PATCH: (_request, response) => json(response, 412, { detail: 'Precondition failed.' }) },
    });
    expect(await change({ age: 37 })).toMatchObject({ error: { code: 'conflict', current: { id: 7 } } });
    expect(lines()).toEqual(['GET /api/things/7/', 'PATCH /api/things/7/', 'GET /api/things/7/']);
  });
});

describe('how a write ends', () => {
  const posted = async (answer: Answer) => {
    const { create, lines } = await stage({ answers: { POST: answer } });
    return { result: await create({ name: 'New' }), lines: lines() };
  };

  for (const [what, answer] of [
    ['the connection is cut', (request: IncomingMessage) => void request.socket.destroy()],
    ['504 of a gateway', (_: IncomingMessage, response: ServerResponse) => void response.writeHead(504).end()],
  ] as const)
    test(`${what}: the outcome is unknown, and it is not sent again`, async () => {
      const { result, lines } = await posted(answer);
      expect(result).toMatchObject({ ok: false, error: { code: 'outcome-unknown' } });
      expect(lines).toEqual(['POST /api/things/']);
    });

  for (const [status, code] of [
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'method-not-allowed'],
    [409, 'state-conflict'],
    [412, 'precondition-failed'],
    [429, 'throttled'],
    [500, 'server-failed'],
  ] as const)
    test(`${status}: ${code}, in the server's words`, async () => {
      const { result } = await posted((_, response) =>
        json(response, status, { detail: 'So it is.' }, { 'retry-after': '30' }),
      );
      expect(result).toMatchObject({ error: { code, server: { status, words: 'So it is.' } } });
      if (status === 429) expect(result).toMatchObject({ error: { retryAtMs: expect.any(Number) } });
    });

  test('an answer without the row (204): it is read once more', async () => {
    const { change, lines } = await stage({ answers: { PATCH: (_, response) => void response.writeHead(204).end() } });
    expect(await change({ age: 37 })).toMatchObject({ ok: true, value: { id: 7 } });
    expect(lines()).toEqual(['GET /api/things/7/', 'PATCH /api/things/7/', 'GET /api/things/7/']);
  });
});
