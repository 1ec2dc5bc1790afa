import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startBackend } from '../helpers/backends';
import { appOn, type RunningApp } from '../helpers/commands/app-on';
import { commandProcess, type Ended, programEnded } from '../helpers/commands/command-process';
import { startFaultProxy } from '../helpers/fault-proxy';
import { signedInAt } from '../helpers/real-services';
import { renewalsDue } from './due';

type Tally = { asked: number; readonly failures: string[] };

export type ElsewhereReport = {
  readonly minutes: number;
  /** How long no app ran, s. */
  readonly aloneSeconds: number;
  readonly curl: Tally;
  readonly besideApp: Tally;
  readonly alone: Tally;
  /** By the server's own count. */
  readonly renewals: number;
  readonly refused: number;
  readonly ideal: number;
  /** Outputs and files of the data folder that hold a token. */
  readonly tokensFound: number;
};

const TOKEN_SECONDS = 10;
const ROWS = 50;
/** The app is started anew so often, and there for so much of the time. */
const MOST_PERIOD_MS = 75_000;
const APP_SHARE = 0.8;
const COMMANDS_AT_ONCE = 2;
const NAME = 'soak';
const TOKEN = /eyJ[\w-]{10}/;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));

/**
 * One session used from elsewhere all along: curl through the lent address, `latchkey request` in processes of their own,
 * while the app comes and goes. Services and commands in plain Node; keyring, sockets and simplejwt with rotation are real.
 */
export const soakElsewhere = async (durationMs: number): Promise<ElsewhereReport> => {
  const backend = await startBackend('simplejwt', { tokenSeconds: TOKEN_SECONDS, rows: ROWS });
  const proxy = await startFaultProxy(backend.url);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-elsewhere-'));
  const tally = (): Tally => ({ asked: 0, failures: [] });
  const [curl, besideApp, alone] = [tally(), tally(), tally()];
  const spans: { fromMs: number; untilMs: number }[] = [];
  const expiries = new Set<number>();
  let tokensFound = 0;
  let app: RunningApp | null = await openApp(folder, expiries);
  const profileId = await signedInAt(app.real, proxy.url, backend);
  const [beganAtMs, before] = [Date.now(), await backend.counts()];
  const untilMs = beganAtMs + durationMs;
  const periodMs = Math.min(MOST_PERIOD_MS, durationMs / 2);
  const changed = await app.real.services.editing.update(profileId, { title: NAME, commandLine: true });
  if (!changed.ok) throw new Error(changed.error.message);

  const judge = (into: Tally, { code, out, err }: Ended): void => {
    into.asked += 1;
    if (TOKEN.test(out) || TOKEN.test(err)) tokensFound += 1;
    if (code !== 0 || !isWholeAnswer(out)) into.failures.push(`${code}: ${err.trim().split('\n')[0]}`);
  };
  let lent: string | null = null;
  let underWay: Promise<void> = Promise.resolve();
  const lend = async (running: RunningApp): Promise<void> => {
    const { lending } = running.real.services;
    const started = await lending.start(profileId, { mayWrite: false, idleMs: durationMs });
    const address = started.ok ? lending.addressOf(profileId) : started;
    if (address.ok) lent = address.value;
    else curl.failures.push(address.error.message);
  };
  const curlOnce = async (address: string): Promise<void> => {
    // The address by stdin: it is a secret, and arguments can be read by others.
    const asked = programEnded('curl', ['-sS', '--fail', '--max-time', '60', '--config', '-'], `url="${address}"`);
    judge(curl, await asked.ended);
  };
  const curlAllAlong = async (): Promise<void> => {
    while (Date.now() < untilMs) {
      if (lent !== null) {
        underWay = curlOnce(`${lent}subscribers/`);
        await underWay;
      }
      await wait(200);
    }
  };
  const commandsAllAlong = async (): Promise<void> => {
    while (Date.now() < untilMs) {
      const into = app ? besideApp : alone;
      judge(into, await commandProcess(folder, 'request', NAME, 'GET', 'subscribers/').ended);
      await wait(200);
    }
  };
  const closeApp = async (): Promise<void> => {
    lent = null;
    await underWay;
    await app?.close();
    app = null;
  };
  const comeAndGo = async (): Promise<void> => {
    for (;;) {
      await wait(Math.min(periodMs * APP_SHARE, untilMs - Date.now()));
      if (Date.now() >= untilMs) return;
      await closeApp();
      const fromMs = Date.now();
      await wait(Math.min(periodMs * (1 - APP_SHARE), untilMs - fromMs));
      app = await openApp(folder, expiries);
      spans.push({ fromMs, untilMs: Date.now() });
      await lend(app);
    }
  };

  await lend(app);
  const commands = Array.from({ length: COMMANDS_AT_ONCE }, commandsAllAlong);
  await Promise.all([curlAllAlong(), comeAndGo(), ...commands]);
  await closeApp();
  const endedAtMs = Date.now();
  const after = await backend.counts();
  const renewedAtMs = proxy.seen().flatMap(({ method, path: at, atMs }) => (isRenewal(method, at) ? [atMs] : []));
  tokensFound += filesBelow(folder).filter((file) => TOKEN.test(readFileSync(file, 'latin1'))).length;
  await proxy.stop();
  await backend.stop();
  rmSync(folder, { recursive: true, force: true });
  return {
    ...{ minutes: durationMs / 60_000, curl, besideApp, alone, tokensFound },
    aloneSeconds: spans.reduce((sum, span) => sum + span.untilMs - span.fromMs, 0) / 1_000,
    renewals: after.renewed - before.renewed,
    refused: after.renewalsRefused - before.renewalsRefused,
    ideal: renewalsDue({
      ...{ grantsAtMs: [beganAtMs, ...renewedAtMs], expiriesMs: [...expiries], endedAtMs },
      ...{ alone: spans, tokenSeconds: TOKEN_SECONDS },
    }),
  };
};

const openApp = async (folder: string, expiries: Set<number>): Promise<RunningApp> => {
  const app = await appOn(folder);
  app.real.services.sessions.onChange((views) => {
    for (const { state } of views) {
      if (state.kind === 'active' && state.lifetime.expiresAtMs !== null) expiries.add(state.lifetime.expiresAtMs);
    }
  });
  return app;
};

const isWholeAnswer = (text: string): boolean => {
  try {
    const rows: unknown = JSON.parse(text);
    return Array.isArray(rows) && rows.length === ROWS;
  } catch {
    return false;
  }
};

const isRenewal = (method: string, at: string): boolean => method === 'POST' && at.includes('refresh');

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(at);
    return entry.isFile() ? [at] : [];
  });
