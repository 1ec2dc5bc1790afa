import { expect, test } from 'vitest';
import { Passing } from '../../../../renderer/grid/passing';

const VIEWPORT = 700;
const FRAME_MS = 1_000 / 60;

/** Frames that go so far each, px: which of them are passed. */
const framesOf = (steps: readonly number[]): readonly boolean[] => {
  const passing = new Passing();
  let at = 100_000;
  return steps.map((px, frame) => {
    at += px;
    return passing.step(at, VIEWPORT, 5_000 + frame * FRAME_MS);
  });
};

const steady = (speed: number): readonly boolean[] => framesOf(Array.from({ length: 60 }, () => speed / 60));

test('a jump, and another a moment later: rows stay', () => {
  const passing = new Passing();
  expect(passing.step(5_000_000, VIEWPORT, 1_000)).toBe(false);
  expect(passing.step(9_000_000, VIEWPORT, 1_100)).toBe(false);
});

test('a scroll that a person can follow: rows stay in every frame', () => {
  expect(steady(3_000)).not.toContain(true);
  expect(steady(12_000)).not.toContain(true);
});

test('a fling: rows are passed from the second frame on, also where one frame goes less far', () => {
  expect(steady(72_000).slice(1)).not.toContain(false);
  expect(framesOf([1_200, 1_200, 300, 1_900, 400, 1_700])).toEqual([false, true, true, true, true, true]);
});

test('a fling amid frames that come late: they are no rest', () => {
  const passing = new Passing();
  let [at, nowMs] = [100_000, 5_000];
  const seen = [16, 16, 60, 70, 16].map((frameMs) => {
    at += 72 * frameMs;
    nowMs += frameMs;
    return passing.step(at, VIEWPORT, nowMs);
  });
  expect(seen).toEqual([false, true, true, true, true]);
});

test('a fling that runs out: rows stay again while it still moves', () => {
  expect(framesOf([1_200, 1_200, 1_200, 100, 50, 20, 10])).toEqual([false, true, true, true, true, false, false]);
});
