import type { BackendKind } from '../helpers/backends';
import { realServices } from '../helpers/real-services';
import { diceOf } from './dice';
import { Lane, type LaneReport } from './lane';

export type SoakReport = {
  readonly seed: number;
  readonly minutes: number;
  readonly lanes: readonly LaneReport[];
  readonly lost: number;
  /** The least share of any lane. */
  readonly served: number;
  /** Renewals by the servers' count, divided by what the schedules asked for. */
  readonly againstIdeal: number;
  /** MiB of heap in use after a quarter of the time and at the end. */
  readonly heapMiB: readonly [number, number];
};

/** Sessions of 5-second tokens through random faults for a while: real services, real keyring, real servers. */
export const soak = async (options: {
  readonly durationMs: number;
  readonly seed: number;
  readonly kinds: readonly BackendKind[];
}): Promise<SoakReport> => {
  const { durationMs, seed, kinds } = options;
  const real = realServices();
  await real.services.start();
  const lanes: Lane[] = [];
  for (const [index, kind] of kinds.entries()) lanes.push(await Lane.open(real, kind, diceOf(seed + index)));
  const startedMs = Date.now();
  const untilMs = startedMs + durationMs;
  const quarter = setTimeout(() => {
    heapEarly = heapMiB();
  }, durationMs / 4);
  let heapEarly = heapMiB();
  await Promise.all(lanes.map((lane) => lane.run(untilMs)));
  clearTimeout(quarter);
  const heapLate = heapMiB();
  const reports = await Promise.all(lanes.map((lane) => lane.close()));
  await real.close();
  const sum = (of: (report: LaneReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    seed,
    minutes: durationMs / 60_000,
    lanes: reports,
    lost: sum(({ lost }) => lost),
    served: Math.min(...reports.map(({ served }) => served)),
    againstIdeal: sum(({ renewals }) => renewals) / sum(({ ideal }) => ideal),
    heapMiB: [heapEarly, heapLate],
  };
};

/** Collected first where Node was started with --expose-gc. */
const heapMiB = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
};

/** How much of what no fault met is to be answered. */
export const leastServed = 0.9;

const COLUMNS: readonly (readonly [head: string, of: (lane: LaneReport) => string | number])[] = [
  ['server', ({ kind }) => kind],
  ['requests', ({ requests }) => requests],
  ['answered', ({ answered }) => answered],
  ['served***', ({ served }) => `${(served * 100).toFixed(1)} %`],
  ['longest not', ({ unservedSeconds }) => `${unservedSeconds.toFixed(1)} s`],
  ['faults', ({ faults }) => faults],
  ['renewals', ({ renewals }) => renewals],
  ['ideal', ({ ideal }) => ideal.toFixed(1)],
  ['LOST', ({ lost }) => lost],
  ['spent*', ({ spent }) => spent],
  ['ran out**', ({ ranOut }) => ranOut],
];

export const soakTable = (report: SoakReport): string => {
  const heads = COLUMNS.map(([head]) => head);
  const rows = report.lanes.map((lane) => COLUMNS.map(([, of]) => String(of(lane))));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  const [early, late] = report.heapMiB;
  return [
    `soak of ${report.minutes.toFixed(1)} min, seed ${report.seed}`,
    ...[heads, ...rows].map(line),
    `sessions lost: ${report.lost} (goal 0)`,
    `served while no fault was in force: ${(report.served * 100).toFixed(1)} % at least (goal ${leastServed * 100} %)`,
    `renewals against ideal: ${report.againstIdeal.toFixed(3)} (goal 0.95 to 1.05)`,
    `heap in use: ${early.toFixed(1)} MiB after a quarter, ${late.toFixed(1)} MiB at the end (${(late - early).toFixed(1)} more)`,
    '*  the answer with a rotated pair was lost: no client has a token then, and the server says so',
    '** the outage outlasted a token that only can be renewed while it is valid',
    '*** of the requests that no fault met; beside it the longest time without an answer and without a fault',
  ].join('\n');
};
