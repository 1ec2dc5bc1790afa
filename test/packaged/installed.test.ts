import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, it, type TestContext } from 'vitest';
import { subscribers } from '../drive/grid';
import { connectBy, launchPackaged, type PackagedApp, portFile } from '../drive/packaged';
import { sessionBar } from '../drive/session-bar';
import { signIn, textOf } from '../drive/sign-in';
import { openUpdates } from '../drive/updates';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { startFeed } from '../helpers/packages/feed';
import { type Installation, openInstallation } from '../helpers/packages/installation';
import { endAllBelow } from '../helpers/packages/processes';
import { hs256Token } from '../helpers/tokens';

const packages = inject('packages');
const userData = path.join(os.homedir(), '.config', 'Latchkey');

/** One story: each part goes on where the one before it ended. */
describeWithPython('the Debian package on this computer', () => {
  let installation: Installation;
  let backend: Backend;
  let app: PackagedApp | null = null;

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { rows: 30 });
    installation = openInstallation();
    installation.install(packages.deb);
  });

  // A second instance would only hand over to one that is left.
  afterEach(() => app?.end());

  afterAll(async () => {
    installation?.cleanUp();
    await backend?.stop();
  });

  /** Started by the command of the menu entry, in the profile folder of the person. */
  const start = async (): Promise<PackagedApp> => {
    app = await launchPackaged(installation.menuCommand());
    return app;
  };
  const isSignedIn = async ({ page }: Pick<PackagedApp, 'page'>): Promise<void> => {
    await subscribers(page).cells.first().waitFor();
    expect(await textOf(sessionBar(page).state)).toContain('Active');
    expect(await sessionBar(page).bar.getByText('Memory only').count()).toBe(0);
  };
  const needsRoot = ({ skip }: TestContext): void => {
    if (installation.whyNot !== null) skip(installation.whyNot);
  };

  it('started from the menu: signs in to a real server, with the keychain', async () => {
    const running = await start();
    await signIn(running.page, backend);
    await isSignedIn(running);
    expect(await running.quit()).toBe(0);
  });

  it('started again: signed in without a password', async () => {
    const running = await start();
    await isSignedIn(running);
    expect(await running.quit()).toBe(0);
  });

  it('on the command line, without a display: version, help, the inspector, and its exit codes', (context) => {
    needsRoot(context);
    const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...env } = process.env;
    const latchkey = (args: readonly string[], input = '') =>
      spawnSync('/usr/bin/latchkey', args, { env, input, encoding: 'utf8', timeout: 30_000 });
    expect(latchkey(['--version']).stdout).toContain(`Latchkey ${packages.version} (Electron `);
    expect(latchkey(['--help']).stdout).toContain('Usage: latchkey');
    const inspected = latchkey(['inspect', '--now', '1000'], hs256Token({ exp: 2_000 }));
    expect([inspected.status, inspected.stderr]).toEqual([0, '']);
    expect(JSON.parse(inspected.stdout)).toMatchObject({ kind: 'jws', payload: { exp: 2_000 } });
    expect(latchkey(['inspect', '--nonsense'])).toMatchObject({ status: 64, stdout: '' });
    expect(latchkey(['nonsense'])).toMatchObject({ status: 64, stdout: '' });
  });

  it('updated in its window to a newer package: that is installed and started again, still signed in', async () => {
    if (installation.whyNot === null) await updateInWindow();
    else installation.install(packages.newerDeb);
    const running = await start();
    await isSignedIn(running);
    expect(await running.quit()).toBe(0);
  });

  const updateInWindow = async (): Promise<void> => {
    const feed = await startFeed(packages.newer, packages.feedPort);
    try {
      const running = await start();
      const before = portFile(userData);
      const updates = await openUpdates(running.page);
      await updates.press('Check now');
      await updates.says(`Version ${packages.newerVersion} is there.`);
      await updates.press('Download');
      await updates.says(`Version ${packages.newerVersion} is ready.`);
      await updates.restart();
      await running.gone();
      const { browser, page } = await connectBy(userData, before);
      await isSignedIn({ page });
      await browser.close();
    } finally {
      endAllBelow('/opt/Latchkey');
      await feed.close();
    }
    const { stdout } = spawnSync('/usr/bin/latchkey', ['--version'], { encoding: 'utf8' });
    expect(stdout).toContain(`Latchkey ${packages.newerVersion} `);
    expect(spawnSync('dpkg', ['--verify', 'latchkey'], { encoding: 'utf8' }).stdout).toBe('');
  };

  it('removed: nothing of the package is left, what the person has stays', (context) => {
    needsRoot(context);
    installation.purge();
    const left = [
      ...['/opt/Latchkey', '/usr/bin/latchkey', '/etc/apparmor.d/latchkey', '/usr/share/doc/latchkey'],
      ...['/usr/share/applications/latchkey.desktop', '/usr/share/man/man1/latchkey.1.gz'],
      ...['/usr/share/metainfo/app.latchkey.desktop.metainfo.xml', '/var/lib/dpkg/info/latchkey.list'],
      '/usr/share/icons/hicolor/256x256/apps/latchkey.png',
    ].filter((name) => existsSync(name));
    expect(left).toEqual([]);
    expect(readdirSync(userData)).toContain('profiles.json');
  });
});
