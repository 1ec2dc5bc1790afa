import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { ComposePair } from '../../../../electron/contract/compose';
import type { Result } from '../../../../electron/contract/result';
import { API_KEY, type Arrived, composed, composeStage, TOKEN } from '../../../helpers/compose-stage';

const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

type Stage = Awaited<ReturnType<typeof composeStage>>;
let stage: Stage | null = null;
afterEach(async () => {
  await stage?.close();
  stage = null;
});

const open = async (answer: Parameters<typeof composeStage>[0]): Promise<Stage> => {
  stage = await composeStage(answer);
  return stage;
};

const on = (name: string, value: string): ComposePair => ({ name, value, on: true });
const off = (name: string, value: string): ComposePair => ({ name, value, on: false });
const says =
  (
    body: string | Buffer,
    headers: Readonly<Record<string, string>>,
    status = 200,
  ): Parameters<typeof composeStage>[0] =>
  (_arrived, response) =>
    void response.writeHead(status, headers).end(body);
const echo = ({ request, body }: Arrived): string => JSON.stringify({ headers: request.headers, body: String(body) });

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

test('what a server echoes of credentials is redacted: in headers, in text, encoded too, and counted', async () => {
  const { send } = await open(
    (arrived, response) =>
      void response
        .writeHead(200, {
          'content-type': 'application/json',
          'x-echo': `JWT ${TOKEN}`,
          'set-cookie': 'a=secret-cookie',
        })
        .end(`${echo(arrived)}\n${encodeURIComponent(API_KEY)} ${TOKEN}`),
  );
  const answer = valued(await send(composed('GET', 'echo/')));
  const shown = JSON.stringify(answer);
  for (const secret of [TOKEN, API_KEY, encodeURIComponent(API_KEY), 'secret-cookie'])
    expect(shown).not.toContain(secret);
  expect(answer.headers).toContainEqual({ name: 'x-echo', value: 'JWT [redacted]' });
  expect(answer.redacted).toBe(5);
});

test('an echo in pieces that end within the token, and one in UTF-16, are redacted too', async () => {
  const { send } = await open((_arrived, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(`a${TOKEN.slice(0, 20)}`);
    setTimeout(() => response.end(`${TOKEN.slice(20)}z`), 30);
  });
  expect(valued(await send(composed('GET', 'x/'))).body).toMatchObject({ text: 'a[redacted]z' });
  await stage?.close();
  const wide = await open(says(Buffer.from(`\ufeff${TOKEN}`, 'utf16le'), { 'content-type': 'text/plain' }));
  expect(valued(await wide.send(composed('GET', 'x/'))).body).toMatchObject({
    text: '[redacted]',
    charset: 'utf-16le',
  });
});

test('a signed token that an answer gives is not shown, whoever it is of', async () => {
  const other = `eyJhbGciOiJSUzI1NiJ9.${Buffer.from('{"sub":"another"}').toString('base64url')}.c2lnbmVk`;
  const { send } = await open(says(JSON.stringify({ access: other }), { 'content-type': 'application/json' }));
  expect(valued(await send(composed('GET', 'x/'))).body).toMatchObject({ text: '{"access":"[redacted]"}' });
});

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

test.each([
  ['JSON', '{"a":1}', 'application/problem+json', { kind: 'text', language: 'json' }],
  ['XML', '<a/>', 'application/atom+xml', { kind: 'text', language: 'xml' }],
  ['HTML', '<p>', 'text/html; charset=utf-8', { kind: 'text', language: 'html', text: '<p>' }],
  ['Latin-1 by the header', Buffer.from('caf\xe9', 'latin1'), 'text/plain; charset=iso-8859-1', { text: 'café' }],
  ['Latin-1 that nobody names', Buffer.from('caf\xe9', 'latin1'), 'text/plain', { text: 'café' }],
  [
    'the charset of a document',
    Buffer.from('<meta charset="windows-1251">\xcc', 'latin1'),
    'text/html',
    { text: expect.stringContaining('М') },
  ],
  ['a byte order mark', Buffer.from('\ufeffä', 'utf8'), 'application/json', { text: 'ä' }],
  ['an unknown charset', 'ä', 'text/plain; charset=x-none', { text: 'ä', charset: 'utf-8' }],
  ['an image', PNG, 'image/png', { kind: 'image', mediaType: 'image/png', base64: PNG.toString('base64') }],
  ['what only calls itself an image', '<script>', 'image/png', { kind: 'file', why: 'binary' }],
  ['SVG, which may hold scripts', '<svg/>', 'image/svg+xml', { kind: 'text', language: 'xml' }],
  ['a PDF', '%PDF-1.7', 'application/pdf', { kind: 'file', why: 'binary' }],
  ['text without a type', 'plain words', '', { kind: 'text', language: 'text' }],
  ['bytes without a type', Buffer.from([0, 1, 2]), '', { kind: 'file', why: 'binary' }],
])('a body for the window: %s', async (_what, body, type, shown) => {
  const { send } = await open(says(body, type === '' ? {} : { 'content-type': type }));
  expect(valued(await send(composed('GET', 'x/'))).body).toMatchObject(shown);
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

test('an answer too large for memory goes to a file while it comes, redacted, and is saved whole under the name that was chosen', async () => {
  const piece = Buffer.alloc(1_000_000, 'abcdefghij');
  const { send, composer, folder } = await open(async (_arrived, response) => {
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-disposition': 'attachment; filename="../dump 1.json"',
    });
    for (let count = 0; count < 20; count += 1) {
      if (!response.write(piece)) await new Promise((resolve) => response.once('drain', resolve));
    }
    response.end(TOKEN);
  });
  const answer = valued(await send(composed('GET', 'dump/')));
  expect(answer).toMatchObject({
    bytes: 20_000_000 + TOKEN.length,
    redacted: 1,
    fileName: 'dump 1.json',
    body: { kind: 'file', why: 'too-large' },
  });
  const file = path.join(folder, 'saved.json');
  valued(await composer.saveAnswer(answer.answerId, file));
  const saved = readFileSync(file);
  expect(saved.length).toBe(20_000_000 + '[redacted]'.length);
  expect(saved.subarray(-14).toString()).toBe('ghij[redacted]');
  expect(readdirSync(folder).some((name) => name.endsWith('.part'))).toBe(false);
  composer.forgetAnswers('p1');
  expect(await composer.saveAnswer(answer.answerId, file)).toMatchObject({ error: { code: 'gone' } });
});

test('a disk that does not take the file: said, and nothing half-written stays', async () => {
  const { send, composer, folder } = await open(says('data', { 'content-type': 'application/pdf' }));
  const { answerId } = valued(await send(composed('GET', 'x/')));
  const file = path.join(folder, 'none', 'x.pdf');
  expect(await composer.saveAnswer(answerId, file)).toMatchObject({ error: { code: 'disk', reason: 'ENOENT' } });
  expect(existsSync(file)).toBe(false);
  valued(await composer.saveAnswer(answerId, path.join(folder, 'x.pdf')));
  expect(readFileSync(path.join(folder, 'x.pdf'), 'utf8')).toBe('data');
});

test('cancelled: a reading one is over, of a writing one nobody knows', async () => {
  const { send, arrived } = await open(() => {});
  for (const [method, code] of [
    ['GET', 'cancelled'],
    ['POST', 'outcome-unknown'],
  ] as const) {
    const stop = new AbortController();
    const before = arrived.length;
    const sending = send(composed(method, 'slow/'), { signal: stop.signal });
    await expect.poll(() => arrived.length).toBe(before + 1);
    stop.abort();
    expect(await sending).toMatchObject({ error: { code } });
  }
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
