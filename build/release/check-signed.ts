import { readdirSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { CommandError, note } from '../entry';
import { fuses, laterFuses } from '../package/fuses';
import type { Run } from '../shell';
import type { ReleaseSystem } from './secrets';

type Check = readonly [string, ...string[]];

/** Asks the system about what was just packed in `output`: signatures, notarisation, and the fuses, which signing has
 * broken before (electron-builder#9428). Throws `CommandError` with the first that does not hold. */
export const checkSigned = async (system: ReleaseSystem, output: string, run: Run): Promise<void> => {
  const [checks, executables] = [checksFor(system, output), executablesIn(system, output)];
  // Where a name has changed nothing would be looked at, and that would look like a good release.
  if (executables.length === 0 || (checks.length === 0 && system !== 'linux'))
    throw new CommandError(`There is no program or no installer to look at in ${path.basename(output)}/.`);
  for (const [command, ...args] of checks) {
    const { status, stderr } = run(command, args);
    if (status !== 0) throw new CommandError(`${command} ${args.join(' ')}: ${stderr.trim() || `exit code ${status}`}`);
  }
  for (const executable of executables) {
    const wrong = await wrongFuses(executable);
    if (wrong.length > 0) throw new CommandError(`Fuses of ${path.basename(executable)}: ${wrong.join(', ')}`);
  }
  note('Signatures and fuses are as they should be.');
};

/** Names of fuses that are not as build/package/fuses.ts has them. */
const wrongFuses = async (executable: string): Promise<readonly string[]> => {
  const wire: Readonly<Record<number, unknown>> = { ...(await getCurrentFuseWire(executable)) };
  return Object.entries({ ...fuses, ...laterFuses })
    .map(([name, isOn]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, isOn] as const)
    .filter(([name, isOn]) => wire[Number(Reflect.get(FuseV1Options, name))] !== (isOn ? '1' : '0').charCodeAt(0))
    .map(([name]) => name);
};

const checksFor = (system: ReleaseSystem, output: string): readonly Check[] => {
  if (system === 'darwin')
    return appsIn(output).flatMap((app): readonly Check[] => [
      ['codesign', '--verify', '--deep', '--strict', app],
      ['spctl', '--assess', '--type', 'execute', app],
      ['xcrun', 'stapler', 'validate', app],
    ]);
  if (system === 'win32') return namesIn(output, /\.exe$/).map((file) => authenticode(path.join(output, file)));
  return [];
};

/** The path travels as an argument, so nothing in it is read as a command. */
const authenticode = (file: string): Check => {
  const script = "if ((Get-AuthenticodeSignature -LiteralPath $args[0]).Status -ne 'Valid') { exit 1 }";
  return ['powershell', '-NoProfile', '-Command', `& { ${script} }`, file];
};

const executablesIn = (system: ReleaseSystem, output: string): readonly string[] => {
  if (system === 'darwin') return appsIn(output).map((app) => path.join(app, 'Contents/MacOS/Latchkey'));
  const program = system === 'win32' ? 'Latchkey.exe' : 'latchkey';
  return namesIn(output, /-unpacked$/).map((folder) => path.join(output, folder, program));
};

const appsIn = (output: string): readonly string[] =>
  namesIn(output, /^mac/).map((folder) => path.join(output, folder, 'Latchkey.app'));

const namesIn = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder).filter((name) => pattern.test(name));
