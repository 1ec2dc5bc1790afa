import type { Page } from 'playwright-core';

/** As text, since tests are compiled without the types of a page. */
const WATCH = `{
  const state = { longest: 0, last: performance.now(), isOn: true };
  window.frameTimes = state;
  const next = (now) => {
    state.longest = Math.max(state.longest, now - state.last);
    state.last = now;
    if (state.isOn) requestAnimationFrame(next);
  };
  requestAnimationFrame((now) => {
    state.last = now;
    requestAnimationFrame(next);
  });
}`;
const STOP = `(() => {
  window.frameTimes.isOn = false;
  return window.frameTimes.longest;
})()`;

/** The longest time between two frames of the page while `work` runs and 300 ms after it, in ms. */
export const longestFrame = async (page: Page, work: () => Promise<void>): Promise<number> => {
  await page.evaluate(WATCH);
  await page.waitForTimeout(100);
  await work();
  await page.waitForTimeout(300);
  return Number(await page.evaluate(STOP));
};
