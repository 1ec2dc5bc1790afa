import path from 'node:path';

/** Expected trouble of a command: the message is for the person, the code for scripts. Anything else is a bug. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Distinct codes, so that a script can tell what this machine lacks. */
export const exitCodes = { noRuntime: 3, download: 4, hash: 5, packages: 6, display: 7 } as const;

/** Runs `main` when `filename` is the file that Node was asked to run, and not when a test or another command imports it. */
export const runAsEntry = (filename: string, main: (args: readonly string[]) => Promise<number>): void => {
  if (path.resolve(process.argv[1] ?? '') !== filename) return;
  keepExitCode();
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (error: unknown) => {
      const known = error instanceof CommandError;
      note(known ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
      process.exitCode = known ? error.exitCode : 1;
    },
  );
};

/**
 * Once packages were made in a process, it ends with 0 as soon as nothing is left to do, whatever code it had set: so does
 * the exit hook of electron-builder's temporary files (async-exit-hook 2.0.1). A failed release would look like a good one.
 */
export const keepExitCode = (): void => {
  process.prependListener('beforeExit', () => {
    if (process.exitCode) process.exit();
  });
};

/** Everything for the person goes to standard error; standard output belongs to answers such as the launch-spec line. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

export const seconds = (sinceMs: number): string => `${((Date.now() - sinceMs) / 1000).toFixed(1)} s`;
