import { note } from '../entry';
import type { Run } from '../shell';
import { installPackages } from './apt';

/**
 * Gets a Python that can make virtual environments, where root can install one: Debian ships Python without. Only the
 * tests against Django servers need it, and they are skipped without, so a failure here is told and no more.
 */
export const tryForPython = (run: Run, canInstall: boolean): void => {
  const makesEnvironments = (name: string) => run(name, ['-c', 'import venv, ensurepip']).status === 0;
  if (!canInstall || ['python3', '/usr/bin/python3'].some(makesEnvironments)) return;
  try {
    installPackages([['python3'], ['python3-venv']], run);
  } catch (error) {
    note(error instanceof Error ? error.message : String(error));
  }
};
