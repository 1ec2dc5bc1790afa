import { GridDriver } from './driver';
import type { Host } from './stage';

const LAST = 999_999;
const RATIOS = [1, 1.25, 1.5, 2, 3];
const ZOOMS = [1, 0.5, 0.8, 1.25, 1.5, 2];

export type ReachResult = { readonly tried: number; readonly missed: readonly string[] };

/** Every way to the last row, at every pixel ratio, and after each change of the zoom while it runs. */
export const measureReach = async (host: Host, url: string): Promise<ReachResult> => {
  const missed: string[] = [];
  let tried = 0;
  for (const ratio of RATIOS) {
    const stage = await host.open(ratio);
    // comfortable rows are a taller list; once is enough to know
    const heights = ratio === 1 ? [28, 34] : [28];
    for (const height of heights) {
      const grid = await GridDriver.open(stage, `${url}?height=${height}`);
      const check = async (way: string, row: number): Promise<void> => {
        tried += 1;
        if (!(await grid.waitForRow(row))) missed.push(`ratio ${ratio}, ${height} px, ${way}`);
      };
      for (const zoom of ZOOMS) {
        // the zoom changes while the last row is shown
        await grid.zoom(zoom);
        await grid.press('Control+End');
        await check(`zoomed to ${zoom} at the end`, LAST);
        await grid.goTo(500_000);
        await check(`zoom ${zoom}: middle`, 500_000);
        await grid.goTo(LAST);
        await check(`zoom ${zoom}: go to row`, LAST);
        await grid.press('Control+Home');
        await check(`zoom ${zoom}: Ctrl Home`, 0);
        // the thumb on the screen follows a moment later; a press beside it would page
        await grid.settled();
        await grid.settled();
        await grid.dragThumb('bottom');
        await grid.settled();
        await check(`zoom ${zoom}: at rest after the thumb`, LAST);
        await grid.dragThumb('top');
        await check(`zoom ${zoom}: thumb to the start`, 0);
        await grid.settled();
        await grid.press('Control+End');
      }
      await grid.zoom(1);
    }
    await stage.close();
  }
  return { tried, missed };
};
