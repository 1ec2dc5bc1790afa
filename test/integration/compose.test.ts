import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { commandsWith } from '../../electron/commands';
import type { Composed, ComposedAnswer } from '../../electron/contract/compose';
import type { Wire } from '../../electron/contract/declare';
import type { Result } from '../../electron/contract/result';
import type { Http } from '../../electron/http/http';
import { isRecord } from '../../electron/resource/wire';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const signal = new AbortController().signal;

const valued = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const request = (method: Composed['method'], address: string, more: Partial<Composed> = {}): Composed => ({
  ...{ method, address, query: [], headers: [], body: { kind: 'none' } },
  ...more,
});

const json = (value: unknown): Composed['body'] => ({ kind: 'json', text: JSON.stringify(value) });

const jsonIn = ({ body }: ComposedAnswer): Wire => (body.kind === 'text' ? JSON.parse(body.text) : null);

const idIn = (answer: ComposedAnswer): Wire => {
  const row = jsonIn(answer);
  return isRecord(row) ? row['id'] : null;
};

describeWithPython('composed requests against Django', () => {
  let backend: Backend;
  let real: RealServices;
  let profileId: string;
  let spoilNext = false;
  const told: unknown[] = [];
  /** The server gets another token than the session has, once. */
  const spoiling = (http: Http): Http => ({
    send: (asked, cancel) => {
      if (!spoilNext || asked.headers?.['Authorization'] === undefined) return http.send(asked, cancel);
      spoilNext = false;
      const headers = { ...asked.headers, Authorization: new Secret('Bearer not-a-token') };
      return http.send({ ...asked, headers }, cancel);
    },
  });
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-compose-'));

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { rows: 20 });
    real = realServices(undefined, {
      wrapHttp: spoiling,
      announce: (name, payload) => void (name === 'resource:outdated' && told.push(payload)),
    });
    await real.services.start();
    profileId = await signedInAt(real, backend.url, backend);
  });

  afterAll(async () => {
    await real?.close();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (composed: Composed, confirmed = false) =>
    real.services.composer.send({ profileId, request: composed, confirmed }, signal);
  const article = { title: 'Composed', author: 1, price: '12.30', address: { street: '', city: 'Ulm' } };

  it('GET: status, headers, time, size and the text as the server sent it', async () => {
    const answer = valued(await send(request('GET', 'authors/', { query: [{ name: 'x', value: 'a b&c', on: true }] })));
    expect(answer).toMatchObject({ status: 200, reason: 'OK', replayed: false, renewed: false, redacted: 0 });
    expect(answer.url).toBe(`${backend.url}authors/?x=a+b%26c`);
    expect(answer.body).toMatchObject({ kind: 'text', language: 'json' });
    expect(answer.bytes).toBe(Buffer.byteLength(answer.body.kind === 'text' ? answer.body.text : ''));
    expect(answer.headers.map(({ name }) => name)).toContain('allow');
    expect(real.services.requestsOf(profileId)[0]).toMatchObject({ method: 'GET', status: 200 });
  });

  it('POST, then PATCH with field errors, then DELETE: the answers of the server, whatever their status', async () => {
    const made = valued(await send(request('POST', 'articles/', { body: json(article) })));
    expect(made).toMatchObject({ status: 201, reason: 'Created' });
    const id = idIn(made);
    const refused = valued(await send(request('PATCH', `articles/${id}/`, { body: json({ title: '', price: 'x' }) })));
    expect(refused).toMatchObject({ status: 400, reason: 'Bad Request' });
    expect(jsonIn(refused)).toEqual({ title: [expect.any(String)], price: [expect.any(String)] });
    const removed = valued(await send(request('DELETE', `articles/${id}/`)));
    expect(removed).toMatchObject({ status: 204, bytes: 0, body: { kind: 'none' } });
  });

  it('an upload of 12 MB goes as a form, and comes back whole: as text for the window, and to be saved', async () => {
    const bytes = Buffer.alloc(12_000_000, 'latchkey ');
    writeFileSync(path.join(folder, 'up.txt'), bytes);
    const { fileId } = valued(await real.services.chosenFiles.add(path.join(folder, 'up.txt')));
    const part = { kind: 'file', name: 'attachment', fileId, fileName: 'up.txt', on: true } as const;
    const title = { kind: 'text', name: 'title', value: 'With a file', on: true } as const;
    const body = { kind: 'multipart', parts: [title, part] } as const;
    const changed = valued(await send(request('PATCH', 'articles/9/', { body: { ...body, parts: [...body.parts] } })));
    const row = jsonIn(changed);
    expect(row).toMatchObject({ title: 'With a file', attachment: expect.stringMatching(/\.txt$/) });
    const address = isRecord(row) ? String(row['attachment']) : '';
    const fetched = valued(await send(request('GET', address)));
    expect(fetched).toMatchObject({ status: 200, bytes: bytes.length, body: { kind: 'text', text: String(bytes) } });
    valued(await real.services.composer.saveAnswer(fetched.answerId, path.join(folder, 'down.txt')));
    expect(readFileSync(path.join(folder, 'down.txt')).equals(bytes)).toBe(true);
  });

  it('another origin: refused without a request', async () => {
    const before = real.services.requestsOf(profileId).length;
    expect(await send(request('GET', 'https://api.example.test/'))).toMatchObject({
      error: { code: 'foreign-origin', host: 'api.example.test' },
    });
    expect(real.services.requestsOf(profileId)).toHaveLength(before);
  });

  it('the write mode of the profile: nothing leaves, until the person agrees', async () => {
    valued(await real.services.editing.update(profileId, { writes: 'read-only' }));
    expect(await send(request('DELETE', 'articles/3/'), true)).toMatchObject({ error: { code: 'read-only' } });
    valued(await real.services.editing.update(profileId, { writes: 'confirm' }));
    expect(await send(request('DELETE', 'articles/3/'))).toMatchObject({ error: { code: 'not-confirmed' } });
    expect(valued(await send(request('DELETE', 'articles/3/'), true)).status).toBe(204);
    valued(await real.services.editing.update(profileId, { writes: 'allowed' }));
  });

  it('completion: paths of the profile, of the root and of the history', async () => {
    const paths = valued(await real.services.composer.paths(profileId));
    expect(paths).toContainEqual({ path: 'subscribers/', methods: null, from: 'profile' });
    expect(paths).toContainEqual({ path: 'authors/', methods: ['GET'], from: 'root' });
    expect(paths).toContainEqual({ path: 'articles/9/', methods: ['PATCH'], from: 'history' });
  });

  it('writes past an open table, composed, by a command and at the lent address: told as one; the table’s own are not', async () => {
    const { browsers, edits, editing, lending } = real.services;
    const path = 'subscribers/';
    const asked = { profileId, path, search: '', ordering: null, count: 50 };
    const total = async (fresh: boolean) => valued(await browsers.open({ ...asked, fresh }, signal)).total;
    const before = Number(await total(false));
    const ada = { name: 'Ada', age: 36, email: 'ada@example.org' };
    const plainly = { overwrite: false, confirmed: false };
    valued(await edits.create({ profileId, path, values: ada, confirmed: false }));
    valued(await edits.change({ profileId, path, key: '1', base: null, values: { age: 37 }, ...plainly }));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect([told, await total(false)]).toEqual([[], before + 1]);

    for (let each = 0; each < 8; each += 1) valued(await send(request('POST', path, { body: json(ada) })));
    await send(request('POST', path, { body: json({ name: '' }) }));
    valued(await editing.update(profileId, { title: 'mine', commandLine: true }));
    const line = { kind: 'request', profile: 'mine', method: 'DELETE', path: `${path}2/` } as const;
    const command = { ...line, headers: [], hasBody: false };
    expect(await commandsWith(real.services)(command, Buffer.alloc(0), signal)).toMatchObject({
      value: { answer: { status: 204 } },
    });
    valued(await lending.start(profileId, { mayWrite: true, idleMs: 60_000 }));
    const lent = await fetch(`${valued(lending.addressOf(profileId))}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ada),
    });
    expect(lent.status).toBe(201);
    lending.stop(profileId);
    await expect.poll(() => told).toEqual([{ profileId, path }]);
    expect(await total(true)).toBe(before + 1 + 8 - 1 + 1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toHaveLength(1);
  });

  it('a token that the server does not take any more: renewed, sent again, and both said', async () => {
    const refused = async () => {
      spoilNext = true;
      const { status, replayed, renewed } = valued(await send(request('POST', 'articles/', { body: json(article) })));
      return { status, replayed, renewed };
    };
    // A grant of the last seconds is not renewed again: until then the refusal is the answer.
    await expect
      .poll(refused, { timeout: 10_000, interval: 500 })
      .toEqual({ status: 201, replayed: true, renewed: true });
  });

  it('what was sent is kept without secrets, and goes with the profile', async () => {
    const body = json({ username: 'x', password: 'hunter2hunter2' });
    await send(request('POST', 'authors/', { body, query: [{ name: 'token', value: 'abcdefgh', on: true }] }));
    const [last] = (await real.services.composer.shelf.of(profileId)).history;
    expect(last).toMatchObject({ body: 'secret', request: { query: [{ name: 'token', value: '' }] } });
    const file = path.join(real.folder, 'compose', `${profileId}.json`);
    expect(readFileSync(file, 'utf8')).not.toMatch(/hunter2|abcdefgh|eyJ/);
    await real.services.editing.remove(profileId);
    await expect.poll(() => readdirSync(path.join(real.folder, 'compose'))).toEqual([]);
  });
});
