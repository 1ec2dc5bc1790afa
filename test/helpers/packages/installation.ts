import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A Debian package on this computer: really installed for root, else unpacked into a folder of its own. */
export type Installation = {
  /** Null when really installed, else why not. */
  readonly whyNot: string | null;
  install(deb: string): void;
  purge(): void;
  /** Path of an installed file. */
  file(name: string): string;
  /** The words of the menu entry's command, without its field codes. */
  menuCommand(): readonly string[];
  cleanUp(): void;
};

export const openInstallation = (): Installation => {
  const whyNot = reason();
  const folder = whyNot === null ? '/' : mkdtempSync(path.join(tmpdir(), 'latchkey-root-'));
  const file = (name: string): string => path.join(folder, name);
  const purge = (): void => {
    if (whyNot === null) dpkg('--purge', 'latchkey');
    else rmSync(folder, { recursive: true, force: true });
  };
  return {
    ...{ whyNot, file, purge },
    install: (deb) => {
      if (whyNot === null) aptInstall(deb);
      else execFileSync('dpkg-deb', ['--extract', deb, folder]);
    },
    menuCommand: () => {
      const entry = readFileSync(file('/usr/share/applications/latchkey.desktop'), 'utf8');
      const words = (/^Exec=(.*)$/m.exec(entry)?.[1] ?? '').split(' ').filter((word) => !word.startsWith('%'));
      return words.map((word, index) => (index === 0 ? file(word) : word));
    },
    cleanUp: () => {
      if (whyNot !== null || existsSync('/var/lib/dpkg/info/latchkey.list')) purge();
    },
  };
};

const reason = (): string | null => {
  if (process.getuid?.() !== 0) return 'installing needs root';
  if (existsSync('/opt/Latchkey')) return 'Latchkey is installed on this computer, and is left alone';
  return null;
};

/** Through apt, which also brings what the package depends on; it waits for another that is at work. */
const aptInstall = (deb: string): void => {
  const how = ['-o', 'DPkg::Lock::Timeout=120', 'install', '--yes', '-qq', '--no-install-recommends', deb];
  const ran = spawnSync('apt-get', how, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (ran.status !== 0) throw new Error(`apt-get install ended with ${ran.status}: ${ran.stdout}${ran.stderr}`);
};

const dpkg = (...args: readonly string[]): void => {
  execFileSync('dpkg', args, { stdio: ['ignore', 'ignore', 'pipe'] });
};
