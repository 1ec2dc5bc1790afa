import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { multipart } from '../../../../electron/http/multipart';

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
