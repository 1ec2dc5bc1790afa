/** Where a line for the log goes. Values are plain text, numbers and booleans: a `Secret` prints as `[redacted]`. */
export type Logger = {
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
};

export type LogFacts = { readonly [name: string]: string | number | boolean | null };

export const silentLogger: Logger = { info: () => {}, warn: () => {}, error: () => {} };
