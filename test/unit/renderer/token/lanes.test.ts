import { describe, expect, test } from 'vitest';
import { type TimelineFacts, timelineOf } from '../../../../renderer/token/lanes';

const NOW = new Date(2026, 10, 23, 14, 2, 30).getTime();
const seconds = NOW / 1_000;
const DAY = 86_400_000;

const facts = (change: Partial<TimelineFacts> = {}): TimelineFacts => ({
  which: 'access',
  isPair: true,
  times: { iat: seconds - 50, exp: seconds + 250 },
  windowFromMs: NOW - DAY,
  state: {
    kind: 'active',
    lifetime: { expiresAtMs: NOW + 250_000, windowEndsAtMs: NOW + 6 * DAY },
    renewsAtMs: NOW + 220_000,
  },
  serverNowMs: NOW,
  ...change,
});

describe('the token’s lane', () => {
  test('active: filled to now, hatched from the renewal on', () => {
    const { token } = timelineOf(facts());
    expect(token.small).toBe('5 min');
    expect(Math.round(token.nowAt ?? 0)).toBe(17);
    expect(Math.round(token.zoneAt ?? 0)).toBe(90);
    expect(token.fill?.kind).toBe('token');
  });

  test('expired: full, and nothing renews it', () => {
    const { token, name } = timelineOf(facts({ serverNowMs: NOW + 300_000 }));
    expect(token).toMatchObject({ fill: { at: 100, kind: 'over' }, zoneAt: null, marks: [] });
    expect(name).toContain('expired 14:06:40');
  });

  test('no exp: endless', () => {
    const { token, name } = timelineOf(facts({ times: { iat: seconds } }));
    expect(token).toMatchObject({ isEndless: true, fill: null });
    expect(name).toContain('never expires');
  });

  test('not valid yet: hatched until nbf', () => {
    const { token } = timelineOf(facts({ times: { iat: seconds - 50, nbf: seconds + 100, exp: seconds + 250 } }));
    expect(token.earlyAt).toBe(50);
  });

  test('now beside an end on another day: its longer label keeps the room that it takes', () => {
    const at = (days: number): number => {
      const times = { iat: seconds - 99 * 86_400, exp: seconds + days * 86_400 };
      return timelineOf(facts({ times })).token.labels.find(({ isNow }) => isNow)?.at ?? 0;
    };
    expect(at(1)).toBeLessThan(80);
    const soon = timelineOf(facts({ times: { iat: seconds - 280, exp: seconds + 20 } })).token;
    expect(soon.labels.find(({ isNow }) => isNow)?.at).toBeGreaterThan(80);
  });

  test('the renewal so near that its label would lie over that of now: the mark alone', () => {
    const labels = (inSeconds: number): readonly string[] => {
      const state = {
        kind: 'active',
        lifetime: { expiresAtMs: NOW + 250_000 },
        renewsAtMs: NOW + inSeconds * 1_000,
      } as const;
      return timelineOf(facts({ state })).token.labels.map(({ side }) => side);
    };
    expect(labels(220)).toContain('mid');
    expect(labels(30)).not.toContain('mid');
    expect(labels(60)).not.toContain('mid');
    expect(labels(120)).toContain('mid');
  });

  test('times beyond any date, or an end before the beginning, draw nothing', () => {
    expect(timelineOf(facts({ times: { iat: 1e300, exp: 1e308 } })).token.fill).toBeNull();
    expect(timelineOf(facts({ times: { iat: seconds, exp: seconds - 10 } })).token.fill).toBeNull();
  });
});

describe('the renewal window', () => {
  test('of a pair: the refresh token’s life', () => {
    expect(timelineOf(facts()).window).toMatchObject({ small: '7 d, refresh token', fill: { kind: 'window' } });
  });

  test('of a single token: counted since the sign-in', () => {
    const times = { iat: seconds - 50, exp: seconds + 250, orig_iat: seconds - 86_400 };
    expect(timelineOf(facts({ isPair: false, windowFromMs: null, times })).window?.small).toBe('7 d, since sign-in');
  });

  test('none where the server does not renew', () => {
    const state = { kind: 'active', lifetime: { expiresAtMs: NOW + 1 }, renewsAtMs: null } as const;
    expect(timelineOf(facts({ state })).window).toBeNull();
  });
});
