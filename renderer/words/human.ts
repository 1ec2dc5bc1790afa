import type { Settings } from '../../electron/contract/settings';
import { englishHuman } from './human-words';
import { onSpeak } from './language';

let say = englishHuman;
onSpeak(({ human }) => {
  say = human;
  formatter = new Intl.NumberFormat(human.locale);
});

/** How times, spans and numbers are written. Times are epoch ms and shown in the zone of the settings. */
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const two = (number: number): string => String(number).padStart(2, '0');

/** What is left, to the second while it is below a day: `3:42`, `1:02:03`, `6 d 4 h`; never below `0:00`. */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  if (seconds * SECOND >= DAY) return span(ms);
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
};

/** A length of time in its two largest units: `48 s`, `5 min`, `3 h 2 min`, `6 d 4 h`, `1.4 s` below ten seconds. */
export const span = (ms: number): string => {
  const length = Math.abs(ms);
  if (length < 10 * SECOND) return `${number(Math.round(length / 100) / 10)} ${say.units.second}`;
  if (length < MINUTE) return `${Math.floor(length / SECOND)} ${say.units.second}`;
  if (length < HOUR) return pair(length, MINUTE, say.units.minute, SECOND, say.units.second);
  if (length < DAY) return pair(length, HOUR, say.units.hour, MINUTE, say.units.minute);
  return pair(length, DAY, say.units.day, HOUR, say.units.hour);
};

const pair = (length: number, large: number, largeUnit: string, small: number, smallUnit: string): string => {
  const rest = Math.floor((length % large) / small);
  const whole = `${number(Math.floor(length / large))} ${largeUnit}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallUnit}`;
};

/** How long an answer took: `38 ms`, `1.4 s`. */
export const took = (ms: number): string => (ms < SECOND ? `${Math.round(ms)} ms` : span(ms));

let zone: Settings['timeZone'] = 'local';

/** Of all that is written from now on. */
export const setTimeZone = (chosen: Settings['timeZone']): void => {
  zone = chosen;
};

/** A day short of ECMAScript's last date, so that it is one in every zone: a server may send anything as its time. */
const LAST_MS = 8.64e15 - DAY;

/** The date whose UTC parts are what the chosen zone's calendar and clock show. */
const shown = (atMs: number): Date => {
  const date = new Date(Math.min(Math.max(atMs, -LAST_MS), LAST_MS));
  return zone === 'utc' ? date : new Date(date.getTime() - date.getTimezoneOffset() * MINUTE);
};

/** `14:06:43`. */
export const clockTime = (atMs: number): string => {
  const date = shown(atMs);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
};

/** `14:06`. */
export const shortTime = (atMs: number): string => clockTime(atMs).slice(0, 5);

/** `2026-11-22 10:44`, as tables have it. */
export const isoMinute = (atMs: number): string => shown(atMs).toISOString().slice(0, 16).replace('T', ' ');

/** `23 Nov`, with the year where it is not the one of `nowMs`. */
const day = (atMs: number, nowMs: number): string => {
  const date = shown(atMs);
  const year = date.getUTCFullYear() === shown(nowMs).getUTCFullYear() ? null : date.getUTCFullYear();
  return say.day(date.getUTCDate(), say.months[date.getUTCMonth()] ?? '', year);
};

/** `23 Nov 18:04`. */
export const dateTime = (atMs: number, nowMs: number): string => `${day(atMs, nowMs)} ${shortTime(atMs)}`;

/** The clock time alone for the day of `nowMs`, else with its date: `14:06:43`, `29 Nov 18:04`. */
export const momentShort = (atMs: number, nowMs: number): string =>
  isSameDay(atMs, nowMs) ? clockTime(atMs) : dateTime(atMs, nowMs);

/** `Today 14:06:43`, `20 Nov 12:00:00`. */
export const moment = (atMs: number, nowMs: number): string =>
  `${isSameDay(atMs, nowMs) ? say.today : day(atMs, nowMs)} ${clockTime(atMs)}`;

/** `in 4:12`, `3 d 2 h ago`, `now`. */
export const relative = (atMs: number, nowMs: number): string => {
  const left = atMs - nowMs;
  if (left > 0) return say.in(countdown(left));
  return left > -SECOND ? say.now : say.ago(span(left));
};

const isSameDay = (oneMs: number, otherMs: number): boolean =>
  shown(oneMs).toISOString().slice(0, 10) === shown(otherMs).toISOString().slice(0, 10);

let formatter = new Intl.NumberFormat(englishHuman.locale);

/** `1,000,000`. */
export const number = (value: number): string => formatter.format(value);

/** Whether a date of that time can be shown at all: ECMAScript's range. */
export const isDate = (atMs: number): boolean => Math.abs(atMs) <= 8.64e15;

/** `1 warning`, `2 notes`. */
export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${number(count)} ${count === 1 ? one : many}`;
