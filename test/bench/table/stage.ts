import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { _electron, chromium, type Page } from 'playwright-core';
import type { LaunchSpec } from '../../../build/launch-spec';

/** One window of a browser at a pixel ratio, with scrollbars that can be dragged. */
export type Stage = {
  readonly page: Page;
  /** Of the browser; null: not known. */
  readonly pid: number | null;
  /** Another zoom while it runs, as Ctrl + does; gives by how much the scrollbars did not grow along. */
  zoom(factor: number): Promise<number>;
  close(): Promise<void>;
};

export type Host = { readonly name: string; open(ratio: number): Promise<Stage> };

const isRoot = process.getuid?.() === 0;

/** The runtime of the product, with a window as the product's. */
export const electronHost = ({ executable, electron }: Pick<LaunchSpec, 'executable' | 'electron'>): Host => ({
  name: `Electron ${electron}`,
  open: async (ratio) => {
    const app = await _electron.launch({
      executablePath: executable,
      args: [...(isRoot ? ['--no-sandbox'] : []), `--force-device-scale-factor=${ratio}`, join(__dirname, 'host')],
    });
    const page = await app.firstWindow();
    return {
      page,
      pid: app.process().pid ?? null,
      zoom: async (factor) => {
        await app.evaluate(
          ({ BrowserWindow }, asked) => BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(asked),
          factor,
        );
        await page.waitForTimeout(200);
        return factor;
      },
      close: () => app.close(),
    };
  },
});

/** `CHROMIUM`, else the first of that name in PATH; null: none here. */
export const findChromium = (): string | null => {
  if (process.env['CHROMIUM']) return process.env['CHROMIUM'];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return join(folder, name);
      } catch {}
    }
  return null;
};

export const chromiumHost = (executablePath: string): Host => ({
  name: 'Chromium',
  open: async (ratio) => {
    const browser = await chromium.launch({
      executablePath,
      ignoreDefaultArgs: ['--hide-scrollbars'],
      args: ['--window-size=1180,800', `--force-device-scale-factor=${ratio}`, ...(isRoot ? ['--no-sandbox'] : [])],
    });
    const page = await browser.newPage({ viewport: null });
    return {
      page,
      pid: null,
      // no zoom of its own in a headless browser: fewer CSS pixels, and more of the device's for each
      zoom: async (factor) => {
        const session = await page.context().newCDPSession(page);
        const size = { width: Math.round(1180 / factor), height: Math.round(760 / factor) };
        const metrics = { ...size, deviceScaleFactor: ratio * factor, mobile: false };
        await session.send('Emulation.setDeviceMetricsOverride', metrics);
        await page.waitForTimeout(150);
        return 1;
      },
      close: () => browser.close(),
    };
  },
});
