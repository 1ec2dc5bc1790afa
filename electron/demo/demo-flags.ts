import { parseArgs } from 'node:util';
import type { DemoOptions } from './server';

export type Flags =
  | { readonly ok: true; readonly options: DemoOptions }
  | { readonly ok: false; readonly message: string };

/** `--port --rows --token-seconds --no-renewal`; `message` says which flag is wrong, and what it takes. */
export const demoFlags = (args: readonly string[]): Flags => {
  const parsed = parsedArgs(args);
  if (typeof parsed === 'string') return { ok: false, message: parsed };
  const port = wholeNumber(parsed.port ?? '0', 0, 65_535);
  const rows = wholeNumber(parsed.rows ?? '1000', 0, 100_000_000);
  const tokenSeconds = wholeNumber(parsed['token-seconds'] ?? '60', 1, 3_155_760_000);
  if (port === null) return { ok: false, message: '--port takes a whole number from 0 (any free port) to 65535.' };
  if (rows === null) return { ok: false, message: '--rows takes a whole number from 0 to 100000000.' };
  if (tokenSeconds === null)
    return { ok: false, message: '--token-seconds takes a whole number from 1 to 3155760000.' };
  return { ok: true, options: { port, rows, tokenSeconds, renewal: parsed['no-renewal'] !== true } };
};

type Parsed = {
  readonly port?: string;
  readonly rows?: string;
  readonly 'token-seconds'?: string;
  readonly 'no-renewal'?: boolean;
};

const parsedArgs = (args: readonly string[]): Parsed | string => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        rows: { type: 'string' },
        'token-seconds': { type: 'string' },
        'no-renewal': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error.message : 'The flags could not be read.';
  }
};

const wholeNumber = (text: string, least: number, most: number): number | null => {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : null;
};
