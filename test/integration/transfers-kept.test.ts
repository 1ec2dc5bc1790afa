import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { TransferView } from '../../electron/contract/transfer';
import { KeychainVault } from '../../electron/vault/keychain-vault';
import { type Backend, startBackend } from '../helpers/backends';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { MemoryKeychain } from '../helpers/memory-keychain';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const signal = new AbortController().signal;
const ROWS = 6_000;
const EVERY_ID = Array.from({ length: ROWS }, (_, index) => index + 1);

describe('exports and imports of an earlier run', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-kept-'));
  // what the keychain does has tests of its own
  const vault = new KeychainVault({ keychain: new MemoryKeychain(), mostBytes: Number.MAX_SAFE_INTEGER });
  const started = async (data?: string): Promise<RealServices> => {
    const run = realServices(data, { wrapVault: () => vault });
    await run.services.start();
    return run;
  };
  let backend: Backend;
  let proxy: FaultProxy;
  let real: RealServices;
  let profileId: string;

  beforeAll(async () => {
    backend = await startBackend('demo', { tokenSeconds: 300, rows: ROWS });
    proxy = await startFaultProxy(backend.url);
    real = await started();
    profileId = await signedInAt(real, proxy.url, backend);
  });

  afterEach(() => proxy.passAll());

  afterAll(async () => {
    await real?.close();
    await proxy?.stop();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const view = (id: string): TransferView | undefined =>
    real.services.transfers.views.find(({ transferId }) => transferId === id);
  const stateOf = (id: string): string | undefined => view(id)?.state.kind;
  const done = (id: string, timeout = 20_000) => expect.poll(() => stateOf(id), { timeout }).toBe('done');
  const begin = async (list: string, file: string): Promise<string> => {
    const query = { search: '', ordering: null, fresh: false, count: 50 };
    const source = await real.services.browsers.open({ profileId, path: list, ...query }, signal);
    if (!source.ok) throw new Error(source.error.message);
    const { sourceId } = source.value;
    const prepared = real.services.transfers.prepareExport({
      ...{ profileId, sourceId, name: 'Subscribers', selection: null, format: 'ndjson', columns: null },
      ...{ guardFormulas: true, byteOrderMark: false },
    });
    const begun = prepared.ok ? prepared.value.start(file) : prepared;
    if (!begun.ok) throw new Error(begun.error.message);
    real.services.browsers.close({ sourceId });
    return begun.value;
  };
  const beginImport = async (file: string): Promise<string> => {
    const { imports } = real.services.transfers;
    const preview = await imports.open({ profileId, path: 'subscribers/' }, file, signal);
    if (!preview.ok) throw new Error(preview.error.message);
    const { importId, mapping } = preview.value;
    const begun = imports.start({
      ...{ importId, columns: [...mapping], undoGuard: false, skipFaulty: true, confirmed: false },
    });
    if (!begun.ok) throw new Error(begun.error.message);
    return begun.value;
  };
  const idsIn = (file: string): readonly number[] =>
    readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line): number => JSON.parse(line).id);

  /** As a person closes Latchkey and starts it again; `asKilled`: what had been written down before is all that is left. */
  const startAgain = async (asKilled: string | null): Promise<void> => {
    const { folder: data } = real;
    await real.close({ keepFolder: true });
    if (asKilled !== null) writeFileSync(path.join(data, 'transfers.json'), asKilled);
    real = await started(data);
    await expect.poll(() => real.view(profileId)?.state, { timeout: 10_000 }).toMatchObject({ kind: 'active' });
  };
  const writtenDown = (): string => readFileSync(path.join(real.folder, 'transfers.json'), 'utf8');

  it('Latchkey is closed in the middle of an export: offered at the next start, and gone on with', async () => {
    const file = path.join(folder, 'closed.ndjson');
    const hold = proxy.on({
      path: /\/api\/subscriber-pages\/\?.*offset=3000/,
      fault: { kind: 'delay', ms: 30_000 },
    });
    const id = await begin('subscriber-pages/', file);
    // the page before is settled with the answer that is held
    await expect.poll(() => view(id)?.done, { timeout: 10_000 }).toBe(2_000);
    expect(real.services.transfers.underWay).toBe(1);
    await startAgain(null);
    hold();
    expect(view(id)).toMatchObject({ state: { kind: 'kept' }, done: 3_000, total: ROWS, fileName: 'closed.ndjson' });
    expect(existsSync(`${file}.part`)).toBe(true);
    proxy.forget();
    real.services.transfers.resume(id);
    await done(id);
    expect(idsIn(file)).toEqual(EVERY_ID);
    // three to open the list again, and the three pages that were left
    expect(proxy.count('GET', '/api/subscriber-pages/')).toBe(6);
    await expect.poll(writtenDown).toContain('"data": []');
  });

  it('the same with the rows of a bare array: written again from the first', async () => {
    const file = path.join(folder, 'bare.ndjson');
    const id = await begin('subscribers/', path.join(folder, 'gone', 'bare.ndjson'));
    await expect.poll(() => stateOf(id)).toBe('paused');
    await expect.poll(writtenDown).toContain('gone');
    await startAgain(writtenDown().replace(/"file": "[^"]*"/, `"file": ${JSON.stringify(file)}`));
    expect(view(id)).toMatchObject({ state: { kind: 'kept' }, done: 0 });
    real.services.transfers.resume(id);
    await done(id);
    expect(idsIn(file)).toEqual(EVERY_ID);
  });

  it('Latchkey is killed in the middle of an import: rows that may have been sent are looked up, none comes twice', async () => {
    const file = path.join(folder, 'killed.csv');
    const rows = Array.from({ length: 60 }, (_, index) => `Killed ${index},30,killed${index}@kept.example`);
    rows[3] = 'Killed 3,old,killed3@kept.example';
    writeFileSync(file, `name,age,email\r\n${rows.join('\r\n')}\r\n`);
    proxy.forget();
    const slow = proxy.on({ method: 'POST', path: '/api/subscribers/', fault: { kind: 'delay', ms: 20 } });
    const id = await beginImport(file);
    await expect.poll(() => view(id)?.done, { timeout: 10_000 }).toBeGreaterThan(25);
    const left = writtenDown();
    await real.services.transfers.close();
    expect(proxy.count('POST', '/api/subscribers/')).toBeLessThan(60);
    slow();
    expect(left).not.toContain('@kept.example');
    await startAgain(left);
    expect(view(id)).toMatchObject({ state: { kind: 'kept' }, errorsFileName: 'killed.errors.csv' });
    real.services.transfers.resume(id);
    await done(id, 60_000);
    expect(view(id)).toMatchObject({ done: 60, refused: 1, unknown: 0, created: 59 });
    const query = { profileId, path: 'subscribers/', search: 'killed', ordering: null, fresh: true, count: 50 };
    expect(await real.services.browsers.open(query, signal)).toMatchObject({ value: { total: 59 } });
    expect(readFileSync(path.join(folder, 'killed.errors.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(2);
  });

  it('a file that was changed since: not gone on with, and its rest is dismissed', async () => {
    const file = path.join(folder, 'changed.csv');
    writeFileSync(file, 'name,age,email\r\nAda Changed,36,changed@kept.example\r\n');
    const hold = proxy.on({ method: 'POST', path: '/api/subscribers/', fault: { kind: 'answer', status: 429 } });
    const id = await beginImport(file);
    await expect.poll(() => stateOf(id)).toBe('waiting');
    await startAgain(null);
    hold();
    writeFileSync(file, 'name,age,email\r\nAda Otherwise,36,changed@kept.example\r\n');
    real.services.transfers.resume(id);
    await expect.poll(() => stateOf(id)).toBe('paused');
    expect(view(id)?.state).toMatchObject({ failure: { code: 'bad-file', reason: 'changed' } });
    await real.services.transfers.dismiss(id);
    expect(view(id)).toBeUndefined();
  });
});
