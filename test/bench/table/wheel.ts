import { GridDriver } from './driver';
import type { Host } from './stage';

export type WheelResult = { readonly tried: number; readonly worstPx: number; readonly worstBackPx: number };

const PLACES = [0, 35_714, 150_000, 500_000, 999_000];

/** 1,000 px of wheel and back, at several places and pixel ratios, and with stalls: how far from 1,000 and from 0. */
export const measureWheel = async (host: Host, url: string): Promise<WheelResult> => {
  let worstPx = 0;
  let worstBackPx = 0;
  let tried = 0;
  for (const [ratio, query] of [
    [1, ''],
    [1, '?stall=80'],
    [1.25, ''],
    [1.5, ''],
    [2, ''],
    [3, ''],
  ] as const) {
    const stage = await host.open(ratio);
    const grid = await GridDriver.open(stage, `${url}${query}`);
    for (const row of PLACES) {
      await grid.goTo(row);
      await grid.settled();
      await grid.page.mouse.move(200, 120);
      const before = await grid.at();
      for (let step = 0; step < 10; step += 1) await grid.page.mouse.wheel(0, 100);
      await grid.settled();
      const after = await grid.at();
      for (let step = 0; step < 10; step += 1) await grid.page.mouse.wheel(0, -100);
      await grid.settled();
      const back = await grid.at();
      tried += 1;
      worstPx = Math.max(worstPx, Math.abs(after - before - 1_000));
      worstBackPx = Math.max(worstBackPx, Math.abs(back - before));
    }
    await stage.close();
  }
  return { tried, worstPx, worstBackPx };
};
