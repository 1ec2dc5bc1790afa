import { beforeEach, describe, expect, test } from 'vitest';
import { ServerClockMeter } from '../../../../electron/http/server-clock';
import { answerOf } from '../../../helpers/scripted-http';

const START = Date.UTC(2026, 0, 1);
let nowMs = START;
let sinceStartMs = 1_000_000;
let meter: ServerClockMeter;
beforeEach(() => {
  nowMs = START;
  sinceStartMs = 1_000_000;
  meter = new ServerClockMeter({
    clock: { now: () => nowMs, monotonicMs: () => sinceStartMs },
    sinceStartMs: () => sinceStartMs,
  });
});

const pass = (ms: number) => {
  nowMs += ms;
  sinceStartMs += ms;
};

/** An answer from a server whose clock is `offsetMs` ahead. */
const observe = (offsetMs: number, { tookMs = 20, headers = {}, status = 200 } = {}) => {
  const startedAtMs = nowMs;
  pass(tookMs / 2);
  const date = new Date(nowMs + offsetMs).toUTCString();
  pass(tookMs / 2);
  meter.observe({ ...answerOf({ status, headers: { date, ...headers } }), startedAtMs, receivedAtMs: nowMs, tookMs });
};
const offset = () => meter.current()?.offsetMs ?? Number.NaN;

describe('the offset to the server', () => {
  test('no answer yet: none', () => {
    expect(meter.current()).toBeNull();
  });

  test.each([0, 7_200_000, -7_200_000, 1_234])('%i ms ahead: within half a second after one answer', (ms) => {
    observe(ms);
    expect(Math.abs(offset() - ms)).toBeLessThanOrEqual(520);
    expect(meter.current()?.measuredAtMs).toBe(nowMs);
  });

  test('many answers at different parts of a second: within a tenth', () => {
    for (let each = 0; each < 30; each += 1) {
      observe(4_321);
      pass(137);
    }
    expect(Math.abs(offset() - 4_321)).toBeLessThanOrEqual(100);
  });

  test('a slow answer after a quick one: does not blur it', () => {
    observe(0);
    const before = offset();
    observe(0, { tookMs: 5_000 });
    expect(Math.abs(offset() - before)).toBeLessThanOrEqual(500);
  });

  test('the server was set to another time: the new one counts at once', () => {
    observe(0);
    observe(60_000);
    expect(Math.abs(offset() - 60_000)).toBeLessThanOrEqual(520);
  });

  test('redirects, proxies, caches and nonsense: not the time of the server', () => {
    observe(0);
    const before = offset();
    observe(999_999, { status: 302 });
    observe(999_999, { status: 407 });
    observe(999_999, { headers: { age: '40' } });
    observe(0, { headers: { date: 'yesterday' } });
    expect(offset()).toBe(before);
  });
});

describe('[35] this computer', () => {
  test('its clock is set two hours on: the offset moves along before the next answer', () => {
    observe(0);
    const before = offset();
    nowMs += 7_200_000;
    expect(offset()).toBe(before - 7_200_000);
    observe(-7_200_000);
    expect(Math.abs(offset() + 7_200_000)).toBeLessThanOrEqual(520);
  });

  test('it sleeps two hours: the offset stays', () => {
    observe(0);
    const before = offset();
    pass(7_200_000);
    expect(offset()).toBe(before);
  });

  test('its clock jumps while an answer is on its way: that answer is not used', () => {
    const startedAtMs = nowMs;
    nowMs += 3_600_000;
    meter.observe({
      ...answerOf({ headers: { date: new Date(START).toUTCString() } }),
      startedAtMs,
      receivedAtMs: nowMs,
    });
    expect(meter.current()).toBeNull();
  });
});
