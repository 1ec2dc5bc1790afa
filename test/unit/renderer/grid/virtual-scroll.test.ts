import fc from 'fast-check';
import { expect, test } from 'vitest';
import { VirtualScroll } from '../../../../renderer/grid/virtual-scroll';

const VIEWPORT = 600;
const TOTAL = 28_000_000;
const MAX_SCROLL = 8_000_000 - VIEWPORT;

const million = (): VirtualScroll => {
  const scroll = new VirtualScroll();
  scroll.resize({ total: TOTAL, viewport: VIEWPORT, maxScroll: MAX_SCROLL });
  return scroll;
};

/** What the grid does with the native scroller. */
const put = (scroll: VirtualScroll): number => {
  scroll.placed(scroll.place());
  return scroll.place();
};

test('1,000 px of wheel anywhere: rows move 1,000 px, there and back is 0', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: TOTAL - VIEWPORT - 2_000 }),
      fc.integer({ min: 1, max: 40 }),
      (start, steps) => {
        const scroll = million();
        scroll.moveTo(start);
        let native = put(scroll);
        scroll.gestureStarted();
        for (let step = 0; step < steps; step += 1) {
          native += 1_000 / steps;
          scroll.scrolled(native);
        }
        expect(scroll.at).toBeCloseTo(start + 1_000, 3);
        scroll.scrolled(native - 1_000);
        expect(scroll.at).toBeCloseTo(start, 3);
      },
    ),
  );
});

test('a fling that stalls for 80 ms: a step far beyond the window is still pixel by pixel', () => {
  const scroll = million();
  scroll.moveTo(10_000_000);
  const native = put(scroll);
  scroll.gestureStarted();
  scroll.scrolled(native + 6_000);
  expect(scroll.at).toBe(10_006_000);
});

test('the thumb dragged to its end: the last row is reached', () => {
  const scroll = million();
  scroll.scrolled(4_000_000);
  expect(scroll.at).toBeGreaterThan(10_000_000);
  scroll.scrolled(MAX_SCROLL);
  expect(scroll.at).toBe(TOTAL - VIEWPORT);
});

test('a thumb let go at its end, which the browser puts on a whole device pixel before it: the last row stays whole', () => {
  const scroll = million();
  // pixel ratio 1.5 and zoom 0.8: the scrollbar reaches 0.5 px before the end, and 2 px when the button is released
  scroll.scrolled(MAX_SCROLL - 0.5);
  scroll.scrolled(MAX_SCROLL - 2);
  expect(scroll.at).toBe(TOTAL - VIEWPORT);
  scroll.gestureStarted();
  scroll.scrolled(MAX_SCROLL - 3);
  expect(scroll.at).toBe(TOTAL - VIEWPORT - 1);
});

test('the end of scrolling: the native offset is put right and no row moves', () => {
  const scroll = million();
  scroll.moveTo(14_000_000);
  const native = put(scroll);
  scroll.gestureStarted();
  scroll.scrolled(native + 5_000);
  const before = scroll.at;
  const placed = put(scroll);
  scroll.scrolled(placed);
  expect(scroll.at).toBe(before);
  expect(placed).not.toBe(native + 5_000);
});

test('one non-stop scroll from the middle into an end: every pixel to row 0 is travelled', () => {
  const scroll = million();
  scroll.moveTo(3_000_000);
  let native = put(scroll);
  scroll.gestureStarted();
  for (let guard = 0; scroll.at > 0 && guard < 10_000; guard += 1) {
    const before = scroll.at;
    native = Math.max(0, native - 1_200);
    if (scroll.scrolled(native)) native = put(scroll);
    expect(before - scroll.at).toBeLessThanOrEqual(1_200.001);
    if (scroll.at > 0) expect(before - scroll.at).toBeCloseTo(1_200, 3);
  }
  expect(scroll.at).toBe(0);
});

test('fewer rows than before: the offset stays within them', () => {
  const scroll = million();
  scroll.moveTo(20_000_000);
  scroll.resize({ total: 28_000, viewport: VIEWPORT, maxScroll: 28_000 - VIEWPORT });
  expect(scroll.at).toBe(27_400);
});
