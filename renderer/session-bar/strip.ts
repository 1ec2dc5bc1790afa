import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { hostOf } from '../sign-in/server-setup';
import { words } from '../words/catalogue';
import { momentShort, shortTime } from '../words/human';
import { isNear, type Near } from './chip';
import { isOffline, isPortal } from './trouble';

export type StripAction = 'retry' | 'sign-in-again' | 'set-up';
export type StripWords = {
  readonly tone: 'warn' | 'err';
  readonly title: string;
  readonly text: string;
  readonly action: StripAction | null;
};

export type StripFacts = Near & {
  /** When the newest rows came, this computer's clock; null: none. */
  readonly loadedAtMs: number | null;
  /** Restoring or renewing for more than 5 s. */
  readonly isSlow: boolean;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * The one strip under the tabs, the most severe first: locked, signed out, server trouble, offline, slow, ends soon,
 * not saved, memory only, plain http (design.md section 10).
 */
export const stripOf = (view: SessionView, profile: Profile, facts: StripFacts): StripWords | null =>
  ofState(view, profile, facts) ?? ofKeeping(view) ?? ofConnection(profile);

const warn = (title: string, text: string, action: StripAction | null = null): StripWords => ({
  tone: 'warn',
  title,
  text,
  action,
});

const ofState = (view: SessionView, profile: Profile, facts: StripFacts): StripWords | null => {
  const { state } = view;
  const text = words.session.strip;
  switch (state.kind) {
    case 'locked':
      return warn(...(state.why === 'unavailable' ? text.unavailable : text.locked));
    case 'signed-out':
      if (state.reason === 'interrupted') return { ...warn(...text.interrupted), tone: 'err' };
      return state.reason === 'record-corrupt' ? { ...warn(...text.corrupt), tone: 'err' } : null;
    case 'waiting':
      return ofWaiting(state, profile, facts);
    case 'restoring':
    case 'renewing':
      return facts.isSlow ? warn(...text.slow) : null;
    case 'active':
      return ofActive(state, profile, facts);
    default:
      return null;
  }
};

type State<K extends string> = Extract<SessionView['state'], { readonly kind: K }>;

const ofWaiting = ({ failure, lifetime }: State<'waiting'>, { server }: Profile, facts: StripFacts): StripWords => {
  const text = words.session.strip;
  const host = hostOf(server.serverAddress);
  if (isOffline(failure)) {
    const loaded = facts.loadedAtMs === null ? '' : ` ${text.loadedAt(shortTime(facts.loadedAtMs))}`;
    return warn(text.offline(host), `${text.kept}${loaded}`, 'retry');
  }
  if (isPortal(failure)) return warn(text.portal(host), text.portalTodo, 'retry');
  const { expiresAtMs } = lifetime;
  const kept =
    expiresAtMs === null || expiresAtMs <= facts.serverNowMs
      ? text.kept
      : text.keptUntil(momentShort(expiresAtMs, facts.serverNowMs));
  if (failure.code === 'already-expired') return warn(...text.outOfStep, 'retry');
  if (failure.code === 'certificate') return warn(text.certificate(host), kept, 'retry');
  const status = failure.code === 'malformed-answer' ? undefined : failure.server?.status;
  return warn(status === undefined ? text.unreadable : text.answered(words.failures.statusText(status)), kept, 'retry');
};

const ofActive = (state: State<'active'>, { server }: Profile, facts: StripFacts): StripWords | null => {
  const text = words.session.strip;
  const { serverNowMs } = facts;
  const { expiresAtMs, windowEndsAtMs } = state.lifetime;
  const say = (atMs: number): string => momentShort(atMs, serverNowMs);
  if (state.refusal && expiresAtMs !== null) {
    const host = hostOf(server.serverAddress);
    const said = state.refusal.server?.words;
    const title = said ? text.willNotRenew(host, words.failures.quote(said)) : text.willNotRenewSilently(host);
    return warn(title, text.goodUntil(say(expiresAtMs)), 'sign-in-again');
  }
  if (state.renewsAtMs === null)
    return expiresAtMs !== null && expiresAtMs - serverNowMs <= 5 * MINUTE_MS
      ? warn(text.notRenewable, text.before(say(expiresAtMs)), 'sign-in-again')
      : null;
  return isNear(windowEndsAtMs, facts, HOUR_MS)
    ? warn(text.windowEnds(say(windowEndsAtMs)), text.startNew, 'sign-in-again')
    : null;
};

const ofKeeping = ({ keeping, state }: SessionView): StripWords | null => {
  const text = words.session.strip;
  if (state.kind === 'signed-out' || state.kind === 'expired') return null;
  if (keeping.kind === 'not-saved') return warn(text.notSaved[keeping.why], text.notSavedMore);
  if (keeping.kind === 'memory-only' && keeping.why === 'no-keychain') return warn(...text.memoryOnly, 'set-up');
  return null;
};

const ofConnection = ({ server }: Profile): StripWords | null =>
  server.plainHttpOrigin === null ? null : warn(...words.session.strip.plainHttp);
