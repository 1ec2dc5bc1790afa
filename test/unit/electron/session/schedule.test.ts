import { describe, expect, it } from 'vitest';
import type { GrantLifetime } from '../../../../electron/dialects/dialect';
import { canRenewAt, leastIntervalMs, renewAtMs, retryInMs } from '../../../../electron/session/schedule';

const received = (seconds: number | null, renewable: GrantLifetime['renewable'] = 'until-window-ends') => ({
  lifetime: { expiresAtMs: seconds === null ? null : seconds * 1000, renewable },
  obtainedAtMs: 0,
});
const middle = () => 0.5;

describe('when to renew', () => {
  it('a five-minute token: 30 s before it expires', () => {
    expect(renewAtMs(received(300), middle)).toBe(270_000);
  });

  it('a day-long token: a tenth of its life before it expires', () => {
    expect(renewAtMs(received(86_400), middle)).toBe(86_400_000 * 0.9);
  });

  it('a token of 20 s: the margin is capped at half its life', () => {
    expect(renewAtMs(received(20), middle)).toBe(10_000);
  });

  it('a margin that the person chose: kept, and capped at half the life', () => {
    expect(renewAtMs(received(300), middle, 120)).toBe(180_000);
    expect(renewAtMs(received(86_400), middle, 60)).toBe(86_340_000);
    expect(renewAtMs(received(100), middle, 120)).toBe(50_000);
  });

  it('[34] a life of 40 days, 1 year or until the year 9999: a moment far ahead, never now', () => {
    for (const seconds of [40 * 86_400, 366 * 86_400, 251_000_000_000]) {
      expect(renewAtMs(received(seconds), middle)).toBeGreaterThan(seconds * 1000 * 0.89);
    }
  });

  it('[36] a life of 5 s: never sooner than a quarter of it after the last one', () => {
    expect(leastIntervalMs(received(5))).toBe(1_250);
    expect(renewAtMs(received(5), middle)).toBe(2_500);
  });

  it('[36] a life of 0 s or less: 5 s after the last one, so that no storm comes', () => {
    expect(renewAtMs(received(0), middle)).toBe(5_000);
    expect(renewAtMs(received(-10), middle)).toBe(5_000);
  });

  it('[36] no expiry, or a kind that cannot be renewed: never', () => {
    expect(renewAtMs(received(null), middle)).toBeNull();
    expect(renewAtMs(received(300, 'no'), middle)).toBeNull();
  });

  it('jitter: evenly before and after the ideal moment, so that the mean stays', () => {
    const early = renewAtMs(received(300), () => 0) ?? 0;
    const late = renewAtMs(received(300), () => 1) ?? 0;
    expect(early).toBeLessThan(270_000);
    expect((early + late) / 2).toBeCloseTo(270_000);
  });
});

describe('whether a renewal can still succeed', () => {
  it('a kind renewed only while valid: not from the very second of its expiry', () => {
    const { lifetime } = received(10, 'while-valid');
    expect(canRenewAt(lifetime, 9_999)).toBe(true);
    expect(canRenewAt(lifetime, 10_000)).toBe(false);
  });

  it('a pair: after the access token has run out, until the refresh token does', () => {
    const lifetime = { ...received(10).lifetime, windowEndsAtMs: 60_000 };
    expect(canRenewAt(lifetime, 30_000)).toBe(true);
    expect(canRenewAt(lifetime, 60_000)).toBe(false);
  });
});

describe('a renewal window that is only assumed', () => {
  it('past its end: still tried, since the server may allow more', () => {
    const lifetime = { ...received(1_000_000).lifetime, windowEndsAtMs: 60_000, isWindowAssumed: true } as const;
    expect(canRenewAt(lifetime, 90_000)).toBe(true);
  });
});

describe('how long to wait after a renewal that failed', () => {
  const pauses = (lifetime: GrantLifetime, nowMs: number) =>
    Array.from({ length: 8 }, (_, attempts) => retryInMs(attempts, lifetime, nowMs, middle) / 1_000);

  it('twice as long each time, a minute at most', () => {
    expect(pauses({ expiresAtMs: 30_000, renewable: 'until-window-ends' }, 0)).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('where only a valid grant can be renewed: no longer than half of what is left of it, and 1 s at least', () => {
    const lifetime = { expiresAtMs: 30_000, renewable: 'while-valid' } as const;
    expect(pauses(lifetime, 0)).toEqual([1, 2, 4, 8, 15, 15, 15, 15]);
    expect(pauses(lifetime, 29_000)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });
});
