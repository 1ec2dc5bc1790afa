import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';
import { buildPages } from '../table/build-page';
import { chunkBytes } from '../table/chunk-size';
import { until } from '../table/driver';
import { isBlank, recorded, scrolled, timed } from '../table/fling';
import { serveFolder } from '../table/serve-folder';
import type { Host, Stage } from '../table/stage';
import { nodePeers } from './peers';

export type TablePeer = {
  readonly name: string;
  /** Beyond React, gzipped. */
  readonly bytes: number;
  readonly firstRowsMs: number;
  readonly jumpMedianMs: number;
  readonly jumpP95Ms: number;
  readonly heapMb: number;
  /** What 1,000 px of the wheel move the rows, at pixel ratio 2. */
  readonly wheelPx: number;
  /** The last row that can be seen after going to row 1,000,000, at pixel ratio 2. */
  readonly lastRow: number;
  readonly flingP95Ms: number;
  readonly flingBlank: number;
  readonly flingSeen: number;
};

const PEERS = [
  { name: 'AG Grid, infinite model', page: 'ag-grid' },
  { name: 'TanStack Virtual', page: 'tanstack' },
] as const;
const LAST = 999_999;

/** The table's peers on the same rows in the same runtime. */
export const benchTablePeers = async (host: Host): Promise<readonly TablePeer[]> => {
  const plugin = peersFrom(await nodePeers());
  const folder = await buildPages(__dirname, ['ag-grid.html', 'tanstack.html'], [plugin]);
  const { url, close } = await serveFolder(folder);
  try {
    const peers: TablePeer[] = [];
    for (const { name, page } of PEERS) {
      const address = `${url}${page}.html`;
      const speed = await onStage(host, 1, (stage) => measureSpeed(stage, address));
      const reach = await onStage(host, 2, (stage) => measureReach(stage, address));
      const bytes = await chunkBytes(path.join(__dirname, `${page}-entry.mjs`), plugin);
      peers.push({ name, bytes, ...speed, ...reach });
    }
    return peers;
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** They are installed outside of the project, and are found as if they were imported from there. */
const peersFrom = (folder: string): Plugin => ({
  name: 'peers',
  enforce: 'pre',
  resolveId(source) {
    const isPeer = /^(ag-grid-community|@tanstack\/react-virtual)($|\/)/.test(source);
    return isPeer ? this.resolve(source, path.join(folder, 'index.js'), { skipSelf: true }) : null;
  },
});

const onStage = async <T>(host: Host, ratio: number, work: (stage: Stage) => Promise<T>): Promise<T> => {
  const stage = await host.open(ratio);
  try {
    return await work(stage);
  } finally {
    await stage.close();
  }
};

type Reach = Pick<TablePeer, 'wheelPx' | 'lastRow'>;

const measureSpeed = async ({ page }: Stage, url: string): Promise<Omit<TablePeer, 'name' | 'bytes' | keyof Reach>> => {
  const firsts: number[] = [];
  for (let load = 0; load <= 5; load += 1) {
    await page.goto(url);
    await until(page, 'window.firstRowsMs !== undefined');
    if (load > 0) firsts.push(await page.evaluate<number>('window.firstRowsMs'));
  }
  const jumps = await page.evaluate<readonly number[]>(`(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const times = [];
    for (let jump = 0; jump < 30; jump += 1) {
      const row = Math.floor(Math.random() * 400_000);
      await frame();
      const started = performance.now();
      window.peer.goTo(row);
      while (!window.peer.isKnown(row) && performance.now() - started < 2_000) await frame();
      await frame();
      times.push(performance.now() - started);
    }
    return times;
  })()`);
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await page.evaluate('window.peer.goTo(300_000)');
  await page.waitForTimeout(500);
  const pictures = await recorded(session, () => scrolled(session, 'fling'));
  const fling = await timed(page, () => scrolled(session, 'fling'));
  let flingBlank = 0;
  for (const picture of pictures) if (await isBlank(page, picture)) flingBlank += 1;
  return {
    firstRowsMs: middle(firsts),
    jumpMedianMs: middle(jumps),
    jumpP95Ms: [...jumps].sort((a, b) => a - b)[Math.floor(jumps.length * 0.95)] ?? Number.NaN,
    heapMb: usedSize / 1e6,
    ...{ flingP95Ms: fling.p95Ms, flingBlank, flingSeen: pictures.length },
  };
};

const measureReach = async ({ page }: Stage, url: string): Promise<Reach> => {
  await page.goto(url);
  await until(page, 'window.firstRowsMs !== undefined');
  const at = () => page.evaluate<number>('window.peer.at()');
  await page.evaluate('window.peer.goTo(300_000)');
  await page.waitForTimeout(500);
  await page.mouse.move(300, 300);
  const before = await at();
  for (let step = 0; step < 10; step += 1) await page.mouse.wheel(0, 100);
  await page.waitForTimeout(400);
  const wheelPx = (await at()) - before;
  await page.evaluate(`window.peer.goTo(${LAST})`);
  await page.waitForTimeout(600);
  const lastRow = await page.evaluate<number>(`(() => {
    const { bottom } = window.peer.viewport().getBoundingClientRect();
    let row = ${LAST};
    const isSeen = (element) => element && element.getBoundingClientRect().top < bottom;
    while (row > 0 && !isSeen(window.peer.element(row))) row -= 1;
    return row + 1;
  })()`);
  return { wheelPx, lastRow };
};

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
