import type { SessionView } from '../../electron/contract/session';
import { words } from '../words/catalogue';

/** Undefined where a renewal can be asked for. */
export const whyNotRenew = ({ state }: SessionView): string | undefined => {
  const text = words.session.cannotRenew;
  switch (state.kind) {
    case 'active':
      if (state.renewsAtMs !== null) return undefined;
      return state.refusal ? text.refused : text.kind;
    case 'waiting':
      return undefined;
    case 'locked':
      return text.locked;
    case 'signed-out':
    case 'expired':
      return text.signedOut;
    default:
      return text.busy;
  }
};
