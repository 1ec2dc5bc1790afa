import type { Page } from 'playwright-core';
import type { Stage } from './stage';

/** Waits until the condition holds, in the page itself: Playwright's own waiting puts 660 KB of script into its heap. */
export const until = (page: Page, condition: string): Promise<void> =>
  page.evaluate<void>(`new Promise((done) => {
    const look = () => (${condition}) ? done() : requestAnimationFrame(look);
    look();
  })`);

/** The grid of the page, as a person sees it: pixels and rectangles, never the grid's own state. */
export class GridDriver {
  readonly page: Page;
  readonly #stage: Stage;
  #scrollbarScale = 1;

  private constructor(stage: Stage) {
    this.#stage = stage;
    this.page = stage.page;
  }

  static async open(stage: Stage, url: string): Promise<GridDriver> {
    await stage.page.goto(url);
    await until(stage.page, `document.querySelector('.gr-row span:not(.sk)') !== null`);
    return new GridDriver(stage);
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
      if (!row || !row.querySelector('span:not(.sk)')) return false;
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
    const [right, top, height, share] = await this.page.evaluate<readonly [number, number, number, number]>(`(() => {
      const scroller = document.querySelector('.grid-scroller');
      const { right, top, height } = scroller.getBoundingClientRect();
      return [right, top, height, scroller.scrollTop / (scroller.scrollHeight - scroller.clientHeight)];
    })()`);
    // a zoom leaves the scrollbar as thick, so in CSS pixels it is another
    const arrow = 16 / this.#scrollbarScale;
    const x = right - 6 / this.#scrollbarScale;
    const half = 8 / this.#scrollbarScale;
    const from = top + arrow + half + share * (height - 2 * arrow - 2.5 * half);
    const end = to === 'bottom' ? top + height + 200 : top - 200;
    const move = (y: number): Promise<void> => this.page.mouse.move(x, y);
    await move(from);
    await this.page.mouse.down();
    for (let step = 1; step <= 8; step += 1) await move(from + (end - from) * (step / 8));
    await this.page.mouse.up();
  }

  async zoom(factor: number): Promise<void> {
    this.#scrollbarScale = await this.#stage.zoom(factor);
  }

  async settled(): Promise<void> {
    await this.page.waitForTimeout(220);
  }
}
