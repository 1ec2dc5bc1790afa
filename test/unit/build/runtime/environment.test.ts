import { describe, expect, it } from 'vitest';
import { CommandError, exitCodes } from '../../../../build/entry';
import type { PackageNames } from '../../../../build/runtime/apt';
import { ensureEnvironment } from '../../../../build/runtime/environment';
import type { Machine } from '../../../../build/runtime/machine';
import { lacks } from '../../../../build/runtime/needs';
import { keepQuiet } from '../quiet';

keepQuiet();

const libraries = ['libX11-xcb.so.1', 'libXcursor.so.1', 'libsecret-1.so.0'];
const complete: Machine = {
  platform: 'linux',
  isDebian: true,
  canInstall: false,
  hasProgram: () => true,
  unresolvedLibraries: () => [],
  loadableLibraries: () => new Set(libraries),
  hasFonts: () => true,
};

const messageOf = (work: () => void): CommandError => {
  try {
    work();
  } catch (error) {
    if (error instanceof CommandError) return error;
  }
  throw new Error('no CommandError was thrown');
};

describe('lacks', () => {
  it('a complete machine: nothing', () => expect(lacks(['window', 'session'], complete)).toEqual([]));

  it('a library that ldd does not find: named', () => {
    const machine = { ...complete, unresolvedLibraries: () => ['libnss3.so'] };
    expect(lacks(['window'], machine)[0]?.what).toContain('libnss3.so');
  });

  it.each(libraries)('%s, which is opened at run time: named although ldd is content', (library) => {
    const machine = { ...complete, loadableLibraries: () => new Set(libraries.filter((name) => name !== library)) };
    expect(lacks(['window'], machine)[0]?.what).toContain(library);
  });

  it('no font: a font package, since every text would be empty boxes', () => {
    expect(lacks(['window'], { ...complete, hasFonts: () => false })[0]?.packages).toEqual([['fonts-dejavu-core']]);
  });

  it.each(['Xvfb', 'dbus-daemon', 'gnome-keyring-daemon', 'secret-tool'])(
    'without %s: only a session lacks it',
    (one) => {
      const machine = { ...complete, hasProgram: (name: string) => name !== one };
      expect(lacks(['window'], machine)).toEqual([]);
      expect(lacks(['session'], machine).map((lack) => lack.what)).toEqual([one]);
    },
  );

  it('another system than Linux: nothing to ask for', () => {
    expect(lacks(['window', 'session'], { ...complete, platform: 'darwin', hasProgram: () => false })).toEqual([]);
  });
});

describe('ensureEnvironment', () => {
  const bare: Machine = { ...complete, hasProgram: () => false, hasFonts: () => false };

  it('a person without root: one command that names every package, and its own exit code', () => {
    const error = messageOf(() => ensureEnvironment(['window', 'session'], null, bare));
    expect(error.exitCode).toBe(exitCodes.packages);
    const commands = error.message.match(/sudo apt-get install .*/g);
    expect(commands).toHaveLength(1);
    expect(commands?.[0]).toMatch(/fonts-dejavu-core.* xvfb .*gnome-keyring libsecret-tools/);
  });

  it('another Linux than Debian: the packages are named without a command that is not there', () => {
    const error = messageOf(() => ensureEnvironment(['session'], null, { ...bare, isDebian: false }));
    expect(error.message).not.toContain('sudo');
    expect(error.message).toContain('gnome-keyring');
  });

  it('root: what is missing is installed, and nothing is asked', () => {
    let programs = false;
    const installed: PackageNames[] = [];
    const machine: Machine = { ...complete, canInstall: true, hasProgram: () => programs };
    ensureEnvironment(['session'], null, machine, (packages) => {
      installed.push(...packages);
      programs = true;
    });
    expect(installed.map(([name]) => name)).toContain('xvfb');
  });

  it('root, and it is still missing afterwards: said, instead of a crash later', () => {
    const machine: Machine = { ...bare, canInstall: true };
    const error = messageOf(() => ensureEnvironment(['session'], null, machine, () => {}));
    expect(error.exitCode).toBe(exitCodes.packages);
  });

  it('nothing missing: nothing installed', () => {
    const machine: Machine = { ...complete, canInstall: true };
    const refuse = () => {
      throw new Error('installed');
    };
    expect(() => ensureEnvironment(['window', 'session'], null, machine, refuse)).not.toThrow();
  });
});
