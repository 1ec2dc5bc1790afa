import { describe, expect, test } from 'vitest';
import {
  clockTime,
  countdown,
  dateTime,
  moment,
  momentShort,
  number,
  plural,
  relative,
  shortTime,
  span,
  took,
} from '../../../../renderer/words/human';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const at = (day: number, hour: number, minute: number, second: number, year = 2026): number =>
  new Date(year, 10, day, hour, minute, second).getTime();

describe('countdown', () => {
  test.each([
    [222 * SECOND, '3:42'],
    [12 * SECOND, '0:12'],
    [1, '0:01'],
    [0, '0:00'],
    [-5 * SECOND, '0:00'],
    [HOUR + 2 * MINUTE + 3 * SECOND, '1:02:03'],
    [23 * HOUR + 59 * MINUTE + 59 * SECOND, '23:59:59'],
    [6 * DAY + 4 * HOUR, '6 d 4 h'],
    [1_000 * DAY, '1,000 d'],
  ])('%i ms left: %s', (left, words) => {
    expect(countdown(left)).toBe(words);
  });
});

describe('span', () => {
  test.each([
    [48 * SECOND, '48 s'],
    [1_400, '1.4 s'],
    [0, '0 s'],
    [5 * MINUTE, '5 min'],
    [5 * MINUTE + 3 * SECOND, '5 min 3 s'],
    [3 * HOUR + 2 * MINUTE, '3 h 2 min'],
    [-(3 * DAY + 2 * HOUR), '3 d 2 h'],
    [7 * DAY, '7 d'],
  ])('%i ms: %s', (length, words) => {
    expect(span(length)).toBe(words);
  });

  test('an answer: milliseconds below a second', () => {
    expect([took(38), took(1_240)]).toEqual(['38 ms', '1.2 s']);
  });
});

describe('moments, in the zone of the system', () => {
  const now = at(23, 14, 2, 31);

  test('clock, short clock, date', () => {
    expect(clockTime(at(23, 14, 6, 43))).toBe('14:06:43');
    expect(clockTime(at(23, 4, 6, 3))).toBe('04:06:03');
    expect(shortTime(now)).toBe('14:02');
    expect(dateTime(at(23, 18, 4, 0), now)).toBe('23 Nov 18:04');
    expect(dateTime(at(23, 18, 4, 0, 2027), now)).toBe('23 Nov 2027 18:04');
  });

  test('today goes without a date, another day with it', () => {
    expect(moment(at(23, 14, 6, 43), now)).toBe('Today 14:06:43');
    expect(moment(at(20, 12, 0, 0), now)).toBe('20 Nov 12:00:00');
    expect([momentShort(now, now), momentShort(at(29, 18, 4, 0), now)]).toEqual(['14:02:31', '29 Nov 18:04']);
  });

  test('distance to now, both ways', () => {
    expect(relative(now + 252 * SECOND, now)).toBe('in 4:12');
    expect(relative(now - (3 * DAY + 2 * HOUR), now)).toBe('3 d 2 h ago');
    expect(relative(now, now)).toBe('now');
  });
});

test('numbers are grouped, and their nouns agree', () => {
  expect(number(1_000_000)).toBe('1,000,000');
  expect([plural(1, 'warning'), plural(2, 'note'), plural(1_000, 'row')]).toEqual([
    '1 warning',
    '2 notes',
    '1,000 rows',
  ]);
});

describe('a time that no calendar goes to, which a server may send all the same', () => {
  test.each([8.64e15, -8.64e15, 8.64e15 + 500, -8.64e15 - 500, Number.MAX_VALUE])(
    '%d: told, never thrown at',
    (atMs) => {
      expect(moment(atMs, 0)).toMatch(/27\d{4}|-?\d{6}/);
      expect(momentShort(0, atMs)).not.toBe('');
      expect(dateTime(atMs, 0)).not.toContain('NaN');
    },
  );
});
