import { pythonOrReason } from '../test/helpers/backends/python';
import { withSession } from '../test/helpers/session/with-session';
import { soakElsewhere } from '../test/soak/elsewhere';
import { elsewhereTable, isGood } from '../test/soak/elsewhere-verdict';
import { leastServed, soak, soakTable } from '../test/soak/soak';
import { CommandError, note, runAsEntry } from './entry';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { attach, tsxArgs } from './shell';

const INSIDE = '--inside-session';
const FIVE_PERCENT = 0.05;

const USUAL = ['simplejwt', 'drf-jwt', 'demo'] as const;
const ALL = [...USUAL, 'djangorestframework-jwt', 'djoser', 'dj-rest-auth', 'simplejwt-sliding'] as const;

/**
 * `npm run soak -- --hours N [--seed N] [--all]`: exit code 1 when a session was lost, the pace is off by more than 5 %,
 * or a lane was not served while nothing stood in the way. `--all` has a lane for each kind of server that renews.
 * `--elsewhere [--minutes N]`: one session used by curl and `latchkey` at once; 1 where anything of it was not good.
 */
const run = async (args: readonly string[]): Promise<number> => {
  if (args.includes('--elsewhere')) return runElsewhere(args);
  const hours = numberOf(args, '--hours') ?? 1;
  const seed = numberOf(args, '--seed') ?? Math.floor(Math.random() * 2 ** 32);
  const isAll = args.includes('--all');
  if (args.includes(INSIDE) || process.platform !== 'linux') return measure(hours, seed, isAll);
  return inSession(['--hours', String(hours), '--seed', String(seed), ...(isAll ? ['--all'] : [])]);
};

const inSession = (args: readonly string[]): Promise<number> => {
  ensureEnvironment(['session']);
  const node = [process.execPath, '--expose-gc', ...tsxArgs(__filename), INSIDE];
  const [command, ...rest] = withSession('unlocked', [...node, ...args]);
  return attach(command, rest, { cwd: root });
};

const runElsewhere = async (args: readonly string[]): Promise<number> => {
  const minutes = numberOf(args, '--minutes') ?? 5;
  if (!args.includes(INSIDE) && process.platform === 'linux') return inSession(args);
  const python = pythonOrReason();
  if (!python.ok) throw new CommandError(`Not without its server: ${python.reason}.`);
  note(`One session, used elsewhere for ${minutes} min …`);
  const report = await soakElsewhere(minutes * 60_000);
  process.stdout.write(`${elsewhereTable(report)}\n`);
  return isGood(report) ? 0 : 1;
};

const measure = async (hours: number, seed: number, isAll: boolean): Promise<number> => {
  const python = pythonOrReason();
  if (!python.ok) note(`Against the demo alone: ${python.reason}.`);
  note(`Soaking for ${hours} h with seed ${seed} …`);
  const kinds = python.ok ? (isAll ? ALL : USUAL) : (['demo'] as const);
  const report = await soak({ durationMs: hours * 3_600_000, seed, kinds });
  process.stdout.write(`${soakTable(report)}\n`);
  const isOffPace = Math.abs(report.againstIdeal - 1) > FIVE_PERCENT;
  return report.lost > 0 || isOffPace || report.served < leastServed ? 1 : 0;
};

const numberOf = (args: readonly string[], name: string): number | null => {
  const at = args.indexOf(name);
  if (at < 0) return null;
  const value = Number(args[at + 1]);
  if (!(value > 0)) throw new CommandError(`${name} wants a number above 0.`);
  return value;
};

runAsEntry(__filename, run);
