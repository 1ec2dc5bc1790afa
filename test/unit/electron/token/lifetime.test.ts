import { describe, expect, test } from 'vitest';
import { lifetimeOf, progressAt, remainingMs } from '../../../../electron/token/lifetime';

describe('lifetimeOf', () => {
  test('seconds of a token: epoch milliseconds, fractions kept', () => {
    expect(lifetimeOf({ exp: 1_000.5, iat: 100, nbf: 200 })).toEqual({
      issuedAtMs: 100_000,
      notBeforeAtMs: 200_000,
      expiresAtMs: 1_000_500,
      windowEndsAtMs: null,
    });
  });

  test('the renewal window: refresh_exp of the token first, else orig_iat plus the limit, 7 days when unknown', () => {
    expect(lifetimeOf({ orig_iat: 1_000 }).windowEndsAtMs).toBe(605_800_000);
    expect(lifetimeOf({ orig_iat: 1_000 }, 60).windowEndsAtMs).toBe(1_060_000);
    expect(lifetimeOf({ orig_iat: 1_000, refresh_exp: 2_000 }).windowEndsAtMs).toBe(2_000_000);
    expect(lifetimeOf({ orig_iat: 1_000 }).issuedAtMs).toBe(1_000_000);
  });

  test('a time beyond any date: none', () => {
    expect(lifetimeOf({ exp: 1e14, iat: -1e300 })).toMatchObject({ expiresAtMs: null, issuedAtMs: null });
  });
});

describe('progressAt', () => {
  const lifetime = lifetimeOf({ iat: 100, exp: 200 });

  test('before, during and after the life: between 0 and 1', () => {
    expect([0, 150_000, 999_000].map((nowMs) => progressAt(lifetime, nowMs))).toEqual([0, 0.5, 1]);
  });

  test('no beginning, no end, or an end before the beginning: no progress', () => {
    expect(progressAt(lifetimeOf({ exp: 200 }), 0)).toBeNull();
    expect(progressAt(lifetimeOf({ iat: 200 }), 0)).toBeNull();
    expect(progressAt(lifetimeOf({ iat: 200, exp: 200 }), 0)).toBeNull();
  });
});

describe('remainingMs', () => {
  test('the very instant counts as over', () => {
    expect([
      remainingMs(1_000, 400),
      remainingMs(1_000, 1_000),
      remainingMs(1_000, 2_000),
      remainingMs(null, 0),
    ]).toEqual([600, 0, 0, null]);
  });
});
