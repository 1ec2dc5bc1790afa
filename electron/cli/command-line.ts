import { type CommandIo, exitCodes, UsageError } from './command';
import { forgetCommand, forgetUsage } from './forget-command';
import { type AskSessions, headerCommand, headerUsage } from './header-command';
import { inspectCommand, inspectUsage } from './inspect-command';
import { requestCommand, requestUsage } from './request-command';

export type AboutApp = { readonly version: string; readonly runtime: string };

const usage = `Usage: latchkey [--profile NAME]
       latchkey header ${headerUsage}
       latchkey request ${requestUsage}
       latchkey forget ${forgetUsage}
       latchkey inspect ${inspectUsage}
       latchkey --version | --help

Without a command the window opens; --profile shows the profile of that title, or of user@host.
header and request need the switch "Let commands use this session" of the profile. They ask the Latchkey that runs, or read
the keychain themselves where none does.
Exit codes: 0 done (a status below 300), 1 not all could be erased, 3, 4 and 5 the server answered 3xx, 4xx, 5xx, 64 the
command line is not understood, 66 a file cannot be read, 67 no such profile, 69 the server cannot be reached, 70 a fault in
Latchkey, 71 the keychain does not answer, 73 a file cannot be written, 75 Latchkey is busy or does not answer, 77 not signed
in, or no token that lasts so long, 78 the profile does not allow it.`;

/** Runs one command to its end; the answer is the exit code. Nothing is thrown. */
export const runCommand = async (
  args: readonly string[],
  io: CommandIo,
  { about, ask }: { readonly about: AboutApp; readonly ask: AskSessions },
): Promise<number> => {
  const [name, ...rest] = args;
  try {
    if (name === '--version' || name === '-v') io.write(`Latchkey ${about.version} (${about.runtime})`);
    else if (name === '--help' || name === '-h' || name === 'help') io.write(usage);
    else if (name === 'inspect') return await inspectCommand(rest, io);
    else if (name === 'header') return await headerCommand(rest, io, ask);
    else if (name === 'request') return await requestCommand(rest, io, ask);
    else if (name === 'forget') return await forgetCommand(rest, io, ask);
    else throw new UsageError(name === undefined ? 'A command is missing.' : 'This command is not known.');
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof UsageError) {
      io.complain(`${error.message}\n${usage}`);
      return exitCodes.usage;
    }
    const syscall: unknown = error instanceof Error && 'syscall' in error ? error.syscall : null;
    if (syscall === 'write') {
      io.complain('latchkey: standard output cannot be written.');
      return exitCodes.cannotCreate;
    }
    if (syscall === 'read') {
      io.complain('latchkey: standard input cannot be read.');
      return exitCodes.noInput;
    }
    // SECURITY: not its message, which could hold what was read.
    io.complain(`latchkey: a fault in Latchkey: ${error instanceof Error ? error.name : 'unknown'}`);
    return exitCodes.software;
  }
};
