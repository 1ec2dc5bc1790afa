import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Composed, ComposedAnswer } from '../../electron/contract/compose';
import type { Wire } from '../../electron/contract/declare';
import type { Result } from '../../electron/contract/result';
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
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-compose-'));

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { rows: 40_000 });
    real = realServices();
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
});
