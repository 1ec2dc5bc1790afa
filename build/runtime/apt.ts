import { CommandError, exitCodes, note } from '../entry';
import { lastLine, type Run } from '../shell';

/** One thing to install; the names it has had, in the order in which they are tried. */
export type PackageNames = readonly [string, ...string[]];

const LIMIT_MS = 600_000;
const quiet = { DEBIAN_FRONTEND: 'noninteractive' } as const;

/** Installs packages with apt-get, for root on a Debian-like system. Throws `CommandError` (packages) when it fails. */
export const installPackages = (packages: readonly PackageNames[], run: Run): void => {
  note(`Installing system packages: ${packages.map(([name]) => name).join(', ')} …`);
  // A failed update alone is no reason to stop: the lists that are there may do.
  run('apt-get', ['update', '-qq'], { timeoutMs: LIMIT_MS, env: quiet });
  const names = packages.map((alternatives) => alternatives.find((name) => isKnown(name, run)) ?? alternatives[0]);
  const ran = run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], {
    timeoutMs: LIMIT_MS,
    env: quiet,
  });
  if (ran.status !== 0)
    throw new CommandError(
      `apt-get could not install ${names.join(' ')}: ${lastLine({ ...ran, stdout: '' })}`,
      exitCodes.packages,
    );
};

/** A purely virtual name (libgtk-3-0 since the t64 renaming) prints no record, whatever the exit code says. */
const isKnown = (name: string, run: Run): boolean =>
  run('apt-cache', ['show', '--no-all-versions', name]).stdout.includes('Package: ');
