import { type CommandIo, exitCodes, UsageError } from './command';
import { inspectCommand, inspectUsage } from './inspect-command';

export type AboutApp = { readonly version: string; readonly runtime: string };

const usage = `Usage: latchkey [--profile NAME]
       latchkey inspect ${inspectUsage}
       latchkey --version | --help

Without a command the window opens; --profile shows the profile of that title, or of user@host.
Exit codes: 0 done, 64 the command line is not understood, 70 a fault in Latchkey.`;

/** Runs one command to its end; the answer is the exit code. Nothing is thrown. */
export const runCommand = async (args: readonly string[], io: CommandIo, about: AboutApp): Promise<number> => {
  const [name, ...rest] = args;
  try {
    if (name === '--version' || name === '-v') io.write(`Latchkey ${about.version} (${about.runtime})`);
    else if (name === '--help' || name === '-h' || name === 'help') io.write(usage);
    else if (name === 'inspect') return await inspectCommand(rest, io);
    else throw new UsageError(name === undefined ? 'A command is missing.' : 'This command is not known.');
    return exitCodes.ok;
  } catch (error) {
    if (error instanceof UsageError) {
      io.complain(`${error.message}\n${usage}`);
      return exitCodes.usage;
    }
    // SECURITY: not its message, which could hold what was read.
    io.complain(`latchkey: a fault in Latchkey: ${error instanceof Error ? error.name : 'unknown'}`);
    return exitCodes.software;
  }
};
