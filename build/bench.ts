import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { type Comparison, compareWithBare } from '../test/bench/start-and-memory';
import { withSession } from '../test/helpers/session/with-session';
import { note, runAsEntry, seconds } from './entry';
import { type LaunchSpec, launchSpec } from './launch-spec';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { attach, tsxArgs } from './shell';

const INSIDE = '--inside-session';
const RUNS = 9;

/** Measures the product against a bare window of the same Electron and writes `bench-results.json`. Linux only. */
const bench = async (args: readonly string[]): Promise<number> => {
  if (args.includes(INSIDE)) return measure(await launchSpec());
  await launchSpec();
  ensureEnvironment(['session']);
  const [command, ...rest] = withSession('unlocked', [process.execPath, ...tsxArgs(__filename), INSIDE]);
  return attach(command, rest, { cwd: root });
};

const measure = async (spec: LaunchSpec): Promise<number> => {
  const startedMs = Date.now();
  const start = await compareWithBare(spec, RUNS);
  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
  };
  const results = { takenAt: new Date(startedMs).toISOString(), electron: spec.electron, machine, start };
  writeFileSync(path.join(root, 'bench-results.json'), `${JSON.stringify(results, null, 1)}\n`);
  process.stdout.write(table(start));
  note(`Written to bench-results.json after ${seconds(startedMs)}.`);
  return 0;
};

const table = ({ runs, bare, app, paintedRatio, anonRatio, paintedSpreadMs }: Comparison): string => {
  const row = (...cells: readonly string[]) =>
    `${cells
      .map((cell) => cell.padEnd(22))
      .join('')
      .trimEnd()}\n`;
  const mib = (value: number) => `${value.toFixed(1)} MiB`;
  const ms = (value: number, range: string) => `${value.toFixed(0)} ms [${range}]`;
  return [
    row(`medians of ${runs}`, 'bare window', 'Latchkey', 'ratio', 'goal'),
    row(
      'spawn to painted',
      ms(bare.paintedMs, paintedSpreadMs.bare),
      ms(app.paintedMs, paintedSpreadMs.app),
      paintedRatio.toFixed(2),
      '<= 1.25',
    ),
    row('anonymous memory', mib(bare.anonMib), mib(app.anonMib), anonRatio.toFixed(2), '<= 1.50'),
    row('PSS (file pages vary)', mib(bare.pssMib), mib(app.pssMib), (app.pssMib / bare.pssMib).toFixed(2)),
    row('processes', String(bare.processes), String(app.processes)),
  ].join('');
};

runAsEntry(__filename, bench);
