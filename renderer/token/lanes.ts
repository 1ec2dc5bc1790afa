import type { SessionView } from '../../electron/contract/session';
import type { Inspection } from '../../electron/token/inspection';
import { momentShort, span } from '../words/human';
import { tokenWords } from '../words/token';

const words = tokenWords;

export type Mark = {
  readonly at: number;
  readonly text: string;
  readonly side: 'start' | 'after' | 'mid' | 'stop';
  readonly isNow?: boolean;
};

export type Lane = {
  readonly name: string;
  readonly small: string;
  /** Percent that is over; null: nothing is known of a beginning. */
  readonly fill: { readonly at: number; readonly kind: 'token' | 'window' | 'over' } | null;
  /** From here on it is about to be renewed. */
  readonly zoneAt: number | null;
  /** Hatched until here: not valid yet. */
  readonly earlyAt: number | null;
  readonly isEndless: boolean;
  readonly marks: readonly number[];
  readonly nowAt: number | null;
  readonly labels: readonly Mark[];
};

export type Timeline = { readonly token: Lane; readonly window: Lane | null; readonly name: string };

export type TimelineFacts = {
  readonly which: 'access' | 'refresh' | 'pasted';
  readonly isPair: boolean;
  readonly times: Inspection['times'];
  /** Of the refresh token, where there is one. */
  readonly windowFromMs: number | null;
  readonly state: SessionView['state'];
  readonly serverNowMs: number;
};

const share = (atMs: number, fromMs: number, toMs: number): number =>
  Math.min(100, Math.max(0, ((atMs - fromMs) / (toMs - fromMs)) * 100));

/** Where everything stands on the two tracks, and the same as one sentence. Times are the server's. */
export const timelineOf = (facts: TimelineFacts): Timeline => {
  const { times, state, serverNowMs } = facts;
  const lifetime = 'lifetime' in state ? state.lifetime : null;
  const isGrantTimes = facts.which === 'access';
  const fromMs = msOf(times.iat) ?? msOf(times.orig_iat) ?? (isGrantTimes ? (lifetime?.issuedAtMs ?? null) : null);
  const toMs = msOf(times.exp);
  const notBeforeMs = msOf(times.nbf);
  const renewsMs = isGrantTimes && state.kind === 'active' ? state.renewsAtMs : null;
  const windowTo = lifetime?.windowEndsAtMs ?? null;
  const windowFrom = facts.windowFromMs ?? msOf(times.orig_iat);
  return {
    token: tokenLane({ ...facts, fromMs, toMs, notBeforeMs, renewsMs }),
    window: isGrantTimes && windowTo !== null ? windowLane(windowFrom, windowTo, serverNowMs, facts.isPair) : null,
    name: sentence({ fromMs, toMs, renewsMs, windowFrom, windowTo: isGrantTimes ? windowTo : null, serverNowMs }),
  };
};

type TokenLaneFacts = TimelineFacts & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly notBeforeMs: number | null;
  readonly renewsMs: number | null;
};

/** A clock time takes about this share of a track; labels that would meet give way to the more useful one. */
const LABEL = 16;
const OF_A_CHARACTER = 1.45;
const roomOf = (text: string): number => Math.max(LABEL, text.length * OF_A_CHARACTER);

