import { rmSync } from 'node:fs';
import { buildPage } from './build-page';
import { findChromium } from './driver';
import { measureFling } from './fling';
import { measureJump } from './jump';
import { measureReach } from './reach';
import { serveFolder } from './serve-folder';
import { measureWheel } from './wheel';

const LATENCY_MS = 15;

/** Prints the figures of the table: `tsx test/bench/table/run.ts [reach|wheel|jump|fling …]`. */
const run = async (): Promise<void> => {
  if (findChromium() === null) {
    console.log('table: left out, no Chromium here (set CHROMIUM)');
    return;
  }
  const wanted = process.argv.slice(2);
  const isWanted = (name: string): boolean => wanted.length === 0 || wanted.includes(name);
  const folder = await buildPage();
  const { url, close } = await serveFolder(folder);
  try {
    if (isWanted('reach')) {
      const { tried, missed } = await measureReach(url);
      console.log(`reach: ${tried - missed.length} of ${tried} ways to a row`, missed);
    }
    if (isWanted('wheel')) {
      const { tried, worstPx, worstBackPx } = await measureWheel(url);
      console.log(
        `wheel: ${tried} places, worst error of 1,000 px ${worstPx.toFixed(2)} px, back ${worstBackPx.toFixed(2)} px`,
      );
    }
    if (isWanted('jump')) {
      const { medianMs, p95Ms, heapMb } = await measureJump(url, LATENCY_MS);
      console.log(`jump: median ${medianMs} ms, p95 ${p95Ms} ms, ${LATENCY_MS} ms of it the source; heap ${heapMb} MB`);
    }
    if (isWanted('fling'))
      for (const stallMs of [0, 80]) {
        const fling = await measureFling(url, stallMs);
        console.log(
          `fling${stallMs ? ` with ${stallMs} ms stalls` : ''}: ${fling.blankFrames} of ${fling.frames} frames blank, ` +
            `${fling.travelledPx} px, ${fling.longFrames} of ${fling.frameCount} frames above 25 ms, p95 ${fling.p95FrameMs} ms`,
        );
      }
  } finally {
    close();
    rmSync(folder, { recursive: true, force: true });
  }
};

run().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
