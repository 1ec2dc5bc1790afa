import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { createAgents } from '../../../../electron/http/agents';
import { axiosHttp } from '../../../../electron/http/axios-http';
import { multipart } from '../../../../electron/http/multipart';
import { startConnectProxy } from '../../../helpers/connect-proxy';
import { sendJson } from '../../../helpers/scripted-http';
import { http, never, serve, serveRaw } from './axios-http-stage';

const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-multipart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const fileOf = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
};

const sent = async (parts: Parameters<typeof multipart>[0]) => {
  const form = await multipart(parts);
  if (!form.ok) throw new Error(form.error.code);
  const chunks: Buffer[] = [];
  for await (const chunk of form.value.open()) chunks.push(Buffer.from(chunk));
  return { ...form.value, bytes: form.value.bytes, body: Buffer.concat(chunks), pieces: chunks.length };
};

test('a form as any reader of forms takes it, as long as it was announced', async () => {
  const bytes = Buffer.from([0, 1, 2, 13, 10, 45, 45, 255]);
  const {
    body,
    contentType,
    bytes: length,
  } = await sent([
    { name: 'title', text: 'Ünïcode\r\n“x”' },
    { name: 'photo', file: fileOf('Bild ü.png', bytes) },
    { name: 'tags', text: 'a' },
    { name: 'tags', text: 'b' },
  ]);
  expect(body.length).toBe(length);
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
  expect(form.get('title')).toBe('Ünïcode\r\n“x”');
  expect(form.getAll('tags')).toEqual(['a', 'b']);
  const photo = form.get('photo');
  expect(photo).toMatchObject({ name: 'Bild ü.png', type: 'image/png' });
  expect(Buffer.from(photo instanceof File ? new Uint8Array(await photo.arrayBuffer()) : []).equals(bytes)).toBe(true);
});

test('names that would end a header are written as browsers write them', async () => {
  const { body } = await sent([{ name: 'a"\r\nX: y', text: '' }]);
  expect(body.toString()).toContain('name="a%22%0D%0AX: y"');
});

test('an unknown extension, an empty file: bytes of no known type', async () => {
  const { body, bytes } = await sent([{ name: 'f', file: fileOf('x.unknown', '') }]);
  expect(body.length).toBe(bytes);
  expect(body.toString()).toContain('Content-Type: application/octet-stream\r\n\r\n\r\n');
});

test('a big file comes in pieces', async () => {
  expect((await sent([{ name: 'f', file: fileOf('big.bin', Buffer.alloc(1_000_000)) }])).pieces).toBeGreaterThan(10);
});

test('a file that became shorter meanwhile: the stream fails instead of waiting for more', async () => {
  const file = fileOf('short.bin', Buffer.alloc(1_000));
  const form = await multipart([{ name: 'f', file }]);
  writeFileSync(file, Buffer.alloc(10));
  const read = async (): Promise<void> => {
    if (form.ok) for await (const _ of form.value.open()) void _;
  };
  await expect(read()).rejects.toThrow('shorter');
});

test('a file that is gone: disk, with the reason', async () => {
  expect(await multipart([{ name: 'f', file: path.join(folder, 'none') }])).toMatchObject({
    error: { code: 'disk', reason: 'ENOENT' },
  });
});

describe('a file on its way', () => {
  const bodyOf = async (file: string) => {
    const form = await multipart([{ name: 'f', file }]);
    if (!form.ok) throw new Error(form.error.code);
    const { open } = form.value;
    const opened: Readable[] = [];
    const remembered = () => {
      const body = open();
      opened.push(body);
      return body;
    };
    return { opened, stream: { ...form.value, open: remembered } };
  };

  test.each([
    [
      'refused before it has been read',
      (socket: Socket) => void socket.end('HTTP/1.1 413 No\r\ncontent-length: 0\r\n\r\n'),
    ],
    ['broken off', (socket: Socket) => void socket.destroy()],
    ['never taken', (socket: Socket) => void socket.pause()],
  ])('%s: the file is closed', async (_what, answer) => {
    const url = await serveRaw((socket) => socket.once('data', () => answer(socket)));
    const { opened, stream } = await bodyOf(fileOf('way.bin', Buffer.alloc(12_000_000)));
    await http.send({ method: 'POST', url, stream, timeoutMs: 200 }, never);
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  test('the first proxy is not there: the second gets the file whole', async () => {
    const server = await serve(({ body }, answer) => sendJson(answer, 200, { characters: body.length }));
    const [gone, proxy] = [await startConnectProxy(), await startConnectProxy()];
    await gone.close();
    const pac = `${gone.pac.split(';')[0]}; ${proxy.pac}`;
    const agents = createAgents({ proxyFor: () => Promise.resolve(pac) });
    const { stream } = await bodyOf(fileOf('whole.bin', Buffer.alloc(300_000, 'a')));
    const url = `http://api.example.test:${new URL(server.origin).port}/`;
    const proxied = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test', agents });
    const answer = await proxied.send({ method: 'POST', url, stream, timeoutMs: 2_000 }, never);
    await proxy.close();
    expect(answer.ok && JSON.parse(Buffer.from(answer.value.body).toString())).toEqual({ characters: stream.bytes });
  });
});
