import type { PackageNames } from './apt';
import type { Machine } from './machine';

/** window: Electron can start on some display. session: display, bus and keyring can be made for it. */
export type Need = 'window' | 'session';
export type Lack = { readonly what: string; readonly packages: readonly PackageNames[] };

/** One for all: the list is what an empty Debian 12 needed, and names since Ubuntu 24.04 have t64 in them. */
const windowPackages: readonly PackageNames[] = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libgbm1'],
  ['libasound2', 'libasound2t64'],
  ['libx11-xcb1'],
  ['libxcursor1'],
  ['libsecret-1-0'],
];

/** Opened at run time, so ldd does not show them. Without the first Electron dies with SIGTRAP and says nothing. */
const openedLater = ['libX11-xcb.so.1', 'libXcursor.so.1', 'libsecret-1.so.0'];

const programs: readonly (readonly [string, PackageNames])[] = [
  ['Xvfb', ['xvfb']],
  ['dbus-daemon', ['dbus-daemon', 'dbus']],
  ['dbus-send', ['dbus-bin', 'dbus']],
  ['gnome-keyring-daemon', ['gnome-keyring']],
  ['secret-tool', ['libsecret-tools']],
];

export const lacks = (needs: readonly Need[], machine: Machine): readonly Lack[] => {
  if (machine.platform !== 'linux') return [];
  return [
    ...(needs.includes('window') ? [...libraries(machine), ...fonts(machine)] : []),
    ...(needs.includes('session') ? missingPrograms(machine) : []),
  ];
};

const libraries = (machine: Machine): readonly Lack[] => {
  const known = machine.loadableLibraries();
  const absent = [...machine.unresolvedLibraries(), ...openedLater.filter((name) => !known.has(name))];
  if (absent.length === 0) return [];
  return [{ what: `the shared libraries ${absent.join(', ')}`, packages: windowPackages }];
};

const fonts = (machine: Machine): readonly Lack[] =>
  machine.hasFonts() ? [] : [{ what: 'any font', packages: [['fonts-dejavu-core']] }];

const missingPrograms = (machine: Machine): readonly Lack[] =>
  programs.filter(([name]) => !machine.hasProgram(name)).map(([name, names]) => ({ what: name, packages: [names] }));
