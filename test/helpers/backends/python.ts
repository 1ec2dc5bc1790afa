import { spawnSync } from 'node:child_process';

export type Python =
  | { readonly ok: true; readonly executable: string; readonly version: string }
  | { readonly ok: false; readonly reason: string };

const COMMANDS = ['python3.11', 'python3.12', 'python3.10', 'python3.9', 'python3'] as const;
const PROBE = 'import sys, venv, ensurepip; print("%d.%d.%d" % sys.version_info[:3]); print(sys.executable)';
const USABLE = /^3\.(?:9|10|11|12)\./;

let found: Python | null = null;

/** A Python that Django 3.2 and 5.2 both run on (3.2 imports `cgi`, which 3.13 removed), or why there is none. */
export const pythonOrReason = (): Python => {
  found ??= search();
  return found;
};

const search = (): Python => {
  for (const command of COMMANDS) {
    const probe = spawnSync(command, ['-c', PROBE], { encoding: 'utf8', timeout: 20_000 });
    const [version, executable] = (probe.stdout ?? '').trim().split('\n');
    if (probe.status === 0 && version && executable && USABLE.test(version)) return { ok: true, executable, version };
  }
  return { ok: false, reason: `no Python 3.9 to 3.12 with venv among ${COMMANDS.join(', ')}` };
};
