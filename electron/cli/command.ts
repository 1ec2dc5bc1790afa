/** The exit codes of sysexits.h that are used. */
export const exitCodes = { ok: 0, usage: 64, software: 70 } as const;

/** What a command may touch of its surroundings; the last newline of a line is added here. */
export type CommandIo = {
  /** The whole of standard input, UTF-8, at most 1 MiB of it; read before it resolves. */
  readInput(): string;
  /** Throws what `fs` throws. */
  readFile(file: string): string;
  write(line: string): void;
  complain(line: string): void;
  /** Seconds since 1970. */
  readonly nowSeconds: () => number;
};

/** The command line is not understood: its message says what to do, and the exit code is `exitCodes.usage`. */
export class UsageError extends Error {}
