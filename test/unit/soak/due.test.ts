import { expect, it } from 'vitest';
import { renewalsDue } from '../../soak/due';

const course = { endedAtMs: 20_000, alone: [], expiriesMs: [], tokenSeconds: 10 };

it('one renewal is due at half of each life, counted to the whole second at which a token runs out', () => {
  expect(renewalsDue({ ...course, grantsAtMs: [0, 5_000, 10_000, 15_000], endedAtMs: 19_000 })).toBe(3);
  expect(renewalsDue({ ...course, grantsAtMs: [500, 5_250], endedAtMs: 9_000 })).toBe(1);
});

it('what a token itself says of its end goes before the moment at which it was asked for', () => {
  const grantsAtMs = [4_950, 9_950];
  expect(renewalsDue({ ...course, grantsAtMs, endedAtMs: 9_950 })).toBeGreaterThan(1.1);
  expect(renewalsDue({ ...course, grantsAtMs, expiriesMs: [15_000, 20_000], endedAtMs: 9_950 })).toBeCloseTo(1, 1);
});

it('renewals twice as often as needed are half due, and those that never came are missed', () => {
  expect(renewalsDue({ ...course, grantsAtMs: [0, 2_500, 5_000], endedAtMs: 5_000 })).toBeCloseTo(1, 1);
  expect(renewalsDue({ ...course, grantsAtMs: [0] })).toBe(4);
});

it('without an app a late one was due once, an early one is early there too', () => {
  const alone = [{ fromMs: 1_000, untilMs: 12_000 }];
  expect(renewalsDue({ ...course, grantsAtMs: [0, 9_000], endedAtMs: 9_000, alone })).toBe(1);
  expect(renewalsDue({ ...course, grantsAtMs: [0, 2_500], endedAtMs: 2_500, alone })).toBe(0.5);
});