const tokenLane = (facts: TokenLaneFacts): Lane => {
  const { fromMs, toMs, notBeforeMs, renewsMs, serverNowMs, which, isPair } = facts;
  const say = words.lifetime;
  const named = !isPair && which === 'access' ? say.access : say[which];
  const time = (atMs: number): string => momentShort(atMs, serverNowMs);
  if (toMs === null || fromMs === null || toMs <= fromMs) {
    const stop = toMs === null ? say.noExp : say.exp(time(toMs));
    const labels: Mark[] = [{ at: 100, text: stop, side: 'stop' }];
    if (fromMs !== null) labels.unshift({ at: 0, text: say.iat(time(fromMs)), side: 'start' });
    return { ...emptyLane, name: named, isEndless: toMs === null, labels };
  }
  const isOver = serverNowMs >= toMs;
  const nowAt = share(serverNowMs, fromMs, toMs);
  const renewsAt = renewsMs === null || isOver ? null : share(renewsMs, fromMs, toMs);
  const labels: Mark[] = [];
  const isNowEarly = nowAt <= 58;
  const [start, now, stop] = [say.iat(time(fromMs)), say.now(time(serverNowMs)), say.exp(time(toMs))];
  if (nowAt >= roomOf(start) || isOver) labels.push({ at: 0, text: start, side: 'start' });
  if (!isOver)
    labels.push({
      at: isNowEarly ? nowAt : Math.min(nowAt, 100 - roomOf(stop)),
      text: now,
      side: isNowEarly ? 'after' : 'stop',
      isNow: true,
    });
  if (renewsMs !== null && renewsAt !== null && isNowEarly) {
    const renews = { at: Math.min(renewsAt, 100 - 1.4 * LABEL), text: say.renews(time(renewsMs)) };
    if (renews.at - roomOf(renews.text) / 2 >= nowAt + roomOf(now)) labels.push({ ...renews, side: 'mid' });
  }
  labels.push({ at: 100, text: stop, side: 'stop' });
  return {
    ...emptyLane,
    name: named,
    small: span(toMs - fromMs),
    fill: { at: isOver ? 100 : nowAt, kind: isOver ? 'over' : 'token' },
    zoneAt: renewsAt,
    earlyAt: notBeforeMs !== null && notBeforeMs > serverNowMs ? share(notBeforeMs, fromMs, toMs) : null,
    marks: renewsAt === null ? [] : [renewsAt],
    nowAt,
    labels,
  };
};

const windowLane = (fromMs: number | null, toMs: number, serverNowMs: number, isPair: boolean): Lane => {
  const say = words.lifetime;
  const time = (atMs: number): string => momentShort(atMs, serverNowMs);
  const isOver = serverNowMs >= toMs;
  const stop: Mark = {
    at: 100,
    text: isOver ? say.ended(time(toMs)) : say.ends(time(toMs), span(toMs - serverNowMs)),
    side: 'stop',
  };
  if (fromMs === null || toMs <= fromMs) return { ...emptyLane, name: say.window, labels: [stop] };
  const nowAt = share(serverNowMs, fromMs, toMs);
  const small = isPair ? say.windowOf(span(toMs - fromMs)) : say.windowFrom(span(toMs - fromMs));
  return {
    ...emptyLane,
    name: say.window,
    small,
    fill: { at: isOver ? 100 : nowAt, kind: isOver ? 'over' : 'window' },
    nowAt,
    labels: [{ at: 0, text: time(fromMs), side: 'start' }, stop],
  };
};

const emptyLane = {
  name: '',
  small: '',
  fill: null,
  zoneAt: null,
  earlyAt: null,
  isEndless: false,
  marks: [],
  nowAt: null,
  labels: [],
} as const satisfies Lane;

type SentenceFacts = {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly renewsMs: number | null;
  readonly windowFrom: number | null;
  readonly windowTo: number | null;
  readonly serverNowMs: number;
};

const sentence = ({ fromMs, toMs, renewsMs, windowFrom, windowTo, serverNowMs }: SentenceFacts): string => {
  const say = words.lifetime.name;
  const time = (atMs: number): string => momentShort(atMs, serverNowMs);
  const end = toMs === null ? say.never : toMs <= serverNowMs ? say.expired(time(toMs)) : say.expires(time(toMs));
  const life = [
    fromMs === null ? null : say.issued(time(fromMs)),
    say.now(time(serverNowMs)),
    renewsMs === null ? null : say.renews(time(renewsMs)),
    end,
  ].filter((part) => part !== null);
  const window =
    windowTo === null
      ? ''
      : ` ${windowFrom === null ? say.windowUntil(time(windowTo)) : say.window(time(windowFrom), time(windowTo))}`;
  const text = life.join(', ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.${window}`;
};

const msOf = (seconds: number | undefined): number | null =>
  seconds === undefined || Math.abs(seconds) > 8.64e12 ? null : seconds * 1_000;
