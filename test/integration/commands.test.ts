import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CommandIo } from '../../electron/cli/command';
import { runCommand } from '../../electron/cli/command-line';
import type { ProfileChanges } from '../../electron/contract/profile-changes';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { appOn, type RunningApp } from '../helpers/commands/app-on';
import { commandOn } from '../helpers/commands/command-on';
import { commandProcess, type Ended } from '../helpers/commands/command-process';
import { signedInAt } from '../helpers/real-services';

const SECONDS = 4;
const NAME = 'test';
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describeWithPython('commands and the app on one session: simplejwt with rotation and blacklist', () => {
  let backend: Backend;
  let folder: string;
  let profileId: string;
  let app: RunningApp | null = null;

  const startApp = async () => {
    const running = await appOn(folder);
    const close = async () => {
      await running.close();
      app = null;
    };
    app = { real: running.real, close };
    return app;
  };
  const change = async (changes: ProfileChanges) => {
    const changed = await app?.real.services.editing.update(profileId, changes);
    expect(changed?.ok).toBe(true);
  };
  const latchkey = async (...args: readonly string[]): Promise<Ended> => {
    const out: string[] = [];
    const err: string[] = [];
    const unused = () => expect.unreachable();
    const io: CommandIo = {
      ...{ readInput: unused, readInputBytes: unused, readFile: unused, readFileBytes: unused, writeFile: unused },
      ...{ readLine: () => null, nowSeconds: () => 0 },
      write: (line) => void out.push(`${line}\n`),
      writeBytes: (bytes) => void out.push(Buffer.from(bytes).toString('utf8')),
      complain: (line) => void err.push(line),
    };
    const about = { version: 'test', runtime: 'Node' };
    const code = await runCommand(args, io, { about, ask: commandOn(folder) });
    return { code, out: out.join(''), err: err.join('') };
  };
  const diary = () => readFileSync(path.join(folder, 'diary', `${profileId}.json`), 'utf8');
  /** By a schedule that renews at half of a token's life. */
  const mostRenewals = (sinceMs: number) => Math.ceil((Date.now() - sinceMs) / (SECONDS * 500)) + 1;

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { tokenSeconds: SECONDS, rows: 5 });
    folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-commands-'));
    const { real } = await startApp();
    profileId = await signedInAt(real, backend.url, backend);
    await change({ title: NAME });
  });
  afterEach(async () => {
    await app?.close();
  });
  afterAll(async () => {
    await app?.close();
    await backend?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('off at first; then by write mode, origins and header rules, with an exit code for each class', async () => {
    if (!app) await startApp();
    expect(await latchkey('header', NAME)).toMatchObject({ code: 78, out: '' });
    await change({ commandLine: true });
    const got = await latchkey('request', NAME, 'GET', 'subscribers/?page=1', '--include');
    expect(got).toMatchObject({ code: 0, err: '' });
    expect(got.out).toMatch(/^HTTP 200\n[\s\S]*content-type: application\/json/);
    expect(await latchkey('request', NAME, 'get', '/api/nothing/')).toMatchObject({ code: 4 });
    const made = ['request', NAME, 'POST', 'subscribers/', '--data', '{"name": "Ada"}'] as const;
    expect(await latchkey(...made)).toMatchObject({ code: 4, out: expect.stringContaining('required') });
    for (const [writes, code] of [
      ['read-only', 'read-only'],
      ['confirm', 'not-confirmed'],
    ] as const) {
      await change({ writes });
      expect(await latchkey(...made)).toMatchObject({ code: 78, err: expect.stringContaining(code) });
    }
    await change({ writes: 'allowed' });
    expect(await latchkey('request', NAME, 'GET', 'https://elsewhere.example.test/')).toMatchObject({ code: 78 });
    expect(await latchkey('request', NAME, 'GET', '../admin/')).toMatchObject({ code: 64 });
    expect(await latchkey('request', NAME, 'GET', 'x/', '--header', 'Authorization: Bearer x')).toMatchObject({
      code: 64,
    });
    expect(await latchkey('header', 'nobody')).toMatchObject({ code: 67 });
    expect(await latchkey('header', NAME, '--valid-for', '3600')).toMatchObject({ code: 77, out: '' });
    const header = await latchkey('header', NAME, '--valid-for', '2');
    expect(header.out).toMatch(/^Authorization: Bearer eyJ[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const answer = await fetch(`${backend.url}subscribers/`, {
      headers: { Authorization: header.out.slice(15).trim() },
    });
    expect(answer.status).toBe(200);
    await app?.close();
    for (const use of ['header', 'GET /api/subscribers/', 'GET /api/nothing/', 'POST /api/subscribers/']) {
      expect(diary()).toContain(`"event":"used-by-command","use":"${use}"`);
    }
    expect(diary()).not.toContain('eyJ');
  });

  test('another user of this computer cannot connect, though every folder above is open', async ({ skip }) => {
    if (process.getuid?.() !== 0) skip('only root can act as another user');
    await startApp();
    chmodSync(folder, 0o755);
    const calls = path.join(folder, 'calls');
    expect(statSync(calls).mode & 0o777).toBe(0o700);
    const [socket = ''] = readdirSync(calls).map((name) => path.join(calls, name));
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    const curl = ['curl', '-sS', '--max-time', '5', '--unix-socket', socket, 'http://latchkey/'] as const;
    const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', ...curl];
    const theirs = () => spawnSync('setpriv', asNobody, { encoding: 'utf8' });
    const couldNotConnect = 7;
    expect(theirs().status).toBe(couldNotConnect);
    // Also where the folder itself were open: the socket has a mode of its own.
    chmodSync(calls, 0o755);
    expect(theirs().status).toBe(couldNotConnect);
    // Who may connect and sends something else is told nothing.
    const ours = spawnSync(curl[0], curl.slice(1), { encoding: 'utf8' });
    expect(ours.status).not.toBe(couldNotConnect);
    expect(ours.stdout).not.toContain('eyJ');
  });

  test('without the app: processes at once on a token that has run out wait for each other, and none burns it', async () => {
    await app?.close();
    await wait(SECONDS * 1_000);
    const before = await backend.counts();
    const startedMs = Date.now();
    const all = [1, 2].map(() => commandProcess(folder, 'request', NAME, 'GET', 'subscribers/').ended);
    for (const { code, out } of await Promise.all(all)) {
      expect(code).toBe(0);
      expect(JSON.parse(out)).toBeTruthy();
    }
    const after = await backend.counts();
    expect(after.renewalsRefused).toBe(before.renewalsRefused);
    expect(after.renewed - before.renewed).toBeLessThanOrEqual(mostRenewals(startedMs));
  });

  test('one that is killed while it has the sessions gives them back; the app takes them', async () => {
    const { child, ended } = commandProcess(folder, 'request', NAME, 'GET', 'subscribers/');
    while (readdirSync(path.join(folder, 'calls')).length === 0) await wait(5);
    child.kill('SIGKILL');
    await ended;
    await startApp();
    expect(await latchkey('request', NAME, 'GET', 'subscribers/')).toMatchObject({ code: 0 });
  });

  test('the app comes and goes while commands run: no failure, and no refresh token is spent twice', async () => {
    const before = await backend.counts();
    const startedMs = Date.now();
    const untilMs = startedMs + 6_000;
    const failures: string[] = [];
    let asked = 0;
    const ask = async () => {
      while (Date.now() < untilMs) {
        const { code, err } = await latchkey('request', NAME, 'GET', 'subscribers/');
        asked += 1;
        if (code !== 0) failures.push(err);
        await wait(120);
      }
    };
    const comeAndGo = async () => {
      while (Date.now() < untilMs) {
        const running = await startApp();
        await wait(1_200);
        await running.close();
        await wait(400);
      }
    };
    await Promise.all([ask(), ask(), comeAndGo()]);
    const after = await backend.counts();
    expect(failures).toEqual([]);
    expect(asked).toBeGreaterThan(10);
    expect(after.renewalsRefused - before.renewalsRefused).toBe(0);
    expect(after.renewed - before.renewed).toBeLessThanOrEqual(mostRenewals(startedMs));
  }, 40_000);

  test('a session that was ended is not used; to forget erases what is there, with the proof', async () => {
    const { real } = await startApp();
    const session = real.services.sessions.get(profileId);
    if (!session.ok) return expect.unreachable();
    await session.value.signOut();
    expect(await latchkey('request', NAME, 'GET', 'subscribers/')).toMatchObject({ code: 77 });
    expect(await latchkey('header', NAME)).toMatchObject({ code: 77, out: '' });
    expect(await latchkey('forget')).toMatchObject({ code: 64, out: '' });
    await signedInAt(real, backend.url, backend);
    await app?.close();
    const forgotten = await latchkey('forget', '--yes');
    expect(forgotten).toMatchObject({ code: 0, err: '' });
    expect(forgotten.out).toMatch(/^Erased, and looked for again: 1 keychain records, \d+ files\.\n$/);
    expect(readdirSync(folder)).toEqual(['calls']);
  });
});
