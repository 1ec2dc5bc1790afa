import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchSpec, launchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, type Running } from '../drive/launch';
import { sessionBar } from '../drive/session-bar';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { withSession } from '../helpers/session/with-session';

const NOBODY = '65534';
const isRoot = process.getuid?.() === 0;

let spec: LaunchSpec;
let backend: Backend;
/** Outside of this session's own folders, which are closed to other users. */
let place: string;
let running: Running | null = null;

beforeAll(async () => {
  spec = await launchSpec();
  backend = await startBackend('demo', { tokenSeconds: 300, rows: 50 });
  place = mkdtempSync('/var/tmp/latchkey-nobody-');
});

afterAll(async () => {
  await running?.app.close().catch(() => {});
  await backend.stop();
  rmSync(place, { recursive: true, force: true });
});

describe('an ordinary user', () => {
  it('with Chromium’s real sandbox and a keyring of their own: signed in, and the page’s process confined', async (context) => {
    if (!existsSync('/proc/self/status')) context.skip('needs /proc to look at the sandbox');
    const userData = path.join(place, 'profile');
    running = await launch(isRoot ? copyFor(spec) : spec, {
      userData,
      chromiumSandbox: true,
      ...(isRoot ? { through: asNobody() } : {}),
    });
    const { page } = running;
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    expect(await textOf(sessionBar(page).state)).toContain('Active');
    expect(await sessionBar(page).bar.getByText('Memory only').count()).toBe(0);

    const renderer = rendererOf(await mainPid(running));
    expect(renderer).toMatch(/^Seccomp:\s+2$/m);
    expect(renderer).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(renderer).toMatch(new RegExp(`^Uid:\\s+${isRoot ? NOBODY : process.getuid?.()}\\s`, 'm'));
  });
});

/** What root sees may be closed to others: the app and its runtime are copied to where nobody can read them. */
const copyFor = ({ executable, electron }: LaunchSpec): LaunchSpec => {
  const runtime = path.join(place, 'runtime');
  const app = path.join(place, 'app');
  const root = path.resolve(__dirname, '../..');
  cpSync(path.dirname(executable), runtime, { recursive: true });
  mkdirSync(path.join(app, 'node_modules'), { recursive: true });
  for (const part of ['out', 'package.json', 'node_modules/keytar', 'test/helpers/session']) {
    cpSync(path.join(root, part), path.join(app, part), { recursive: true, dereference: true });
  }
  for (const own of ['home', 'tmp']) mkdirSync(path.join(place, own), { mode: 0o777 });
  for (const open of [place, path.join(place, 'home'), path.join(place, 'tmp')]) chmodSync(open, 0o777);
  return { executable: path.join(runtime, path.basename(executable)), args: [app], env: {}, electron };
};

const asNobody = (): readonly string[] => {
  const session = withSession('unlocked', []);
  const script = path.join(place, 'app', 'test/helpers/session', path.basename(session[0]));
  return [
    ...['setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
    ...['env', `HOME=${place}/home`, `TMPDIR=${place}/tmp`, `LATCHKEY_CACHE=${place}/tmp`],
    ...[script, 'unlocked'],
  ];
};

/** Main is a child of the wrapper, or the wrapper itself after `exec`. */
const mainPid = ({ app }: Running): Promise<number> => app.evaluate(() => process.pid);

/** `/proc/<pid>/status` of the page's process: a descendant of main started with `--type=renderer`. */
const rendererOf = (main: number): string => {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(pids.map((pid) => [pid, /^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1] ?? '0']));
  const isBelow = (pid: string): boolean => {
    const parent = parents.get(pid);
    return parent !== undefined && parent !== '0' && (parent === String(main) || isBelow(parent));
  };
  const renderer = pids.find((pid) => isBelow(pid) && read(`/proc/${pid}/cmdline`).includes('--type=renderer'));
  if (!renderer) throw new Error('no renderer process found');
  return read(`/proc/${renderer}/status`);
};

const read = (file: string): string => {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
};
