import { findChromium, GridDriver, launch } from './driver';

export type JumpResult = { readonly medianMs: number; readonly p95Ms: number; readonly heapMb: number };

/** From the call to known, painted rows at random places; 15 ms of it is the source's. And the heap after all that. */
export const measureJump = async (url: string, latencyMs: number): Promise<JumpResult> => {
  const browser = await launch(findChromium() ?? '', 1);
  const grid = await GridDriver.open(browser, `${url}?latency=${latencyMs}`);
  const times = await grid.page.evaluate<readonly number[]>(`(async () => {
    const times = [];
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    for (let jump = 0; jump < 60; jump += 1) {
      const row = Math.floor(Math.random() * 999_900);
      await frame();
      const started = performance.now();
      window.bench.handle.current.goTo(row);
      while (!document.querySelector('[data-row="' + row + '"] span')) await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
      await frame();
      times.push(performance.now() - started);
    }
    return times.sort((a, b) => a - b);
  })()`);
  const session = await grid.page.context().newCDPSession(grid.page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await browser.close();
  const at = (share: number): number => Math.round((times[Math.floor(times.length * share)] ?? 0) * 10) / 10;
  return { medianMs: at(0.5), p95Ms: at(0.95), heapMb: Math.round(usedSize / 1e5) / 10 };
};
