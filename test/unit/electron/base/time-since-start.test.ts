import { expect, test } from 'vitest';
import { timeSinceStart } from '../../../../electron/base/time-since-start';
import { ManualClock } from '../../../helpers/manual-clock';

const stage = () => {
  const clock = new ManualClock();
  const system = { uptimeMs: 60_000, asked: 0 };
  const since = timeSinceStart(clock, () => {
    system.asked += 1;
    return system.uptimeMs;
  });
  return { clock, system, since };
};

test('time goes by: counted on, without asking the system again', () => {
  const { clock, system, since } = stage();
  expect(since()).toBe(60_000);
  clock.passMs(5_000);
  expect(since()).toBe(65_000);
  expect(system.asked).toBe(1);
});

test('sleep, which the monotonic clock of Linux does not count: asked again, and counted', () => {
  const { clock, system, since } = stage();
  since();
  clock.setWallMs(clock.now() + 3_600_000);
  system.uptimeMs += 3_600_000;
  expect(since()).toBe(3_660_000);
});

test('a clock that was changed: asked again, and no time has gone by', () => {
  const { clock, system, since } = stage();
  since();
  clock.setWallMs(clock.now() - 3_600_000);
  expect(since()).toBe(60_000);
  expect(system.asked).toBe(2);
});
