import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';
import { requests } from '../../electron/contract/requests';
import { launchPackaged, type PackagedApp } from '../drive/packaged';
import { signInWindow } from '../drive/sign-in';
import { processesBelow } from '../helpers/packages/processes';

const packages = inject('packages');
const executable = path.join(packages.unpacked, 'latchkey');
const place = mkdtempSync(path.join(tmpdir(), 'latchkey-hardening-'));
const rootFlag = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
afterAll(() => rmSync(place, { recursive: true, force: true }));

/** A command of the app that ends by itself: `latchkey --version`, as its wrapper asks for it. */
const version = (options: { readonly env?: Readonly<Record<string, string>>; readonly program?: string } = {}) =>
  spawnSync(
    options.program ?? executable,
    [...rootFlag, '--ozone-platform=headless', '--latchkey-cli', '--', '--version'],
    { env: { ...process.env, ...options.env }, encoding: 'utf8', timeout: 30_000 },
  );
const printed = `Latchkey ${packages.version} (Electron `;

/** A script that leaves a file where it was run. */
const marking = (name: string): { readonly script: string; readonly mark: string } => {
  const mark = path.join(place, `${name}.ran`);
  const script = path.join(place, `${name}.js`);
  writeFileSync(script, `require('fs').writeFileSync(${JSON.stringify(mark)}, '')`);
  return { script, mark };
};

describe('[54] the fuses, read back from the packaged binary', () => {
  const table: readonly (readonly [FuseV1Options, boolean])[] = [
    [FuseV1Options.RunAsNode, false],
    [FuseV1Options.EnableCookieEncryption, true],
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
    [FuseV1Options.EnableNodeCliInspectArguments, false],
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
    [FuseV1Options.OnlyLoadAppFromAsar, true],
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
    // Electron 22 has no place for it on its wire.
    ...(packages.version.includes('fallback')
      ? []
      : [[FuseV1Options.GrantFileProtocolExtraPrivileges, false] as const]),
  ];

  it('are those of the table', async () => {
    const wire: Readonly<Record<number, unknown>> = { ...(await getCurrentFuseWire(executable)) };
    for (const [fuse, isOn] of table)
      expect([FuseV1Options[fuse], wire[fuse]]).toEqual([FuseV1Options[fuse], (isOn ? '1' : '0').charCodeAt(0)]);
  });
});

describe('[52] ways into main that Electron leaves open by default', () => {
  it('ELECTRON_RUN_AS_NODE: the app itself runs', () => {
    const { stdout, status } = version({ env: { ELECTRON_RUN_AS_NODE: '1' } });
    expect([stdout.startsWith(printed), status]).toEqual([true, 0]);
  });

  it('NODE_OPTIONS: loads nothing', () => {
    const { script, mark } = marking('node-options');
    const { stdout } = version({ env: { NODE_OPTIONS: `--require ${script}` } });
    expect(stdout.startsWith(printed)).toBe(true);
    expect(existsSync(mark)).toBe(false);
  });

  it('--inspect and SIGUSR1: no debugger listens', async () => {
    const userData = path.join(place, 'inspect');
    const app = await launchPackaged([executable, '--inspect=0', `--user-data-dir=${userData}`]);
    try {
      await signInWindow(app.page).form.waitFor();
      process.kill(app.pid, 'SIGUSR1');
      await app.page.waitForTimeout(500);
      expect(app.said()).not.toContain('Debugger listening');
    } finally {
      await app.end();
    }
  });
});

describe('[53] another application in the place of ours', () => {
  const copied = (name: string): string => {
    const folder = path.join(place, name);
    cpSync(packages.unpacked, folder, { recursive: true });
    const app = path.join(folder, 'resources', 'app');
    mkdirSync(app);
    const { mark } = marking(name);
    writeFileSync(path.join(app, 'package.json'), '{"name":"other","main":"main.js"}');
    writeFileSync(
      path.join(app, 'main.js'),
      `require('fs').writeFileSync(${JSON.stringify(mark)}, ''); process.exit(0)`,
    );
    return folder;
  };

  it('a loose folder beside the archive: ours runs', () => {
    const folder = copied('beside');
    const { stdout } = version({ program: path.join(folder, 'latchkey') });
    expect(stdout.startsWith(printed)).toBe(true);
    expect(existsSync(path.join(place, 'beside.ran'))).toBe(false);
    rmSync(folder, { recursive: true });
  });

  it('a loose folder without the archive: nothing runs', () => {
    const folder = copied('instead');
    rmSync(path.join(folder, 'resources', 'app.asar'));
    const { stdout, status } = version({ program: path.join(folder, 'latchkey') });
    expect(stdout).toBe('');
    expect(status).not.toBe(0);
    expect(existsSync(path.join(place, 'instead.ran'))).toBe(false);
    rmSync(folder, { recursive: true });
  });
});

