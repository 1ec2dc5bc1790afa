import { type SpawnOptions, spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };
export type RunOptions = { readonly timeoutMs?: number; readonly env?: Readonly<Record<string, string>> };
/** A command run to its end, output kept. A missing program has the status null. Tests pass a double. */
export type Run = (command: string, args: readonly string[], options?: RunOptions) => Ran;

export const run: Run = (command, args, options = {}) => {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...options.env },
    maxBuffer: 64 * 1024 * 1024,
    ...(options.timeoutMs === undefined ? {} : { timeout: options.timeoutMs }),
  });
  return { status: result.status, stdout: result.stdout ?? '', stderr: result.stderr ?? '' };
};

/** The last line that says something: what a person should see of a failed command. */
export const lastLine = (ran: Ran): string =>
  `${ran.stdout}\n${ran.stderr}`
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
    .at(-1) ?? (ran.status === null ? 'it did not run' : `exit code ${ran.status}`);

/**
 * A command with the person's streams, attached until it ends. SIGINT, SIGTERM and SIGHUP are passed on as SIGTERM, and
 * this process waits. Resolves with the exit code, 128 + n after a signal; rejects when the program cannot be started.
 */
export const attach = (command: string, args: readonly string[], options: SpawnOptions = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    const stop = () => child.kill('SIGTERM');
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, stop);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const name of signals) process.off(name, stop);
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });

/** TypeScript files run through tsx, exactly as build/run.mjs does it. */
export const tsxArgs = (file: string): readonly string[] => ['--import', 'tsx', file];
