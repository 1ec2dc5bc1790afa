import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { inspectToken } from '../token/inspect';
import type { Inspection, InspectOptions } from '../token/inspection';
import type { VerificationKey, VerificationOutcome } from '../verify/verification';
import { verifyToken } from '../verify/verify';
import { type CommandIo, exitCodes, UsageError } from './command';
import { optionsOf, secondsOf } from './options';

export const inspectUsage = `[--now SECONDS] [--offset SECONDS] [--window SECONDS] [--key FILE] < TOKEN
  --now     the time to judge by, in seconds since 1970; the present when absent
  --offset  how far the server's clock is ahead, in seconds
  --window  how long after the first sign-in the server renews, in seconds (604800 when absent)
  --key     a JSON file {"type": "secret"|"pem"|"jwk"|"jwks", "value": "…", "encoding": "utf8"|"base64"|"base64url"|"hex"}`;

/**
 * Reads a token from standard input and writes what is found about it, with `verification` when a key was given, as one
 * line of JSON. The token is an input alone: never an argument, which other users of the computer can read.
 */
export const inspectCommand = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const { options, keyFile } = parseInspect(args, io.nowSeconds);
  const key = keyFile === null ? null : readKey(keyFile, io);
  const input = io.readInput();
  const inspection = printed(inspectToken(input, options));
  const report = key ? { ...inspection, verification: (await verifyToken(input, key)).outcome } : inspection;
  io.write(toJson(report));
  return exitCodes.ok;
};

/** What scripts are promised: values are for the window's other languages, `message` has them in English. */
const printed = (inspection: Inspection): Inspection => ({
  ...inspection,
  findings: inspection.findings.map(({ values, more, ...finding }) => finding),
});

/** Throws `UsageError` for anything that is not understood. */
const parseInspect = (
  args: readonly string[],
  nowSeconds: () => number,
): { readonly options: InspectOptions; readonly keyFile: string | null } => {
  const { given, words } = optionsOf(args, ['--now', '--offset', '--window', '--key']);
  // The word is not repeated: it may be the token.
  if (words.length > 0) throw new UsageError('The token is read from standard input, not from the command line.');
  const serverOffsetSeconds = secondsOf(given, '--offset');
  const refreshWindowSeconds = secondsOf(given, '--window');
  return {
    options: {
      nowSeconds: secondsOf(given, '--now') ?? nowSeconds(),
      ...(serverOffsetSeconds === undefined ? {} : { serverOffsetSeconds }),
      ...(refreshWindowSeconds === undefined ? {} : { refreshWindowSeconds }),
    },
    keyFile: given.get('--key') ?? null,
  };
};

const keySchema: v.GenericSchema<unknown, VerificationKey> = v.pipe(
  v.object({
    type: v.picklist(['secret', 'pem', 'jwk', 'jwks']),
    value: v.string(),
    encoding: v.optional(v.picklist(['utf8', 'base64', 'base64url', 'hex'])),
  }),
  v.transform(({ encoding, ...key }) => (encoding === undefined ? key : { ...key, encoding })),
);

const readKey = (file: string, io: CommandIo): VerificationKey => {
  try {
    return v.parse(keySchema, JSON.parse(io.readFile(file)));
  } catch {
    // SECURITY: the error may quote the file, which holds a secret.
    throw new UsageError(`The file "${file}" given with --key cannot be read, or is not such JSON.`);
  }
};

/**
 * One JSON document. Numbers too large for a double are written as `1e400`, which reads back as what they are, where
 * `JSON.stringify` would make them null.
 */
export const toJson = (report: Inspection & { readonly verification?: VerificationOutcome }): string => {
  const marker = randomUUID();
  const text = JSON.stringify(report, (_name, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? `${marker}${value > 0 ? '' : '-'}` : value,
  );
  return text.replaceAll(`"${marker}"`, '1e400').replaceAll(`"${marker}-"`, '-1e400');
};
