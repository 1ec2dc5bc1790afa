import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { API_KEY, type Arrived, composed, TOKEN } from '../../../helpers/compose-stage';
import { open, says, valued } from './sending-stage';

const echo = ({ request, body }: Arrived): string => JSON.stringify({ headers: request.headers, body: String(body) });

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
  const narrow = await open((_arrived, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(`a${TOKEN.slice(0, 20)}`);
    setTimeout(() => response.end(`${TOKEN.slice(20)}z`), 30);
  });
  expect(valued(await narrow.send(composed('GET', 'x/'))).body).toMatchObject({ text: 'a[redacted]z' });
  await narrow.close();
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

test('a session that ends while a request is under way: its answer is not kept', async () => {
  let answer = () => {};
  const { send, composer, folder, arrived } = await open((_arrived, response) => {
    answer = () => void response.writeHead(200, { 'content-type': 'application/pdf' }).end('data');
  });
  const sending = send(composed('GET', 'x/'));
  await vi.waitFor(() => expect(arrived).toHaveLength(1));
  composer.forgetAnswers('p1');
  answer();
  const { answerId } = valued(await sending);
  const saved = await composer.saveAnswer(answerId, path.join(folder, 'x.pdf'));
  expect(saved).toMatchObject({ error: { code: 'gone' } });
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
