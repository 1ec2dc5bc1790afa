/** Those of sysexits.h, and below 10 the class of an HTTP status. */
export const exitCodes = {
  ok: 0,
  /** Not everything could be erased. */
  left: 1,
  redirect: 3,
  clientError: 4,
  serverError: 5,
  usage: 64,
  noInput: 66,
  noProfile: 67,
  network: 69,
  software: 70,
  keychain: 71,
  cannotCreate: 73,
  app: 75,
  notSignedIn: 77,
  notAllowed: 78,
} as const;

/** What a command may touch of its surroundings; the last newline of a line is added here. */
export type CommandIo = {
  /** The whole of standard input, UTF-8, at most 1 MiB of it; read before it resolves. */
  readInput(): string;
  /** As bytes, null where there are more than so many. */
  readInputBytes(mostBytes: number): Uint8Array | null;
  /** One line that a person types; null where standard input is no terminal. */
  readLine(question: string): string | null;
  /** Throws what `fs` throws. */
  readFile(file: string): string;
  /** As bytes, null where there are more than so many. Throws what `fs` throws. */
  readFileBytes(file: string, mostBytes: number): Uint8Array | null;
  /** Readable by its owner alone. Throws what `fs` throws. */
  writeFile(file: string, bytes: Uint8Array): void;
  write(line: string): void;
  writeBytes(bytes: Uint8Array): void;
  complain(line: string): void;
  /** Seconds since 1970. */
  readonly nowSeconds: () => number;
};

/** The command line is not understood: its message says what to do, and the exit code is `exitCodes.usage`. */
export class UsageError extends Error {}
