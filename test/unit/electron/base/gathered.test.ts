import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { gathered } from '../../../../electron/base/gathered';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stage = () => {
  const work = vi.fn();
  return { work, ...gathered(work, 150) };
};

it('a hundred calls at once: nothing until the time is over, then once', () => {
  const { work, run } = stage();
  for (let call = 0; call < 100; call += 1) run();
  vi.advanceTimersByTime(149);
  expect(work).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(work).toHaveBeenCalledTimes(1);
});

it('a stream of calls: once in each stretch, and the last one is never lost', () => {
  const { work, run } = stage();
  for (let at = 0; at < 440; at += 10) {
    run();
    vi.advanceTimersByTime(10);
  }
  expect(work).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(150);
  expect(work).toHaveBeenCalledTimes(3);
});

it('stopped: what is due is left; called again: as from the start', () => {
  const { work, run, stop } = stage();
  run();
  stop();
  vi.advanceTimersByTime(1_000);
  expect(work).not.toHaveBeenCalled();
  run();
  vi.advanceTimersByTime(150);
  expect(work).toHaveBeenCalledTimes(1);
});
