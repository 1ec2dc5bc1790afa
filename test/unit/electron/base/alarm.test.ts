import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Alarm } from '../../../../electron/base/alarm';
import { systemClock } from '../../../../electron/base/clock';

const START = 1_800_000_000_000;
const DAY = 86_400_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

const alarm = () => {
  const rung: number[] = [];
  return { rung, alarm: new Alarm({ clock: systemClock, ring: () => rung.push(Date.now() - START) }) };
};

describe('an alarm', () => {
  it.each([0, 1, 999, 1_000, 1_500, 59_999, 60_001, 300_000])('%i ms ahead: rings then, once', async (ms) => {
    const { rung, alarm: one } = alarm();
    one.set(START + ms);
    await vi.advanceTimersByTimeAsync(ms + 100_000);
    expect(rung).toEqual([ms]);
    expect(one.atMs).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['40 days', 40 * DAY],
    ['1 year', 365 * DAY],
  ])('[34] %s ahead: not at once, no loop, on time', async (_name, ms) => {
    const { rung, alarm: one } = alarm();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    one.set(START + ms);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rung).toEqual([]);
    expect(timers.mock.calls.length).toBeLessThan(15);
    vi.setSystemTime(START + ms - 500);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(rung).toHaveLength(1);
  });

  it('[34] the year 9999: no timer longer than 5 s, so none overflows', () => {
    const { rung, alarm: one } = alarm();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    one.set(Date.UTC(9999, 11, 31));
    expect(timers.mock.calls.map(([, ms]) => ms)).toEqual([5_000]);
    expect(rung).toEqual([]);
  });

  it('[33] asleep past the time: rings at the first tick after the wake, or at once when told of it', async () => {
    const [ticking, told] = [alarm(), alarm()];
    ticking.alarm.set(START + 3_600_000);
    told.alarm.set(START + 3_600_000);
    await vi.advanceTimersByTimeAsync(10_000);
    vi.setSystemTime(START + 8 * 3_600_000);
    told.alarm.check();
    expect(told.rung).toHaveLength(1);
    expect(ticking.rung).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(ticking.rung).toHaveLength(1);
  });

  it('[35] the clock is set back two hours: rings by the new clock, and not twice', async () => {
    const { rung, alarm: one } = alarm();
    one.set(START + 600_000);
    await vi.advanceTimersByTimeAsync(300_000);
    vi.setSystemTime(START - 7_200_000);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(rung).toEqual([]);
    await vi.advanceTimersByTimeAsync(7_200_000);
    expect(rung).toHaveLength(1);
  });

  it('set again: only the later setting rings', async () => {
    const { rung, alarm: one } = alarm();
    one.set(START + 2_000);
    one.set(START + 7_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rung).toEqual([7_000]);
  });

  it('cleared: silent, and a check does not wake it', async () => {
    const { rung, alarm: one } = alarm();
    one.set(START + 2_000);
    one.clear();
    vi.setSystemTime(START + 10_000);
    one.check();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rung).toEqual([]);
  });

  it('set again from within its own ring: rings again', async () => {
    let rings = 0;
    const one: Alarm = new Alarm({
      clock: systemClock,
      ring: () => {
        rings += 1;
        if (rings < 3) one.set(Date.now() + 1_000);
      },
    });
    one.set(START + 1_000);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rings).toBe(3);
  });

  it('[36] a time that is no number: rings once instead of ticking without a pause', async () => {
    const { rung, alarm: one } = alarm();
    one.set(Number.NaN);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(rung).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
