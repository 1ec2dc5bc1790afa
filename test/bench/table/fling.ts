import type { CDPSession, Page } from 'playwright-core';
import { GridDriver, until } from './driver';
import type { Host } from './stage';

export type Frames = { readonly p95Ms: number; readonly longFrames: number; readonly frameCount: number };
export type FlingResult = Frames & {
  /** Composited frames, and those that had a blank stretch. */
  readonly seen: number;
  readonly blank: number;
  readonly travelledPx: number;
};

/** `fling`: 72,000 px/s for 2 s; `scroll`: what a hand does, 3,000 px/s. */
const GESTURES = {
  fling: { yDistance: -144_000, speed: 72_000 },
  scroll: { yDistance: -6_000, speed: 3_000 },
} as const;
export type Gesture = keyof typeof GESTURES;

/**
 * A gesture judged by what was composited: sampling the DOM sees next to nothing of it. A frame is blank where three
 * rows' height of the name column has no text and no skeleton.
 */
export const measureFling = async (host: Host, url: string, gesture: Gesture, stallMs = 0): Promise<FlingResult> => {
  const stage = await host.open(1);
  const grid = await GridDriver.open(stage, stallMs > 0 ? `${url}?stall=${stallMs}` : url);
  const session = await grid.page.context().newCDPSession(grid.page);
  await grid.goTo(300_000);
  await grid.settled();
  const before = await grid.at();
  const pictures = await recorded(session, () => scrolled(session, gesture));
  const after = await grid.at();
  // the recording costs frames of its own: their times are taken without it, and before the page is busy with pictures
  await grid.goTo(300_000);
  await grid.settled();
  const frames = await timed(grid.page, () => scrolled(session, gesture));
  let blank = 0;
  for (const picture of pictures) if (await isBlank(grid.page, picture)) blank += 1;
  await stage.close();
  return { ...frames, seen: pictures.length, blank, travelledPx: Math.round(after - before) };
};

/** The same gesture on a page that has nothing to paint. */
export const measureEmpty = async (host: Host, url: string, gesture: Gesture): Promise<Frames> => {
  const stage = await host.open(1);
  await stage.page.goto(`${url}static.html?empty`);
  await until(stage.page, `document.querySelector('.bench-tall') !== null`);
  await stage.page.waitForTimeout(300);
  const session = await stage.page.context().newCDPSession(stage.page);
  const frames = await timed(stage.page, () => scrolled(session, gesture));
  await stage.close();
  return frames;
};

export const scrolled = async (session: CDPSession, gesture: Gesture): Promise<void> => {
  const place = { x: 400, y: 400, gestureSourceType: 'mouse' as const };
  await session.send('Input.synthesizeScrollGesture', { ...place, ...GESTURES[gesture] });
};

export const recorded = async (session: CDPSession, work: () => Promise<void>): Promise<readonly string[]> => {
  const pictures: string[] = [];
  session.on('Page.screencastFrame', ({ data, sessionId }) => {
    pictures.push(data);
    void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 1 });
  await work();
  await session.send('Page.stopScreencast');
  return pictures;
};

export const timed = async (page: Page, work: () => Promise<void>): Promise<Frames> => {
  await page.evaluate(`(() => {
    window.frameTimes = [];
    let last = performance.now();
    const tick = (now) => { window.frameTimes.push(now - last); last = now; window.ticking = requestAnimationFrame(tick); };
    requestAnimationFrame(tick);
  })()`);
  await work();
  const times = await page.evaluate<readonly number[]>(
    '(cancelAnimationFrame(window.ticking), window.frameTimes.slice(2).sort((a, b) => a - b))',
  );
  return {
    p95Ms: Math.round((times[Math.floor(times.length * 0.95)] ?? 0) * 10) / 10,
    longFrames: times.filter((time) => time > 25).length,
    frameCount: times.length,
  };
};

export const isBlank = (page: Page, png: string): Promise<boolean> =>
  page.evaluate<boolean>(`(async () => {
    const bytes = Uint8Array.from(atob('${png}'), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
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
