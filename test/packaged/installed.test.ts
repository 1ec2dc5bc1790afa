import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, it, type TestContext } from 'vitest';
import { subscribers } from '../drive/grid';
import { launchPackaged, type PackagedApp } from '../drive/packaged';
import { sessionBar } from '../drive/session-bar';
import { signIn, textOf } from '../drive/sign-in';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { type Installation, openInstallation } from '../helpers/packages/installation';
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
  const isSignedIn = async ({ page }: PackagedApp): Promise<void> => {
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

  it('upgraded to a newer package: that version runs, still signed in', async () => {
    installation.install(packages.newerDeb);
    if (installation.whyNot === null) {
      const { stdout } = spawnSync('/usr/bin/latchkey', ['--version'], { encoding: 'utf8' });
      expect(stdout).toContain(`Latchkey ${packages.newerVersion} `);
      expect(spawnSync('dpkg', ['--verify', 'latchkey'], { encoding: 'utf8' }).stdout).toBe('');
    }
    const running = await start();
    await isSignedIn(running);
    expect(await running.quit()).toBe(0);
  });

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
