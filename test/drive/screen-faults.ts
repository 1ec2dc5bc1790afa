import type { Running } from './launch';
import { cutBySpacing, faultsOf, moving, overflowing, regionsOf, unseen, walkByTab } from './reach';

/** The window's content as a person would drag it, in its own pixels, and its zoom. */
export const resize = async ({ app, page }: Running, width: number, height: number, zoom: number): Promise<void> => {
  await app.evaluate(
    ({ BrowserWindow }, wanted) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setContentSize(wanted.width, wanted.height);
      window?.webContents.setZoomFactor(wanted.zoom);
    },
    { width, height, zoom },
  );
  while ((await page.evaluate<number>('innerWidth')) !== width / zoom) await page.waitForTimeout(20);
};

/** Everything about a screen but axe: the order of Tab, marks of the focus, forced colours, text spacing, 200 and 400 %. */
export const faultsOfScreen = async (
  running: Running,
  first: string,
): Promise<{ readonly order: readonly string[]; readonly faults: unknown }> => {
  const { page } = running;
  const stops = await walkByTab(page);
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  const forced = [...faultsOf(await walkByTab(page)), ...(await unseen(page))];
  await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
  const texts = await cutBySpacing(page);
  const motion = await moving(page);
  await resize(running, 1180, 760, 2);
  const half = await overflowing(page);
  await resize(running, 1280, 1024, 4);
  const wide = await overflowing(page);
  const zoomed = faultsOf(await walkByTab(page));
  await resize(running, 1180, 760, 1);
  // The strip is there where the system has no keychain.
  const order = regionsOf(stops, first).filter((region) => region !== 'strip');
  return { order, faults: { normal: faultsOf(stops), forced, texts, motion, half, wide, zoomed } };
};

export const NONE = { normal: [], forced: [], texts: [], motion: [], half: [], wide: [], zoomed: [] };
