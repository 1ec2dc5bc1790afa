import type { InspectBench } from './inspect-bench';
import type { SignedInMemory } from './signed-in-memory';
import type { Comparison } from './start-and-memory';

// Figures for a person, each ratio beside its goal in docs. Times depend on what else runs; ratios much less.

export const startTable = ({ runs, bare, app, paintedRatio, anonRatio, paintedSpreadMs }: Comparison): string =>
  table([
    [`start, medians of ${runs}`, 'bare window', 'Latchkey', 'ratio', 'goal'],
    [
      'spawn to painted',
      `${ms(bare.paintedMs)} [${paintedSpreadMs.bare}]`,
      `${ms(app.paintedMs)} [${paintedSpreadMs.app}]`,
      paintedRatio.toFixed(2),
      '<= 1.25',
    ],
    ['anonymous memory', mib(bare.anonMib), mib(app.anonMib), anonRatio.toFixed(2)],
    ['PSS (file pages vary)', mib(bare.pssMib), mib(app.pssMib)],
    ['processes', String(bare.processes), String(app.processes)],
  ]);

export const memoryTable = ({ bare, app, anonRatio }: SignedInMemory): string =>
  table([
    ['signed in, 1,000 rows', 'bare window', 'Latchkey', 'ratio', 'goal'],
    ['anonymous memory', mib(bare.anonMib), mib(app.anonMib), anonRatio.toFixed(2), '<= 1.50'],
    ['PSS (file pages vary)', mib(bare.pssMib), mib(app.pssMib)],
    ['processes', String(bare.processes), String(app.processes)],
  ]);

export const inspectTable = (all: readonly InspectBench[]): string =>
  table([
    ['inspect a token', 'beside', 'median', 'peer', 'ratio', 'goal', 'judged right', 'peer read right'],
    ...all.map(({ name, against, inspectMs, peerMs, ratio, goalMs, right }) => [
      name,
      against,
      ms(inspectMs),
      ms(peerMs),
      ratio.toFixed(1),
      goalMs === undefined ? '' : `< ${goalMs} ms`,
      ...(right ? [`${right.inspect} of ${right.of}`, `${right.peer} of ${right.of}`] : []),
    ]),
  ]);

const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(0)} ms`;
const mib = (value: number): string => `${value.toFixed(1)} MiB`;

const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
};
