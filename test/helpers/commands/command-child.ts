import { runCommand } from '../../../electron/cli/command-line';
import { systemIo } from '../../../electron/cli/system-io';
import { commandOn } from './command-on';

/** One `latchkey` command in plain Node, without Electron: `FOLDER ARGUMENT…`. */
const [folder = '', ...args] = process.argv.slice(2);
void runCommand(args, systemIo, { about: { version: 'test', runtime: 'Node' }, ask: commandOn(folder) }).then((code) =>
  process.exit(code),
);
