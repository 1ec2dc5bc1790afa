import type { InspectBench } from './inspect-bench';
import type { LendBench } from './lend-bench';
import type { RequestBench } from './request-bench';
import type { RowsBench } from './rows-bench';
import type { SignedInMemory } from './signed-in-memory';
import type { Comparison } from './start-and-memory';
import type { TableBench } from './table/table-bench';

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

/** Of giant arrays and of exports. */
export const rowsTable = ({ load, sortMs, searchMs, export: written }: RowsBench): string =>
  table([
    ['rows', 'figure', 'goal'],
    [`a bare array of ${load.megabytes.toFixed(0)} MB, ${load.rows} rows, loaded in`, `${load.seconds.toFixed(1)} s`],
    [`main delayed meanwhile, at worst (doing nothing: ${ms(load.idleDelayMs)})`, ms(load.worstDelayMs), '<= 50 ms'],
    ['its rows ordered by a text, first page', ms(sortMs)],
    ['its rows searched, first page', ms(searchMs)],
    [`export by page, ${written.rowsASecond} rows a second, against a bare Node client`, written.ratio.toFixed(2)],
  ]);

export const lendTable = (all: readonly LendBench[]): string =>
  table([
    ['through a lent address', '', 'direct', 'lent', 'ratio', 'goal', 'barest hop', 'ratio'],
    ...all.flatMap(({ what, rounds, direct, lent, hop, ratio, quickRatio, hopRatio }) => [
      [
        ...[`${what}, ${rounds} rounds`, 'median', ms(direct.medianMs), ms(lent.medianMs), ratio.toFixed(2), '<= 1.20'],
        ...[ms(hop.medianMs), hopRatio.toFixed(2)],
      ],
      ['', 'quickest tenth', ms(direct.quickMs), ms(lent.quickMs), quickRatio.toFixed(2), '', ms(hop.quickMs)],
    ]),
  ]);

/** Each beside HTTPie, whose time is the goal. */
export const requestTable = ({ rounds, commands }: RequestBench): string =>
  table([
    [`one request from a shell, ${rounds} rounds`, 'median', 'to HTTPie', 'goal'],
    ...commands.map(({ name, medianMs, ratio }, index) => [
      ...[name, ms(medianMs), ratio.toFixed(2)],
      ...(index === 0 ? ['<= 1.00'] : []),
    ]),
  ]);

/** Of the table: each figure beside its goal. */
export const tableBenchTable = (bench: TableBench): string => {
  const { chunkBytes, firstRows, jump, scroll, fling, flingWithStalls, wheel, reach, latencyMs } = bench;
  const share = (part: number, of: number): string =>
    `${part} of ${of} (${((100 * part) / Math.max(1, of)).toFixed(1)} %)`;
  const gestures = [
    ['scroll, 3,000 px/s', scroll],
    ['fling, 72,000 px/s', fling],
  ] as const;
  return table([
    [`table, 1,000,000 rows, ${bench.host}`, 'measured', 'beside', 'ratio', 'goal'],
    ...(chunkBytes === undefined
      ? []
      : [['table chunk, gzipped', `${(chunkBytes / 1024).toFixed(1)} KB`, '', '', '<= 8 KB']]),
    ...(firstRows
      ? [
          [
            'first rows, static page beside',
            ms(firstRows.gridMs),
            ms(firstRows.staticMs),
            firstRows.ratio.toFixed(2),
            '<= 1.25',
          ],
        ]
      : []),
    ...(jump
      ? [
          [
            `jump p95 (${latencyMs} ms of it the source)`,
            ms(jump.p95Ms),
            `median ${ms(jump.medianMs)}`,
            '',
            `<= ${latencyMs + 25} ms`,
          ],
          ['heap after 60 jumps', `${jump.heapMb.toFixed(1)} MB`, '', '', '<= 4 MB'],
          ...(jump.pssAboveStaticMib === null
            ? []
            : [['PSS above a static page', mib(jump.pssAboveStaticMib), '', '', '<= 25 MiB']]),
        ]
      : []),
    ...gestures.flatMap(([name, of]) =>
      of
        ? [
            [
              `${name}: frame p95, empty page beside`,
              ms(of.table.p95Ms),
              ms(of.empty.p95Ms),
              of.p95Ratio.toFixed(2),
              '<= 1.10',
            ],
            [
              `${name}: frames above 25 ms`,
              share(of.table.longFrames, of.table.frameCount),
              share(of.empty.longFrames, of.empty.frameCount),
              '',
              '<= 1 %',
            ],
            [`${name}: blank screen frames`, share(of.table.blank, of.table.seen), '', '', '0'],
          ]
        : [],
    ),
    ...(flingWithStalls
      ? [
          [
            'fling with 80 ms stalls: blank frames',
            share(flingWithStalls.blank, flingWithStalls.seen),
            '',
            '',
            '<= 2 %',
          ],
        ]
      : []),
    ...(wheel
      ? [
          [
            'wheel 1,000 px, and back: worst error',
            `${wheel.worstPx.toFixed(2)} px`,
            `${wheel.worstBackPx.toFixed(2)} px`,
            `${wheel.tried} places`,
            '<= 0.5 px',
          ],
        ]
      : []),
    ...(reach
      ? [
          [
            'ways to the first, middle and last row',
            `${reach.tried - reach.missed.length} of ${reach.tried}`,
            '',
            '',
            'all',
          ],
        ]
      : []),
    ...(reach?.missed.map((way) => [`  missed: ${way}`]) ?? []),
  ]);
};

const ms = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(0)} ms`;
const mib = (value: number): string => `${value.toFixed(1)} MiB`;

export const table = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return `${rows.map((row) => line(row).trimEnd()).join('\n')}\n`;
};
