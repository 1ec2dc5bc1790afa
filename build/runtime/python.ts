import type { Run } from '../shell';

const versions = ['3.12', '3.11', '3.10', '3.9'];

/**
 * A Python that the Django test servers run on: 3.9 to 3.12, since Django 3.2 needs the module `cgi`, which 3.13 dropped.
 * Null when there is none. A name alone proves nothing: version managers leave shims that only print an error.
 */
export const findPython = (run: Run): string | null => {
  const names = ['python3', ...versions.map((version) => `python${version}`)];
  const script = 'import sys, venv; print("%d.%d" % sys.version_info[:2])';
  return names.find((name) => versions.includes(run(name, ['-c', script]).stdout.trim())) ?? null;
};
