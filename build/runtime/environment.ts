import { CommandError, exitCodes, note } from '../entry';
import { run } from '../shell';
import { installPackages } from './apt';
import { type Machine, thisMachine } from './machine';
import { type Lack, lacks, type Need } from './needs';

/**
 * Makes sure that this machine has what `needs` names. Root on a Debian-like Linux gets what is missing installed;
 * everybody else gets one message with the one command that helps, as a `CommandError` (packages).
 */
export const ensureEnvironment = (
  needs: readonly Need[],
  executable: string | null = null,
  machine: Machine = thisMachine(executable),
  install: typeof installPackages = installPackages,
): void => {
  const missing = lacks(needs, machine);
  if (missing.length === 0) return;
  if (!machine.canInstall) throw lacking(missing, machine);
  install(
    missing.flatMap((lack) => lack.packages),
    run,
  );
  const still = lacks(needs, machine);
  if (still.length > 0) throw lacking(still, machine);
  note('Installed.');
};

const lacking = (missing: readonly Lack[], machine: Machine): CommandError => {
  const what = missing.map((lack) => lack.what).join(', ');
  const names = [...new Set(missing.flatMap((lack) => lack.packages.map(([name]) => name)))];
  const command = `sudo apt-get install -y --no-install-recommends ${names.join(' ')}`;
  const help = machine.isDebian
    ? `This helps:\n  ${command}`
    : `On Debian and Ubuntu the packages are: ${names.join(' ')}`;
  return new CommandError(`This computer lacks ${what}. ${help}`, exitCodes.packages);
};
