import { rmSync } from 'node:fs';
import { buildPage } from './build-page';
import { tableChunkBytes } from './chunk-size';
import { type FlingResult, type Frames, measureEmpty, measureFling } from './fling';
import { type FirstRows, type JumpResult, measureFirstRows, measureJump } from './jump';
import { measureReach, type ReachResult } from './reach';
import { serveFolder } from './serve-folder';
import type { Host } from './stage';
import { measureWheel, type WheelResult } from './wheel';

export const parts = ['size', 'first', 'jump', 'scroll', 'fling', 'stalls', 'wheel', 'reach'] as const;
export type Part = (typeof parts)[number];

type AgainstEmpty = { readonly table: FlingResult; readonly empty: Frames; readonly p95Ratio: number };

export type TableBench = {
  readonly host: string;
  readonly latencyMs: number;
  readonly chunkBytes?: number;
  readonly firstRows?: FirstRows;
  readonly jump?: JumpResult;
  readonly scroll?: AgainstEmpty;
  readonly fling?: AgainstEmpty;
  readonly flingWithStalls?: FlingResult;
  readonly wheel?: WheelResult;
  readonly reach?: ReachResult;
};

const LATENCY_MS = 15;
const STALL_MS = 80;

/** The figures of the table: 1,000,000 rows by page, each answer 15 ms away. */
export const benchTable = async (host: Host, wanted: readonly Part[] = parts): Promise<TableBench> => {
  const folder = await buildPage();
  const { url, close } = await serveFolder(folder);
  const part = <T>(name: Part, measure: () => Promise<T>): Promise<T | undefined> =>
    wanted.includes(name) ? measure() : Promise.resolve(undefined);
  const besideEmpty = (gesture: 'scroll' | 'fling') => async (): Promise<AgainstEmpty> => {
    const empty = await measureEmpty(host, url, gesture);
    const table = await measureFling(host, url, gesture);
    return { table, empty, p95Ratio: table.p95Ms / empty.p95Ms };
  };
  try {
    const measured = {
      chunkBytes: await part('size', tableChunkBytes),
      firstRows: await part('first', () => measureFirstRows(host, url)),
      jump: await part('jump', () => measureJump(host, url, LATENCY_MS)),
      scroll: await part('scroll', besideEmpty('scroll')),
      fling: await part('fling', besideEmpty('fling')),
      flingWithStalls: await part('stalls', () => measureFling(host, url, 'fling', STALL_MS)),
      wheel: await part('wheel', () => measureWheel(host, url)),
      reach: await part('reach', () => measureReach(host, url)),
    };
    return { host: host.name, latencyMs: LATENCY_MS, ...given(measured) };
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
};

type Given<T> = { readonly [N in keyof T]?: Exclude<T[N], undefined> };

const given = <T extends object>(measured: T): Given<T> => {
  const kept: Given<T> = {};
  for (const [name, value] of Object.entries(measured)) if (value !== undefined) Object.assign(kept, { [name]: value });
  return kept;
};
