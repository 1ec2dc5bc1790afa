import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ComposePair } from '../../../../electron/contract/compose';
import { composed, TOKEN } from '../../../helpers/compose-stage';
import { open, says, valued } from './sending-stage';

const on = (name: string, value: string): ComposePair => ({ name, value, on: true });
const off = (name: string, value: string): ComposePair => ({ name, value, on: false });

test('what is on is sent as it was typed: address, query, headers and every digit of the body', async () => {
  const { send, arrived, origin } = await open(says('{}', { 'content-type': 'application/json' }));
  const text = '{"big": 12345678901234567890, "half": 1.50, broken';
  const answer = valued(
    await send(
      composed('PUT', 'items/7?a=b c', {
        query: [on('q', 'x&y=ü'), off('no', '1')],
        headers: [on('X-One', 'a'), on('x-one', 'b'), off('X-No', 'c'), on('Accept', 'text/csv')],
        body: { kind: 'json', text },
      }),
    ),
  );
  expect(answer.url).toBe(`${origin}/api/items/7?a=b%20c&q=x%26y%3D%C3%BC`);
  expect(arrived[0]?.request).toMatchObject({ method: 'PUT', url: '/api/items/7?a=b%20c&q=x%26y%3D%C3%BC' });
  expect(arrived[0]?.request.headers).toMatchObject({
    ...{ 'x-one': 'a, b', accept: 'text/csv', 'content-type': 'application/json', authorization: `JWT ${TOKEN}` },
  });
  expect(arrived[0]?.request.headers).not.toHaveProperty('x-no');
  expect(String(arrived[0]?.body)).toBe(text);
});

test('an absolute address: its own server and a service, and nobody else hears of it', async () => {
  const { send, arrived, origin, change } = await open(says('ok', { 'content-type': 'text/plain' }));
  expect(valued(await send(composed('GET', `${origin}/elsewhere`))).status).toBe(200);
  const port = new URL(origin).port;
  for (const foreign of [
    'https://evil.example/api/',
    `http://localhost:${port}/api/`,
    `//127.0.0.1:1/`,
    'ftp://x/',
    `http://127.0.0.1:${port}@evil.example/`,
  ]) {
    const refused = await send(composed('GET', foreign));
    expect(refused.ok ? null : refused.error.code).toMatch(/foreign-origin|bad-address/);
  }
  expect(arrived).toHaveLength(1);
  change({ services: [{ origin: `http://localhost:${port}`, collections: [] }] });
  expect(valued(await send(composed('GET', `http://localhost:${port}/api/`))).status).toBe(200);
});

test('nothing is written to sign-in and renewal, however the path is spelt; they may be read', async () => {
  const { send, arrived, origin } = await open(says('{}', { 'content-type': 'application/json' }));
  for (const address of ['token/', 'token', '%74oken/', './x/../token//', `${origin}/api/token/refresh/?x=1`]) {
    const refused = await send(composed('POST', address, { body: { kind: 'json', text: '{}' } }));
    expect(refused).toMatchObject({ error: { code: 'bad-address', reason: 'sign-in-endpoint' } });
  }
  expect(arrived).toEqual([]);
  expect(valued(await send(composed('OPTIONS', 'token/'))).status).toBe(200);
});

test.each([
  ['Authorization', 'x', 'reserved'],
  ['cookie', 'a=b', 'reserved'],
  ['Host', 'evil', 'reserved'],
  ['Content-Length', '1', 'reserved'],
  ['Transfer-Encoding', 'chunked', 'reserved'],
  ['X-HTTP-Method-Override', 'DELETE', 'reserved'],
  ['Sec-Fetch-Site', 'none', 'reserved'],
  ['bad name', 'x', 'name'],
  ['X-Line', 'a\r\nX-Other: b', 'value'],
] as const)('the header %s is refused by its name, and nothing leaves', async (name, value, reason) => {
  const { send, arrived } = await open(says('', {}));
  expect(await send(composed('GET', 'x/', { headers: [on(name, value)] }))).toMatchObject({
    error: { code: 'bad-header', reason, fields: { [name]: [reason] } },
  });
  expect(arrived).toEqual([]);
});

test('a form, parts with a chosen file, and raw text', async () => {
  const { send, arrived, files, folder } = await open(says('', {}, 204));
  await send(composed('POST', 'f/', { body: { kind: 'form', fields: [on('a', '1 2'), off('b', ''), on('a', 'ü')] } }));
  expect(arrived[0]?.request.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(String(arrived[0]?.body)).toBe('a=1+2&a=%C3%BC');
  const file = path.join(folder, 'up.csv');
  writeFileSync(file, 'x;y');
  const { fileId } = valued(await files.add(file));
  const part = { kind: 'file', name: 'doc', fileId, fileName: 'up.csv', on: true } as const;
  await send(composed('POST', 'm/', { body: { kind: 'multipart', parts: [{ kind: 'text', ...on('n', 'v') }, part] } }));
  expect(arrived[1]?.request.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
  expect(String(arrived[1]?.body)).toMatch(
    /name="n"\r\n\r\nv\r\n[\s\S]*name="doc"; filename="up.csv"\r\nContent-Type: text\/csv\r\n\r\nx;y/,
  );
  await send(composed('POST', 'r/', { body: { kind: 'raw', contentType: 'text/turtle', text: '<a> .' } }));
  expect(arrived[2]?.request.headers['content-type']).toBe('text/turtle');
  const gone = composed('POST', 'm/', { body: { kind: 'multipart', parts: [{ ...part, fileId: null }] } });
  expect(await send(gone)).toMatchObject({ error: { code: 'bad-file', reason: 'doc' } });
});

test('the write mode: nothing that writes leaves, and what reads does', async () => {
  const { send, arrived, change } = await open(says('', {}, 204));
  change({ writes: 'read-only' });
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const)
    expect(await send(composed(method, 'x/'), { confirmed: true })).toMatchObject({ error: { code: 'read-only' } });
  change({ writes: 'confirm' });
  expect(await send(composed('DELETE', 'x/'))).toMatchObject({ error: { code: 'not-confirmed' } });
  expect(arrived).toEqual([]);
  valued(await send(composed('DELETE', 'x/'), { confirmed: true }));
  valued(await send(composed('GET', 'x/')));
  expect(arrived).toHaveLength(2);
});

test('a redirect is shown and not followed', async () => {
  const { send, arrived } = await open(says('', { location: 'https://evil.example/' }, 302));
  expect(valued(await send(composed('GET', 'x/')))).toMatchObject({ status: 302, reason: 'Found' });
  expect(arrived).toHaveLength(1);
});

test('each one that was sent is in the log of requests and in the history, a refusal before it is not', async () => {
  const { send, composer, requestLog, signOut } = await open(says('', {}, 204));
  await send(composed('GET', 'a/'));
  await send(composed('GET', 'https://evil.example/'));
  signOut();
  expect(await send(composed('GET', 'b/'))).toMatchObject({ error: { code: 'not-signed-in' } });
  expect(requestLog.lines('p1')).toMatchObject([{ method: 'GET', path: '/api/a/', status: 204 }]);
  expect((await composer.shelf.of('p1')).history).toMatchObject([{ status: 204, request: { address: 'a/' } }]);
});
