import type { Ask, Outcome } from '../calls/messages';
import { type CommandIo, exitCodes, UsageError } from './command';
import { statusOfFailure } from './exit-status';
import { optionsOf, secondsOf } from './options';

/** Asks whoever owns the sessions. */
export type AskSessions = (ask: Ask, body?: Uint8Array) => Promise<Outcome>;

export const headerUsage = `PROFILE [--valid-for SECONDS]
  prints the header with the token of PROFILE (its title, or user@host), renewed first if it would not be good for SECONDS`;

/** Writes the profile's header with its token to standard output: what it is for. */
export const headerCommand = async (args: readonly string[], io: CommandIo, ask: AskSessions): Promise<number> => {
  const { given, words } = optionsOf(args, ['--valid-for']);
  const [profile, ...more] = words;
  if (profile === undefined || more.length > 0) throw new UsageError('latchkey header takes one PROFILE.');
  const validForSeconds = secondsOf(given, '--valid-for') ?? null;
  if (validForSeconds !== null && validForSeconds < 0) throw new UsageError('--valid-for must not be negative.');
  const outcome = await ask({ kind: 'header', profile, validForSeconds });
  if (!outcome.ok || outcome.value.kind !== 'header') return complainOf(outcome, io);
  io.write(outcome.value.line);
  return exitCodes.ok;
};

export const complainOf = (outcome: Outcome, io: CommandIo): number => {
  const { code, message } = outcome.ok ? { code: 'unexpected', message: 'Not an answer to what was asked.' } : outcome;
  io.complain(`latchkey: ${message} (${code})`);
  return statusOfFailure(code);
};
