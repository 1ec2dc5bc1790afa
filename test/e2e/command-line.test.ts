import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, newProfileFolder, type Running, removeFolder } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { hs256Token } from '../helpers/tokens';

let spec: LaunchSpec;

beforeAll(async () => {
  spec = await launchSpec();
});

type Ended = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

/** As the wrapper of the installed app starts it, where there is no display. */
const latchkey = (args: readonly string[], input = '', switches: readonly string[] = []): Promise<Ended> => {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
  const all = [...spec.args, '--ozone-platform=headless', ...switches, '--latchkey-cli', '--', ...args];
  const child = spawn(spec.executable, all, { env: { ...env, ...spec.env }, timeout: 30_000 });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, stdout, stderr })));
};

describe('the app on a command line, without a display', () => {
  it('its version, and the runtime it runs on', async () => {
    const { status, stdout } = await latchkey(['--version']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Latchkey \d+\.\d+\.\d+\S* \(Electron \d+\.\d+\.\d+\)\n$/);
  });

  it('a token from standard input: one line of JSON, the same as of the inspector', async () => {
    const { status, stdout } = await latchkey(['inspect', '--now', '1000'], `${hs256Token({ exp: 2_000 })}\n`);
    expect(status).toBe(0);
    expect(stdout.endsWith('}\n')).toBe(true);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'jws', payload: { exp: 2_000 } });
  });

  it('250 KB through a pipe: whole', async () => {
    const token = hs256Token({ exp: 2_000, pad: 'x'.repeat(180_000) });
    const { status, stdout } = await latchkey(['inspect', '--now', '1000'], token);
    expect(status).toBe(0);
    expect(JSON.parse(stdout).payload.pad).toHaveLength(180_000);
  });

  it('what is not understood: 64, nothing on standard output', async () => {
    const { status, stdout, stderr } = await latchkey(['inspect', '--nonsense']);
    expect([status, stdout]).toEqual([64, '']);
    expect(stderr).toContain('Usage: latchkey');
  });
});

describe('commands that use a session, on the real keyring', () => {
  let backend: Backend;
  let userData: string;
  let running: Running | null = null;

  beforeAll(async () => {
    backend = await startBackend('demo', { tokenSeconds: 300, rows: 20 });
    userData = await newProfileFolder();
  });
  afterAll(async () => {
    await running?.app.close().catch(() => {});
    await backend.stop();
    await removeFolder(userData);
  });

  const profilesFile = () => path.join(userData, 'profiles.json');
  const use = (...args: readonly string[]) => latchkey(args, '', [`--user-data-dir=${userData}`]);

  it('off at first; allowed, they work with the window, without it, and with one that opens meanwhile', async () => {
    running = await launch(spec, { userData });
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
    const name = `${backend.username}@${new URL(backend.url).host}`;
    const list = ['request', name, 'GET', 'subscribers/'] as const;
    expect(await use(...list)).toMatchObject({ status: 78, stdout: '' });
    await running.quit();

    const text = readFileSync(profilesFile(), 'utf8');
    writeFileSync(profilesFile(), text.replace('"commandLine": false', '"commandLine": true'));
    const without = await use(...list);
    expect(without).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(without.stdout)).toBeTruthy();

    const meanwhile = use(...list);
    running = await launch(spec, { userData });
    await subscribers(running.page).cells.first().waitFor();
    expect(await meanwhile).toEqual(without);
    const got = await use('header', name, '--valid-for', '60');
    expect(got.stdout).toMatch(/^Authorization: JWT eyJ[\w.-]+\n$/);
    expect(await use(...list)).toEqual(without);
    expect(await running.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await running.quit();
    const diary = readFileSync(
      path.join(userData, 'diary', readdirSync(path.join(userData, 'diary'))[0] ?? ''),
      'utf8',
    );
    expect(diary).toContain('"use":"GET /api/subscribers/"');
    expect(diary).not.toContain('eyJ');
  });

  it('forgets everything: what is kept is gone, Chromium’s folders too', async () => {
    expect(await use('forget')).toMatchObject({ status: 64, stdout: '', stderr: expect.stringContaining('--yes') });
    const { status, stdout } = await use('forget', '--yes');
    expect([status, stdout]).toEqual([0, expect.stringMatching(/^Erased, and looked for again: 1 keychain records, /)]);
    expect(readdirSync(userData).filter((entry) => !/^(calls|Singleton)/.test(entry))).toEqual([]);
  });
});
