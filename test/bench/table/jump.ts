import { memoryOfTree } from '../process-memory';
import { median } from '../statistics';
import { GridDriver, until } from './driver';
import type { Host } from './stage';

export type JumpResult = {
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly heapMb: number;
  /** Of all processes, above a window that only shows rows; null: not known here. */
  readonly pssAboveStaticMib: number | null;
};

/** From the call to known, painted rows at random places; `latencyMs` of it is the source's. And the memory after all that. */
export const measureJump = async (host: Host, url: string, latencyMs: number): Promise<JumpResult> => {
  const stage = await host.open(1);
  const grid = await GridDriver.open(stage, `${url}?latency=${latencyMs}`);
  const times = await grid.page.evaluate<readonly number[]>(`(async () => {
    const times = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const isKnown = (row) => document.querySelector('[data-row="' + row + '"] span:not(.sk)') !== null;
    // told by the page itself: asking again and again would take time from what is measured
    const known = (row) => new Promise((done) => {
      const observer = new MutationObserver(() => {
        if (!isKnown(row)) return;
        observer.disconnect();
        done();
      });
      observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
      if (isKnown(row)) { observer.disconnect(); done(); }
    });
    for (let jump = 0; jump < 60; jump += 1) {
      const row = Math.floor(Math.random() * 999_900);
      await frame();
      const started = performance.now();
      window.bench.handle.current.goTo(row);
      await known(row);
      await frame();
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b);
  })()`);
  const session = await grid.page.context().newCDPSession(grid.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const own = await settledPss(stage.pid);
  await stage.close();
  const plain = await host.open(1);
  await plain.page.goto(`${url}static.html`);
  await until(plain.page, `document.querySelector('.gr-row span') !== null`);
  const beside = await settledPss(plain.pid);
  await plain.close();
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return {
    medianMs: at(0.5),
    p95Ms: at(0.95),
    heapMb: Math.round(usedSize / 1e5) / 10,
    pssAboveStaticMib: own === null || beside === null ? null : own - beside,
  };
};

const settledPss = async (pid: number | null): Promise<number | null> => {
  if (pid === null) return null;
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return memoryOfTree(pid).pssMib;
};

export type FirstRows = { readonly gridMs: number; readonly staticMs: number; readonly ratio: number };

const LOADS = 7;

/** From the navigation to the frame with rows, in turn with a page of the same rows as plain elements; medians. */
export const measureFirstRows = async (host: Host, url: string): Promise<FirstRows> => {
  const stage = await host.open(1);
  const load = async (address: string): Promise<number> => {
    await stage.page.goto(address);
    await until(stage.page, 'window.firstRowsMs !== undefined');
    return stage.page.evaluate<number>('window.firstRowsMs');
  };
  const grid: number[] = [];
  const plain: number[] = [];
  for (let round = 0; round <= LOADS; round += 1) {
    const [own, beside] = [await load(url), await load(`${url}static.html`)];
    if (round === 0) continue;
    grid.push(own);
    plain.push(beside);
  }
  await stage.close();
  return { gridMs: median(grid), staticMs: median(plain), ratio: median(grid) / median(plain) };
};
