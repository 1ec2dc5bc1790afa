import type { ServerClock, SessionView } from '../../electron/contract/session';
import type { IconName } from '../ui/icons';
import type { NoticeKind } from '../ui/notice';
import { words } from '../words/catalogue';
import { isOffline } from './trouble';

export type ChipAction = 'unlock' | 'sign-in-again';

export type Chip = {
  readonly tone: NoticeKind;
  /** A ring shows how much is left until what `detail` counts to. */
  readonly sign: IconName | 'spin' | 'ring';
  readonly word: string;
  readonly detail:
    | { readonly kind: 'text'; readonly text: string }
    | {
        readonly kind: 'until';
        readonly atMs: number;
        readonly fromMs: number | null;
        readonly clock: ServerClock | null;
        readonly say: (left: string) => string;
      }
    | null;
  readonly extra: { readonly kind: 'memory-only' | 'not-saved' } | null;
  readonly action: ChipAction | null;
};

type Draft = Omit<Chip, 'extra' | 'action'> & { readonly action?: ChipAction };

/** When the end of the renewal window counts as near: seconds before it, or never. */
export type Near = { readonly serverNowMs: number; readonly warnBeforeSeconds: number | null };

/** Whether a renewal window that ends then is near; `atMostMs`: however early the person wants to be warned. */
export const isNear = (
  windowEndsAtMs: number | undefined,
  { serverNowMs, warnBeforeSeconds }: Near,
  atMostMs = Number.POSITIVE_INFINITY,
): windowEndsAtMs is number =>
  windowEndsAtMs !== undefined &&
  warnBeforeSeconds !== null &&
  windowEndsAtMs - serverNowMs <= Math.min(warnBeforeSeconds * 1_000, atMostMs);

/** The truth about a session in one chip. */
export const chipOf = (view: SessionView, near: Near): Chip => {
  const draft = draftOf(view, near);
  const { keeping, state } = view;
  const isLive = state.kind === 'active' || state.kind === 'renewing' || state.kind === 'waiting';
  const isByChoice = keeping.kind === 'memory-only' && keeping.why === 'by-choice';
  const isSafe = keeping.kind === 'keychain' || isByChoice;
  return { action: null, ...draft, extra: isLive && !isSafe ? { kind: keeping.kind } : null };
};

const draftOf = ({ state, clock }: SessionView, near: Near): Draft => {
  const text = words.session.chip;
  switch (state.kind) {
    case 'restoring':
      return { tone: 'mute', sign: 'spin', word: text.restoring, detail: null };
    case 'signing-in':
      return { tone: 'info', sign: 'spin', word: text.signingIn, detail: null };
    case 'renewing':
      return { tone: 'info', sign: 'spin', word: text.renewing, detail: null };
    case 'locked':
      return { tone: 'warn', sign: 'lock', word: text.locked, detail: null, action: 'unlock' };
    case 'waiting': {
      const isOff = isOffline(state.failure);
      return {
        tone: 'warn',
        sign: isOff ? 'wifiOff' : 'server',
        word: isOff ? text.offline : text.trouble,
        detail: { kind: 'until', atMs: state.retryAtMs, fromMs: null, clock: null, say: text.retryingIn },
      };
    }
    case 'expired':
      return {
        tone: 'err',
        sign: 'clock',
        word: text.expired,
        detail: { kind: 'text', text: text.expiredWhy[state.why] },
        action: 'sign-in-again',
      };
    case 'signed-out': {
      const said = state.reason === 'interrupted' ? text.interrupted : state.failure?.server?.words;
      return {
        tone: 'err',
        sign: 'signOut',
        word: text.signedOut,
        detail: said ? { kind: 'text', text: said } : null,
        action: 'sign-in-again',
      };
    }
    case 'active': {
      const { expiresAtMs, windowEndsAtMs, issuedAtMs } = state.lifetime;
      const fromMs = issuedAtMs ?? null;
      if (state.renewsAtMs !== null && isNear(windowEndsAtMs, near))
        return {
          tone: 'warn',
          sign: 'clock',
          word: text.active,
          detail: { kind: 'until', atMs: windowEndsAtMs, fromMs: null, clock, say: text.windowEndsIn },
        };
      if (state.renewsAtMs !== null)
        return {
          tone: 'ok',
          sign: 'ring',
          word: text.active,
          detail: { kind: 'until', atMs: state.renewsAtMs, fromMs, clock, say: text.renewsIn },
        };
      if (expiresAtMs === null) return { tone: 'ok', sign: 'checkCircle', word: text.active, detail: null };
      return {
        tone: state.refusal ? 'warn' : 'ok',
        sign: 'ring',
        word: text.active,
        detail: { kind: 'until', atMs: expiresAtMs, fromMs, clock, say: text.expiresIn },
      };
    }
  }
};

/** Share of the time that is left, 0 to 100; a ring without a beginning is full. */
export const shareLeft = (fromMs: number | null, atMs: number, nowMs: number): number => {
  if (fromMs === null || atMs <= fromMs) return 100;
  return Math.round(Math.min(1, Math.max(0, (atMs - nowMs) / (atMs - fromMs))) * 100);
};
