import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { inspectToken } from '../electron/token/inspect';
import type { Inspection, InspectOptions } from '../electron/token/inspection';
import type { VerificationKey, VerificationOutcome } from '../electron/verify/verification';
import { verifyToken } from '../electron/verify/verify';
import { CommandError, runAsEntry } from './entry';

export type Asked = { readonly options: InspectOptions; readonly keyFile: string | null };

/** EX_USAGE of sysexits.h. */
const badUsage = 64;

const usage = `Usage: npm run --silent inspect -- --now SECONDS [--offset SECONDS] [--window SECONDS] [--key FILE] < TOKEN
  --now     the time to judge by, in seconds since 1970
  --offset  how far the server's clock is ahead, in seconds
  --window  how long after the first sign-in the server renews, in seconds (604800 when absent)
  --key     a JSON file {"type": "secret"|"pem"|"jwk"|"jwks", "value": "…", "encoding": "utf8"|"base64"|"base64url"|"hex"}`;

/** Throws `CommandError` for anything that is not understood. */
export const parseArguments = (args: readonly string[]): Asked => {
  const given = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const [name = '', ...inline] = (args[at] ?? '').split('=');
    if (!['--now', '--offset', '--window', '--key'].includes(name)) refuse(`"${name}" is not known.`);
    if (given.has(name)) refuse(`${name} is given twice.`);
    if (inline.length === 0) at += 1;
    given.set(name, inline.length > 0 ? inline.join('=') : (args[at] ?? refuse(`${name} needs a value.`)));
  }
  const nowSeconds = secondsOf(given, '--now') ?? refuse('--now is missing.');
  const serverOffsetSeconds = secondsOf(given, '--offset');
  const refreshWindowSeconds = secondsOf(given, '--window');
  return {
    options: {
      nowSeconds,
      ...(serverOffsetSeconds === undefined ? {} : { serverOffsetSeconds }),
      ...(refreshWindowSeconds === undefined ? {} : { refreshWindowSeconds }),
    },
    keyFile: given.get('--key') ?? null,
  };
};

const secondsOf = (given: ReadonlyMap<string, string>, name: string): number | undefined => {
  const text = given.get(name);
  if (text === undefined) return undefined;
  const seconds = Number(text);
  return text.trim() !== '' && Number.isFinite(seconds) ? seconds : refuse(`${name} must be a number of seconds.`);
};

const refuse = (message: string): never => {
  throw new CommandError(`${message}\n${usage}`, badUsage);
};

const keySchema: v.GenericSchema<unknown, VerificationKey> = v.pipe(
  v.object({
    type: v.picklist(['secret', 'pem', 'jwk', 'jwks']),
    value: v.string(),
    encoding: v.optional(v.picklist(['utf8', 'base64', 'base64url', 'hex'])),
  }),
  v.transform(({ encoding, ...key }) => (encoding === undefined ? key : { ...key, encoding })),
);

const readKey = (file: string): VerificationKey => {
  try {
    return v.parse(keySchema, JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    // SECURITY: the error may quote the file, which holds a secret.
    return refuse(`The key file "${file}" cannot be read, or is not such JSON.`);
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

/** More bytes than the longest text that is read can have; the rest is let through unkept. */
const mostBytes = 2 ** 20;

const readAll = async (stream: AsyncIterable<unknown>): Promise<string> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    if (!Buffer.isBuffer(chunk) || length > mostBytes) continue;
    chunks.push(chunk);
    length += chunk.length;
  }
  return Buffer.concat(chunks).toString('utf8');
};

runAsEntry(__filename, async (args) => {
  const { options, keyFile } = parseArguments(args);
  const key = keyFile === null ? null : readKey(keyFile);
  const input = await readAll(process.stdin);
  const inspection = inspectToken(input, options);
  const report = key ? { ...inspection, verification: (await verifyToken(input, key)).outcome } : inspection;
  process.stdout.write(`${toJson(report)}\n`);
  return 0;
});
