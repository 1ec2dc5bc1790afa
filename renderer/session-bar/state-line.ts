import type { SessionView } from '../../electron/contract/session';
import type { NoticeKind } from '../ui/notice';
import { words } from '../words/catalogue';
import { countdown } from '../words/human';
import { chipOf, type Near } from './chip';
import { isOffline } from './trouble';

export type StateLine = { readonly tone: NoticeKind; readonly text: string };
type Key = keyof typeof words.session.menu.states;

/** How a session is, in a word of a list. */
export const stateLine = (view: SessionView | undefined): StateLine => {
  const [tone, key] = toneAndKey(view);
  const said = view?.state.kind === 'signed-out' ? view.state.failure?.server?.words : undefined;
  const text = words.signIn.states;
  return { tone, text: said ? text.signedOutBecause(said) : text[key] };
};

/** The same beside a name in a menu: in lower case, and an active one says what it counts to. */
export const countingStateLine = (view: SessionView | undefined, near: Near): StateLine => {
  const [tone, key] = toneAndKey(view);
  const detail = view && key === 'active' ? chipOf(view, near).detail : null;
  const text =
    detail?.kind === 'until' ? detail.say(countdown(detail.atMs - near.serverNowMs)) : words.session.menu.states[key];
  return { tone, text };
};

const toneAndKey = (view: SessionView | undefined): readonly [NoticeKind, Key] => {
  const state = view?.state;
  switch (state?.kind) {
    case 'active':
      return ['ok', 'active'];
    case 'renewing':
      return ['ok', 'renewing'];
    case 'waiting':
      return ['warn', isOffline(state.failure) ? 'offline' : 'trouble'];
    case 'locked':
      return ['warn', 'locked'];
    case 'expired':
      return ['err', 'expired'];
    case 'restoring':
      return ['info', 'restoring'];
    case 'signing-in':
      return ['info', 'signingIn'];
    default:
      return ['mute', 'signedOut'];
  }
};
