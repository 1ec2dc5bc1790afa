import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LaunchSpec } from '../../build/launch-spec';
import { launch, type Running, removeFolder } from './launch';
import { scenes } from './scenes';

const LOOKS = ['light', 'dark'] as const;
const SMALL = { width: 900, height: 600 } as const;
const USUAL = { width: 1180, height: 760 } as const;

export type PictureOptions = {
  /** Scenes whose names begin with it; the others are gone through without a picture. */
  readonly only?: string;
  readonly print: (line: string) => void;
};

/**
 * Every screen of `scenes.ts` in light and dark, in the usual and the smallest window, with forced colours and at 200 %:
 * `<screen>-<look>[-900x600].png`, `<screen>-contrast.png`, `<screen>-zoom200.png`.
 */
export const takePictures = async (
  spec: LaunchSpec,
  folder: string,
  { only = '', print }: PictureOptions,
): Promise<void> => {
  await mkdir(folder, { recursive: true });
  const running = await launch(spec);
  const { page } = running;
  try {
    for (const { name, reach, leave } of scenes) {
      await reach(page);
      if (name.startsWith(only)) {
        await take(running, path.join(folder, name));
        print(name);
      }
      await leave?.(page);
    }
  } finally {
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
  }
};

const take = async (running: Running, file: string): Promise<void> => {
  const { page } = running;
  // at its end, what moves to another look
  const shot = (suffix: string) => page.screenshot({ path: `${file}-${suffix}.png`, animations: 'disabled' });
  for (const size of [SMALL, USUAL]) {
    await look(running, { size });
    for (const colorScheme of LOOKS) {
      await page.emulateMedia({ colorScheme });
      await shot(size === SMALL ? `${colorScheme}-900x600` : colorScheme);
    }
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
  await shot('contrast');
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
  await look(running, { zoom: 2 });
  await writeFile(`${file}-zoom200.png`, await wholeWindow(running));
  await look(running, { zoom: 1 });
};

type Look = { readonly size?: { readonly width: number; readonly height: number }; readonly zoom?: number };

/** The window's content area as a person would drag it, and its zoom. */
const look = async ({ app, page }: Running, wanted: Look): Promise<void> => {
  await app.evaluate(({ BrowserWindow }, { size, zoom }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (size) window?.setContentSize(size.width, size.height);
    if (zoom) window?.webContents.setZoomFactor(zoom);
  }, wanted);
  await page.waitForTimeout(300);
};

/** By Electron itself: Playwright cuts the picture of a zoomed page. */
const wholeWindow = async ({ app }: Running): Promise<Buffer> => {
  const png = await app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return picture?.toPNG().toString('base64') ?? '';
  });
  return Buffer.from(png, 'base64');
};
