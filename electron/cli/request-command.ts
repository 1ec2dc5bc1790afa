import type { RequestAsk } from '../calls/messages';
import { type CommandIo, exitCodes, UsageError } from './command';
import { statusOfAnswer } from './exit-status';
import { type AskSessions, complainOf } from './header-command';
import { optionsOf } from './options';

export const requestUsage = `PROFILE METHOD PATH [--data TEXT | --data-file FILE] [--header 'NAME: VALUE'] [--output FILE] [--include]
  sends one request with the session of PROFILE, and prints the answer
  PATH         below the server address of the profile, or a whole URL of an origin that it names
  --data       the body; --data-file reads it from a file, or from standard input with -
  --header     one header more, as often as needed; the body is application/json unless a Content-Type is given
  --output     writes the answer's body into a file
  --include    prints status and headers before the body`;

const MOST_BODY_BYTES = 32 * 2 ** 20;
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

type Parsed = {
  readonly ask: RequestAsk;
  readonly body: Uint8Array;
  readonly output: string | null;
  readonly isIncluding: boolean;
};

/** Sends one request with the session of a profile. */
export const requestCommand = async (args: readonly string[], io: CommandIo, ask: AskSessions): Promise<number> => {
  const parsed = parseRequest(args, io);
  if (typeof parsed === 'number') return parsed;
  const outcome = await ask(parsed.ask, parsed.body);
  if (!outcome.ok || outcome.value.kind !== 'request') return complainOf(outcome, io);
  const { status, headers } = outcome.value.answer;
  try {
    if (parsed.isIncluding) {
      io.write(`HTTP ${status}`);
      for (const [name, value] of headers) io.write(`${name}: ${value}`);
      io.write('');
    }
    if (parsed.output === null) io.writeBytes(outcome.body);
    else io.writeFile(parsed.output, outcome.body);
  } catch {
    const target = parsed.output ?? 'standard output';
    io.complain(`latchkey: ${target} cannot be written. The server answered with ${status}.`);
    return exitCodes.cannotCreate;
  }
  return statusOfAnswer(status);
};

/** An exit status where a file cannot be read. Throws `UsageError`. */
const parseRequest = (args: readonly string[], io: CommandIo): Parsed | number => {
  const isIncluding = args.includes('--include');
  const { rest, headers } = takeHeaders(args.filter((arg) => arg !== '--include'));
  const { given, words } = optionsOf(rest, ['--data', '--data-file', '--output']);
  const [profile, wanted, path, ...more] = words;
  if (profile === undefined || wanted === undefined || path === undefined || more.length > 0)
    throw new UsageError('latchkey request takes PROFILE, METHOD and PATH.');
  const method = methods.find((each) => each === wanted.toUpperCase());
  if (!method) throw new UsageError(`METHOD is one of ${methods.join(', ')}.`);
  const [data, file] = [given.get('--data'), given.get('--data-file')];
  if (data !== undefined && file !== undefined) throw new UsageError('--data and --data-file exclude each other.');
  const hasBody = data !== undefined || file !== undefined;
  const ask: RequestAsk = { kind: 'request', profile, method, path, headers: [...headers], hasBody };
  const common = { ask, output: given.get('--output') ?? null, isIncluding };
  if (file === undefined) return { ...common, body: new TextEncoder().encode(data ?? '') };
  try {
    const body = file === '-' ? io.readInputBytes(MOST_BODY_BYTES) : io.readFileBytes(file, MOST_BODY_BYTES);
    if (body) return { ...common, body };
    io.complain(`latchkey: a body has at most ${MOST_BODY_BYTES} bytes.`);
  } catch {
    io.complain(`latchkey: ${file} cannot be read.`);
  }
  return exitCodes.noInput;
};

/** `--header` alone may come several times. */
const takeHeaders = (
  args: readonly string[],
): { readonly rest: readonly string[]; readonly headers: readonly [string, string][] } => {
  const rest: string[] = [];
  const headers: [string, string][] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg !== '--header' && !arg.startsWith('--header=')) {
      rest.push(arg);
      continue;
    }
    if (arg === '--header') at += 1;
    const text = arg === '--header' ? args[at] : arg.slice('--header='.length);
    const colon = text?.indexOf(':') ?? -1;
    if (text === undefined || colon < 1) throw new UsageError("--header wants 'NAME: VALUE'.");
    headers.push([text.slice(0, colon).trim(), text.slice(colon + 1).trim()]);
  }
  return { rest, headers };
};
