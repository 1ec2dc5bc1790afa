import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ExportOrder, TransferView } from '../../electron/contract/transfer';
import { type Backend, type BackendKind, pythonOrReason, startBackend } from '../helpers/backends';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const python = pythonOrReason();
const signal = new AbortController().signal;
const ROWS = 6_000;

type Case = { readonly kind: BackendKind; readonly lists: readonly string[] };
const cases: readonly Case[] = [
  { kind: 'demo', lists: ['subscribers/', 'subscriber-pages/'] },
  { kind: 'simplejwt', lists: ['subscribers/', 'by-page/', 'by-offset/', 'by-cursor/', 'by-wrapped/'] },
];

describe.each(cases)('exports and imports against $kind', ({ kind, lists }) => {
  const why = kind === 'demo' || python.ok ? null : python.reason;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-transfers-'));
  const paged = lists[1] ?? '';
  let backend: Backend;
  let proxy: FaultProxy;
  let real: RealServices;
  let profileId: string;

  beforeAll(async () => {
    if (why) return;
    backend = await startBackend(kind, { tokenSeconds: 10, rows: ROWS });
    proxy = await startFaultProxy(backend.url);
    real = realServices();
    await real.services.start();
    profileId = await signedInAt(real, proxy.url, backend);
  });

  afterEach(() => proxy?.passAll());

  afterAll(async () => {
    await real?.close();
    await proxy?.stop();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = (id: string): TransferView | undefined =>
    real.services.transfers.views.find(({ transferId }) => transferId === id);
  const stateOf = (id: string): string | undefined => view(id)?.state.kind;
  const opened = async (list: string, more: { readonly search?: string } = {}) => {
    const query = { search: '', ordering: null, fresh: false, count: 50, ...more };
    const source = await real.services.browsers.open({ profileId, path: list, ...query }, signal);
    if (!source.ok) throw new Error(`${list}: ${source.error.code} ${source.error.message}`);
    return source.value;
  };
  const begin = async (list: string, file: string, order: Partial<ExportOrder> = {}, search = ''): Promise<string> => {
    const { sourceId } = await opened(list, { search });
    const prepared = real.services.transfers.prepareExport({
      ...{ profileId, sourceId, name: 'Subscribers', selection: null, format: 'ndjson', columns: null },
      ...{ guardFormulas: true, byteOrderMark: false },
      ...order,
    });
    if (!prepared.ok) throw new Error(prepared.error.message);
    const started = prepared.value.start(file);
    if (!started.ok) throw new Error(started.error.message);
    // what is on screen may change meanwhile
    real.services.browsers.close({ sourceId });
    return started.value;
  };
  const done = (id: string, timeout = 20_000) => expect.poll(() => stateOf(id), { timeout }).toBe('done');
  const idsIn = (file: string): readonly number[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): number => JSON.parse(line).id);

  it.for(lists)('%s: every row once, in order, under its name only when it is whole', async (list, context) => {
    if (why) context.skip(why);
    const file = path.join(folder, `${list.replaceAll('/', '-')}.ndjson`);
    const id = await begin(list, file);
    await done(id);
    expect(idsIn(file)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
    expect(view(id)).toMatchObject({ done: ROWS, leftOut: [] });
    expect(existsSync(`${file}.part`)).toBe(false);
  });

  it.for(lists)('%s: search, selection and columns hold in the file', async (list, context) => {
    if (why) context.skip(why);
    const file = path.join(folder, 'some.csv');
    const { total } = await opened(list, { search: 'smith' });
    const found = await begin(list, file, { format: 'csv', columns: ['email', 'id'] }, 'smith');
    await done(found);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n');
    expect(lines[0]).toBe('email,id');
    if (total !== null) expect(lines).toHaveLength(total + 1);
    expect(lines.slice(1).every((line) => /smith/i.test(line) || list === 'subscribers/')).toBe(true);

    const selection = [
      { from: 3, count: 2 },
      { from: 701, count: 1 },
      { from: 5_990, count: 3 },
    ];
    const id = await begin(list, path.join(folder, 'picked.ndjson'), { selection });
    await done(id);
    expect(idsIn(path.join(folder, 'picked.ndjson'))).toEqual([4, 5, 702, 5_991, 5_992, 5_993]);
    expect(view(id)).toMatchObject({ done: 6, total: 6 });
  });

  // its waits are long, and nothing in it depends on the kind of server
  if (kind === 'demo') {
    it('reset in the middle, 429 and 503: goes on with the page that failed, and no row comes twice', async (context) => {
      if (why) context.skip(why);
      const file = path.join(folder, 'faults.ndjson');
      const page = new RegExp(`/api/${paged}\\?.*(page|offset)=`);
      await opened(paged);
      proxy.on({ path: page, times: 1, fault: { kind: 'cut', afterBytes: 5_000 } });
      proxy.on({ path: page, times: 1, fault: { kind: 'answer', status: 503 } });
      proxy.on({
        path: page,
        times: 1,
        fault: {
          kind: 'answer',
          status: 429,
          headers: { 'retry-after': '1', 'content-type': 'application/json' },
          body: '{"detail":"slow"}',
        },
      });
      const seen = new Set<string>();
      const stop = real.services.transfers.onChange((views) => {
        for (const { state } of views) if (state.kind === 'waiting') seen.add(state.failure.code);
      });
      const id = await begin(paged, file);
      await done(id);
      stop();
      expect([...seen].sort()).toEqual(['connection-lost', 'server-failed', 'throttled']);
      expect(idsIn(file)).toEqual(Array.from({ length: ROWS }, (_, index) => index + 1));
    });

    it('the token runs out in the middle: renewed, counted, nothing lost', async (context) => {
      if (why) context.skip(why);
      const file = path.join(folder, 'slow.ndjson');
      proxy.on({ path: new RegExp(`/api/${paged}`), fault: { kind: 'delay', ms: 1_300 } });
      const id = await begin(paged, file);
      await done(id, 40_000);
      expect(view(id)?.renewals).toBeGreaterThanOrEqual(1);
      expect(idsIn(file)).toHaveLength(ROWS);
    });
  }

  it('cancelled: no part file, no file, no card', async (context) => {
    if (why) context.skip(why);
    const file = path.join(folder, 'cancelled.csv');
    proxy.on({ path: new RegExp(`/api/${paged}`), fault: { kind: 'delay', ms: 600 } });
    const id = await begin(paged, file, { format: 'csv' });
    await expect.poll(() => view(id)?.done, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(existsSync(`${file}.part`)).toBe(true);
    await real.services.transfers.cancel(id);
    expect(readdirSync(folder).filter((name) => name.startsWith('cancelled'))).toEqual([]);
    expect(view(id)).toBeUndefined();
  });

  it('a folder that is not there: paused with the disk’s own reason, and dismissed without a trace', async (context) => {
    if (why) context.skip(why);
    const id = await begin(paged, path.join(folder, 'none', 'x.csv'), { format: 'csv' });
    await expect.poll(() => stateOf(id)).toBe('paused');
    expect(view(id)?.state).toMatchObject({ failure: { code: 'disk', reason: 'ENOENT' } });
    await real.services.transfers.dismiss(id);
    expect(view(id)).toBeUndefined();
  });

  it('import: a lost answer is looked up and not sent again, a refused row is told in a file beside', async (context) => {
    if (why) context.skip(why);
    const file = path.join(folder, 'new.csv');
    const rows = Array.from({ length: 12 }, (_, index) => `New ${index},${20 + index},new${index}@import.example`);
    rows[4] = 'Broken,31,new4@import example';
    rows[7] = ',33,new7@import.example';
    writeFileSync(file, `\ufeffname;age;email\r\n${rows.join('\r\n').replaceAll(',', ';')}\r\n`);
    const preview = await real.services.transfers.imports.open({ profileId, path: 'subscribers/' }, file, signal);
    if (!preview.ok) throw new Error(preview.error.message);
    expect(preview.value).toMatchObject({ rows: 12, delimiter: ';', columns: ['name', 'age', 'email'] });
    const asked = { importId: preview.value.importId, columns: [...preview.value.mapping], undoGuard: false };
    const check = await real.services.transfers.imports.check(asked);
    expect(check).toMatchObject({ ok: true, value: { faultyRows: 2, missing: [] } });

    proxy.forget();
    proxy.on({ method: 'POST', path: '/api/subscribers/', times: 1, fault: { kind: 'lose' } });
    const started = real.services.transfers.imports.start({ ...asked, skipFaulty: false, confirmed: false });
    if (!started.ok) throw new Error(started.error.message);
    await done(started.value);
    expect(view(started.value)).toMatchObject({ created: 10, refused: 2, unknown: 0 });
    expect(proxy.count('POST', '/api/subscribers/')).toBe(12);
    const errors = readFileSync(path.join(folder, 'new.errors.csv'), 'utf8').trimEnd().split('\r\n');
    expect(errors).toHaveLength(3);
    expect(errors[0]).toBe('name,age,email,row,outcome,problem');
    expect(errors.find((line) => line.startsWith('Broken'))).toContain('email:');
    const there = await opened('subscribers/', { search: 'import.example' });
    const again = await real.services.browsers.open(
      { profileId, path: 'subscribers/', search: 'import.example', ordering: null, fresh: true, count: 50 },
      signal,
    );
    expect(there.style.kind).toBe('whole');
    expect(again.ok && again.value.total).toBe(10);
  });
});
