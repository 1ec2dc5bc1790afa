import type { CDPSession, Page } from 'playwright-core';
import { findChromium, GridDriver, launch } from './driver';

export type FlingResult = {
  readonly frames: number;
  readonly blankFrames: number;
  readonly travelledPx: number;
  readonly longFrames: number;
  readonly frameCount: number;
  readonly p95FrameMs: number;
};

/**
 * A fling of 72,000 px/s, judged by what was composited: sampling the DOM sees next to nothing of it. A frame is blank
 * where three rows' height of the name column has no text and no skeleton.
 */
export const measureFling = async (url: string, stallMs = 0): Promise<FlingResult> => {
  const browser = await launch(findChromium() ?? '', 1);
  const grid = await GridDriver.open(browser, stallMs > 0 ? `${url}?stall=${stallMs}` : url);
  const judge = await browser.newPage();
  const session = await grid.page.context().newCDPSession(grid.page);
  const frames: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    frames.push(data);
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await grid.goTo(300_000);
  await grid.settled();
  const before = await grid.at();
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await grid.page.evaluate(`(() => {
    window.frameTimes = [];
    let last = performance.now();
    const tick = (now) => { window.frameTimes.push(now - last); last = now; window.ticking = requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);
  await fling(session);
  await session.send('Page.stopScreencast');
  const after = await grid.at();
  const times = await grid.page.evaluate<readonly number[]>('window.frameTimes.slice(2).sort((a, b) => a - b)');
  let blankFrames = 0;
  for (const frame of frames) if (await isBlank(judge, frame)) blankFrames += 1;
  await browser.close();
  return {
    frames: frames.length,
    blankFrames,
    travelledPx: Math.round(after - before),
    longFrames: times.filter((time) => time > 25).length,
    frameCount: times.length,
    p95FrameMs: Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10,
  };
};

const fling = async (session: CDPSession): Promise<void> => {
  await session.send('Input.synthesizeScrollGesture', {
    ...{ x: 400, y: 400, yDistance: -144_000, speed: 72_000, gestureSourceType: 'mouse' as const },
  });
};

const isBlank = (judge: Page, png: string): Promise<boolean> =>
  judge.evaluate<boolean>(`(async () => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,${png}')).blob());
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const left = 134, width = 180;
    const { data } = context.getImageData(left, 34, width, image.height - 40);
    let empty = 0;
    for (let y = 0; y < image.height - 40; y += 1) {
      let isInked = false;
      for (let x = 1; x < width && !isInked; x += 1) {
        const at = (y * width + x) * 4;
        isInked = Math.abs(data[at] - data[at - 4]) + Math.abs(data[at + 1] - data[at - 3]) > 12;
      }
      empty = isInked ? 0 : empty + 1;
      if (empty > 84) return true;
    }
    return false;
  })()`);
