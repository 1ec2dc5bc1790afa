import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from '../shell';

/** What is asked about the computer; tests pass a made-up one. */
export type Machine = {
  readonly platform: string;
  readonly isDebian: boolean;
  /** Root with apt-get. */
  readonly canInstall: boolean;
  hasProgram(name: string): boolean;
  /** What the dynamic linker does not find for Electron's executable. */
  unresolvedLibraries(): readonly string[];
  loadableLibraries(): ReadonlySet<string>;
  hasFonts(): boolean;
};

export const thisMachine = (executable: string | null): Machine => {
  const hasProgram = (name: string) => searchPath().some((directory) => existsSync(path.join(directory, name)));
  const isDebian = process.platform === 'linux' && hasProgram('apt-get');
  return {
    platform: process.platform,
    isDebian,
    canInstall: isDebian && process.getuid?.() === 0,
    hasProgram,
    unresolvedLibraries: () => (executable === null ? [] : unresolved(run('ldd', [executable]).stdout)),
    loadableLibraries: () =>
      new Set(
        run('/sbin/ldconfig', ['-p'])
          .stdout.match(/^\s+\S+/gm)
          ?.map((name) => name.trim()),
      ),
    hasFonts: () => fontDirectories().some(hasFont),
  };
};

/** From the output of ldd. libffmpeg lies beside Electron, which finds it there itself. */
const unresolved = (output: string): readonly string[] =>
  output
    .split('\n')
    .filter((line) => line.includes('not found') && !line.includes('libffmpeg'))
    .map((line) => line.trim().split(' ')[0] ?? '');

/** The system's own directories as well: a person's PATH often lacks sbin. */
const searchPath = (): readonly string[] => [
  ...(process.env.PATH ?? '').split(path.delimiter),
  '/usr/local/bin',
  '/usr/bin',
  '/bin',
  '/usr/sbin',
  '/sbin',
];

const fontDirectories = (): readonly string[] => [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  path.join(homedir(), '.local', 'share', 'fonts'),
  path.join(homedir(), '.fonts'),
];

const hasFont = (directory: string): boolean => {
  try {
    return readdirSync(directory, { withFileTypes: true }).some((entry) =>
      entry.isDirectory() ? hasFont(path.join(directory, entry.name)) : /\.(ttf|otf|ttc)$/i.test(entry.name),
    );
  } catch {
    return false;
  }
};
