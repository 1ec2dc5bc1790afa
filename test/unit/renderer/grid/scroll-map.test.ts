import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { END_PX, SPACER_MOST_PX, scrollMap } from '../../../../renderer/grid/scroll-map';

const heights = [28, 34];
const ratios = [1, 1.25, 1.5, 2, 3];

describe('a million rows', () => {
  for (const height of heights)
    for (const ratio of ratios)
      test(`${height} px at pixel ratio ${ratio}: both ends are exact`, () => {
        const viewport = Math.round(600 / ratio) + 3;
        const maxVirtual = 1_000_000 * height - viewport;
        const map = scrollMap(Math.round((SPACER_MOST_PX - viewport) * ratio) / ratio, maxVirtual);
        expect(map.toVirtual(0)).toBe(0);
        expect(map.toVirtual(map.maxScroll)).toBe(maxVirtual);
        expect(map.toVirtual(map.maxScroll - 0.6)).toBe(maxVirtual);
        expect(map.toScroll(maxVirtual)).toBe(map.maxScroll);
        expect(map.toScroll(0)).toBe(0);
        for (const px of [1, 7, 28, 1_000, 999_990]) {
          expect(map.toVirtual(px)).toBe(px);
          expect(map.toVirtual(map.maxScroll - px - END_PX)).toBeCloseTo(maxVirtual - px - END_PX, 6);
        }
      });
});

test('ratio 1.2, where the scrollbar stops 2 px before what its sizes say: that is the end', () => {
  const map = scrollMap(7_999_061, 28_000_000 - 939);
  expect(map.toVirtual(7_999_059)).toBe(map.maxVirtual);
});

const tall = fc.record({
  maxScroll: fc.double({ min: 100, max: SPACER_MOST_PX, noNaN: true }),
  factor: fc.double({ min: 1, max: 500, noNaN: true }),
  a: fc.double({ min: 0, max: 1, noNaN: true }),
  b: fc.double({ min: 0, max: 1, noNaN: true }),
});

test('any list: the map is monotone, stays inside, and leads there and back', () => {
  fc.assert(
    fc.property(tall, ({ maxScroll, factor, a, b }) => {
      const maxVirtual = maxScroll * factor;
      const map = scrollMap(maxScroll, maxVirtual);
      const low = Math.min(a, b) * maxVirtual;
      const high = Math.max(a, b) * maxVirtual;
      expect(map.toScroll(low)).toBeLessThanOrEqual(map.toScroll(high) + 1e-6);
      const scroll = map.toScroll(high);
      expect(scroll).toBeGreaterThanOrEqual(0);
      expect(scroll).toBeLessThanOrEqual(maxScroll);
      const back = map.toVirtual(scroll);
      expect(Math.abs(back - high)).toBeLessThanOrEqual(Math.max(2.1 * factor, 1e-3));
      expect(back).toBeLessThanOrEqual(maxVirtual);
    }),
    { numRuns: 500 },
  );
});

test('a list shorter than the window: nothing scrolls', () => {
  const map = scrollMap(0, 0);
  expect(map.toVirtual(0)).toBe(0);
  expect(map.toScroll(50)).toBe(0);
});

test('a list below the spacer: native and virtual are the same', () => {
  const map = scrollMap(50_000, 50_000);
  for (const px of [0, 1, 25_000.5, 50_000]) expect(map.toVirtual(px)).toBe(px);
  expect(map.toScroll(60_000)).toBe(50_000);
});
