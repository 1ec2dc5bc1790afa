import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import type { OpenedSource } from '../../electron/contract/resource';
import type { LoadingView } from '../../electron/contract/transfer';
import { axiosHttp } from '../../electron/http/axios-http';
import type { Http } from '../../electron/http/http';
import { Browsers } from '../../electron/resource/browsers';
import { Transfers } from '../../electron/resource/transfers';
import { rowsWith } from '../../electron/rows/rows-client';
import { firstLine, stopped } from '../helpers/backends/child';
import { nodeChild } from '../helpers/node-child';

export type RowsBench = {
  /** `idleDelayMs`: what this computer delays a process that does nothing, beside. A bare array of 1,250,000 rows, 100 MB, read by the app's own main process code. */
  readonly load: {
    readonly megabytes: number;
    readonly rows: number;
    readonly seconds: number;
    readonly worstDelayMs: number;
    readonly idleDelayMs: number;
  };
  readonly sortMs: number;
  readonly searchMs: number;
  /** Of 200,000 rows by page, to NDJSON, against a bare Node client that writes the same pages. */
  readonly export: { readonly rowsASecond: number; readonly bareRowsASecond: number; readonly ratio: number };
};

const BIG = 1_250_000;
const PAGED = 200_000;

/** Giant arrays, local order and search, and the rate of an export, in plain Node with the real rows process. */
export const benchRows = async (): Promise<RowsBench> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-bench-rows-'));
  try {
    const { load, sortMs, searchMs } = await benchLoad();
    return { load, sortMs, searchMs, export: await benchExport(folder) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const benchLoad = async (): Promise<Omit<RowsBench, 'export'>> => {
  const stage = await startStage(BIG);
  try {
    // the start of a process blocks Node's fork, and not Electron's
    const feed = stage.openRows();
    await feed.write(new Uint8Array(300_000).fill(0x20));
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await setTimeout(3_000);
    const idleDelayMs = delay.max / 1e6;
    delay.reset();
    const startedMs = performance.now();
    const opened = await stage.open('subscribers/');
    const seconds = (performance.now() - startedMs) / 1_000;
    delay.disable();
    const megabytes = (stage.loading()?.bytes ?? 0) / 1e6;
    feed.abort();
    const load = { megabytes, rows: opened.total ?? 0, seconds, worstDelayMs: delay.max / 1e6, idleDelayMs };
    await setTimeout(1_500);
    const sortMs = await timed(() => stage.open('subscribers/', { ordering: { field: 'name', descending: false } }));
    const searchMs = await timed(() => stage.open('subscribers/', { search: 'smith' }));
    return { load, sortMs, searchMs };
  } finally {
    await stage.stop();
  }
};

const benchExport = async (folder: string): Promise<RowsBench['export']> => {
  const stage = await startStage(PAGED);
  try {
    // the process that writes is started by the first one, as it is once for many exports
    await stage.open('subscribers/');
    const bareMs = await timed(() => bareExport(stage, path.join(folder, 'bare.ndjson')));
    const file = path.join(folder, 'ours.ndjson');
    const oursMs = await timed(() => ourExport(stage, file));
    if (statSync(file).size < 10_000_000) throw new Error('the export is not whole');
    const rate = (ms: number): number => Math.round((PAGED / ms) * 1_000);
    return { rowsASecond: rate(oursMs), bareRowsASecond: rate(bareMs), ratio: bareMs / oursMs };
  } finally {
    await stage.stop();
  }
};

const told = v.object({ url: v.string(), username: v.string(), password: v.string() });
const isRows = (value: unknown): value is readonly object[] => Array.isArray(value);
const bigPage = v.object({ next: v.nullable(v.string()), results: v.custom<readonly object[]>(isRows) });

type Stage = Awaited<ReturnType<typeof startStage>>;

const startStage = async (rows: number) => {
  // a process of its own, as every server is: in this one its work would count as the app's
  const args = ['--import', 'tsx', 'electron/demo/demo-alone.ts', '--rows', String(rows), '--token-seconds', '3600'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const demo = v.parse(told, JSON.parse(await firstLine(child, 'the demo')));
  const token = await tokenOf(demo);
  const bare = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/bench' });
  const authorization = new Secret(`JWT ${token}`);
  const http: Http = {
    send: (request, signal) => bare.send({ ...request, headers: { ...request.headers, authorization } }, signal),
  };
  const rowsProcess = rowsWith(nodeChild('electron/rows/rows-process.ts'));
  let last: LoadingView | null = null;
  const browsers = new Browsers({
    httpFor: () => http,
    serverAddressOf: () => demo.url,
    openRows: rowsProcess.openRows,
    clock: systemClock,
    onLoading: ([view]) => {
      last = view ?? last;
    },
  });
  const open = async (list: string, more: Partial<Parameters<Browsers['open']>[0]> = {}): Promise<OpenedSource> => {
    const asked = { profileId: 'p', path: list, search: '', ordering: null, filters: [], fresh: false, count: 200 };
    const opened = await browsers.open({ ...asked, ...more }, new AbortController().signal);
    if (!opened.ok) throw new Error(`${opened.error.code} ${opened.error.message}`);
    return opened.value;
  };
  const stop = async (): Promise<void> => {
    browsers.closeProfile('p');
    await stopped(child);
  };
  return {
    url: demo.url,
    token,
    ...rowsProcess,
    browsers,
    open,
    loading: (): LoadingView | null => last,
    stop,
  };
};

const tokenOf = async ({ url, username, password }: v.InferOutput<typeof told>): Promise<string> => {
  const answer = await fetch(`${url}jwt-auth/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  });
  return v.parse(v.object({ token: v.string() }), await answer.json()).token;
};

const timed = async (action: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now();
  await action();
  return performance.now() - startedMs;
};

const ourExport = async ({ browsers, files, open }: Stage, file: string): Promise<void> => {
  const transfers = new Transfers({
    ...{ browsers, files, writesOf: () => 'allowed', newId: () => 't', clock: systemClock, random: Math.random },
    kept: { load: async () => [], keep: async () => {}, erase: async () => {} },
  });
  const { sourceId } = await open('subscriber-pages/');
  const order = { profileId: 'p', sourceId, name: 'x', selection: null, format: 'ndjson', columns: null } as const;
  const prepared = transfers.prepareExport({ ...order, guardFormulas: false, byteOrderMark: false });
  if (!prepared.ok) throw new Error(prepared.error.message);
  const done = new Promise<void>((resolve, reject) => {
    transfers.onChange(([view]) => {
      if (view?.state.kind === 'done') resolve();
      else if (view?.state.kind === 'paused') reject(new Error(view.state.failure.message));
    });
  });
  prepared.value.start(file);
  await done;
};

/** What a script would do: page after page, parsed and written. */
const bareExport = async ({ url, token }: Stage, file: string): Promise<void> => {
  const out = createWriteStream(file);
  let next: string | null = `${url}subscriber-pages/?limit=1000`;
  while (next !== null) {
    const answer: Response = await fetch(next, { headers: { authorization: `JWT ${token}` } });
    const page = v.parse(bigPage, await answer.json());
    if (!out.write(page.results.map((row) => `${JSON.stringify(row)}\n`).join(''))) await once(out, 'drain');
    next = page.next;
  }
  out.end();
  await once(out, 'finish');
};
