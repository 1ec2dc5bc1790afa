import { exitCodes, UsageError } from '../electron/cli/command';
import { inspectCommand, inspectUsage } from '../electron/cli/inspect-command';
import { systemIo } from '../electron/cli/system-io';
import { CommandError, runAsEntry } from './entry';

/** `npm run --silent inspect`: the command of the installed app, in plain Node. */
runAsEntry(__filename, async (args) => {
  try {
    return await inspectCommand(args, systemIo);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new CommandError(`${error.message}\nUsage: npm run --silent inspect -- ${inspectUsage}`, exitCodes.usage);
  }
});