describe('the page of the packaged app, over the debugging port', () => {
  const userData = path.join(place, 'page');
  let app: PackagedApp;
  beforeAll(async () => {
    app = await launchPackaged([executable, `--user-data-dir=${userData}`]);
    await signInWindow(app.page).form.waitFor();
  });
  afterAll(() => app?.end());

  it('[42] eval, inline script and fetch: blocked', async () => {
    const outcome = await app.page.evaluate(
      () =>
        // In a timer, since the synchronous part of an evaluation is exempt from the policy.
        new Promise<readonly string[]>((resolve) => {
          setTimeout(async () => {
            const { document } = Reflect.get(globalThis, 'window');
            const allowed: string[] = [];
            const attempt = async (name: string, act: () => unknown) => {
              try {
                await act();
                allowed.push(name);
              } catch {}
            };
            await attempt('eval', () => Reflect.get(globalThis, 'eval')('1'));
            await attempt('fetch', () => fetch('https://example.test/'));
            await attempt('inline', () => {
              const script = document.createElement('script');
              script.textContent = 'globalThis.__taken = true';
              document.head.append(script);
              if (!Reflect.has(globalThis, '__taken')) throw new Error('did not run');
            });
            resolve(allowed);
          }, 0);
        }),
    );
    expect(outcome).toEqual([]);
  });

  it('[44] window.open and location: the page stays where it is', async () => {
    expect(await app.page.evaluate(() => Reflect.get(globalThis, 'open')('https://example.test/'))).toBeNull();
    await app.page.evaluate(() => {
      Reflect.get(globalThis, 'location').href = 'https://example.test/';
    });
    await app.page.waitForTimeout(300);
    expect(app.page.url()).toMatch(/^app:\/\/latchkey\//);
  });

  it('[46] requests with what no window would send: refused one by one, main alive', async () => {
    const answers = await app.page.evaluate(
      async (names) => {
        const bridge = Reflect.get(globalThis, 'latchkey');
        const odd: readonly unknown[] = [null, 7, 'x', [], { __proto__: { a: 1 } }, { profileId: Number.NaN }];
        const unlike: string[] = [];
        for (const name of names)
          for (const value of odd) {
            const answer = await Promise.resolve()
              .then(() => bridge[name](value).result)
              .catch(() => ({ ok: false }));
            if (typeof Reflect.get(Object(answer), 'ok') !== 'boolean') unlike.push(name);
          }
        return unlike;
      },
      Object.keys(requests).filter((name) => name.startsWith('session:') || name.startsWith('token:')),
    );
    expect(answers).toEqual([]);
    expect(app.hasEnded()).toBe(false);
  });

  it('[51] permissions: denied', async () => {
    const state = await app.page.evaluate(() => Reflect.get(globalThis, 'Notification').requestPermission());
    expect(state).toBe('denied');
  });

  it('no Node, and nothing of Electron, in the page', async () => {
    const reach = await app.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'electron'].filter((name) => name in globalThis),
    );
    expect(reach).toEqual([]);
  });

  it('[48] a view that crashes leaves no dump, which would hold what its process had in memory', async () => {
    const ofApp = () => processesBelow(packages.unpacked);
    const views = () => ofApp().flatMap(({ pid, type }) => (type === 'renderer' ? [pid] : []));
    const before = views();
    expect(before).not.toEqual([]);
    // Not by a signal: in the sandbox of a person who is not root, a view is the first process of its namespace, and gets none.
    const session = await app.page.context().newCDPSession(app.page);
    void session.send('Page.crash').catch(() => {});
    await vi.waitFor(() => expect(views().some((pid) => !before.includes(pid))).toBe(true), 30_000);
    expect(ofApp().filter(({ program }) => program.includes('crashpad'))).toEqual([]);
    expect(readdirSync(userData, { recursive: true, encoding: 'utf8' }).filter((name) => /\.dmp$/.test(name))).toEqual(
      [],
    );
    expect(app.hasEnded()).toBe(false);
  });
});
