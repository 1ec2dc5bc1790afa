import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';

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

export const launch = (executablePath: string, ratio: number): Promise<Browser> =>
  chromium.launch({
    executablePath,
    // thumbs are dragged
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      '--window-size=1180,800',
      `--force-device-scale-factor=${ratio}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });

/** The grid of the page, as a person sees it: pixels and rectangles, never the grid's own state. */
export class GridDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string): Promise<GridDriver> {
    const page = await browser.newPage({ viewport: null });
    await page.goto(url);
    const driver = new GridDriver(page);
    await page.waitForSelector('.gr-row span');
    return driver;
  }

  /** Offset of the first visible pixel among all rows, px, from the rectangle of a mounted row. */
  at(): Promise<number> {
    return this.page.evaluate<number>(`(() => {
      const pane = document.querySelector('.grid-pane').getBoundingClientRect();
      const row = [...document.querySelectorAll('.gr-row:not(.is-away)')].at(-1);
      const { top, height } = row.getBoundingClientRect();
      return Number(row.dataset.row) * height - (top - pane.top);
    })()`);
  }

  /** Whether the row is wholly inside the window, known, and what a press in its middle would hit. */
  isPainted(row: number): Promise<boolean> {
    return this.page.evaluate<boolean>(`(() => {
      const row = document.querySelector('[data-row="${row}"]:not(.is-away)');
      if (!row || !row.querySelector('span')) return false;
      const { left, top, bottom, height } = row.getBoundingClientRect();
      const pane = document.querySelector('.grid-pane').getBoundingClientRect();
      const hit = document.elementFromPoint(left + 200, top + height / 2);
      return top >= pane.top - 1 && bottom <= pane.bottom + 1 && row.contains(hit);
    })()`);
  }

  async waitForRow(row: number, timeoutMs = 3_000): Promise<boolean> {
    const untilMs = performance.now() + timeoutMs;
    while (performance.now() < untilMs) {
      if (await this.isPainted(row)) return true;
      await this.page.waitForTimeout(15);
    }
    return false;
  }

  async goTo(row: number): Promise<void> {
    await this.page.evaluate(`window.bench.handle.current.goTo(${row})`);
  }

  async press(key: string): Promise<void> {
    await this.page.focus('[role="grid"] [tabindex="0"]');
    await this.page.keyboard.press(key);
  }

  /** Drags the scrollbar's thumb to one of its ends. */
  async dragThumb(to: 'top' | 'bottom'): Promise<void> {
    const [x, top, height, share] = await this.page.evaluate<readonly [number, number, number, number]>(`(() => {
      const scroller = document.querySelector('.grid-scroller');
      const { right, top, height } = scroller.getBoundingClientRect();
      return [right - 6, top, height, scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight)];
    })()`);
    const arrow = 16;
    const from = top + arrow + 8 + share * (height - 2 * arrow - 20);
    await this.page.mouse.move(x, from);
    await this.page.mouse.down();
    for (let step = 1; step <= 8; step += 1)
      await this.page.mouse.move(x, from + ((to === 'bottom' ? top + height + 200 : top - 200) - from) * (step / 8));
    await this.page.mouse.up();
  }

  /** Another zoom while it runs: fewer CSS pixels and more of the device's for each, as Ctrl + does. */
  async zoom(factor: number, ratio: number): Promise<void> {
    const session = await this.page.context().newCDPSession(this.page);
    await session.send('Emulation.setDeviceMetricsOverride', {
      width: Math.round(1180 / factor),
      height: Math.round(760 / factor),
      deviceScaleFactor: ratio * factor,
      mobile: false,
    });
    await this.page.waitForTimeout(150);
  }

  async settled(): Promise<void> {
    await this.page.waitForTimeout(300);
  }
}
