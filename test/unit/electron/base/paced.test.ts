import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { paced } from '../../../../electron/base/paced';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const stage = () => {
  let seen = 0;
  let state = 0;
  const pace = paced(() => {
    seen = state;
    count += 1;
  }, 200);
  let count = 0;
  return {
    pace,
    change: () => {
      state += 1;
      pace.run();
    },
    seen: () => seen,
    count: () => count,
  };
};

describe('work that is paced', () => {
  it('the first at once; of a hundred more the last, once, at the end of the time', () => {
    const { change, seen, count } = stage();
    change();
    expect([seen(), count()]).toEqual([1, 1]);
    for (let more = 0; more < 100; more += 1) change();
    expect(count()).toBe(1);
    vi.advanceTimersByTime(200);
    expect([seen(), count()]).toEqual([101, 2]);
    vi.advanceTimersByTime(1_000);
    expect(count()).toBe(2);
  });

  it('after a rest at once again; stopped: what was due is left', () => {
    const { change, count, pace } = stage();
    change();
    vi.advanceTimersByTime(200);
    change();
    expect(count()).toBe(2);
    change();
    pace.stop();
    vi.advanceTimersByTime(1_000);
    expect(count()).toBe(2);
  });
});
