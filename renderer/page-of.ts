import type { ProfilesView } from '../electron/contract/profile';
import type { SessionView } from '../electron/contract/session';

export type Page = { readonly kind: 'sign-in' } | { readonly kind: 'workspace'; readonly profileId: string };

const signIn: Page = { kind: 'sign-in' };

/**
 * What the window shows; null while main has not spoken. A session that ended by itself keeps its workspace, so that
 * nothing on screen is lost; only a person who signed out, or never signed in, meets the sign-in page.
 */
export const pageOf = (
  before: Page | null,
  profiles: ProfilesView | undefined,
  sessions: readonly SessionView[] | undefined,
): Page | null => {
  if (!profiles) return null;
  const { shownId } = profiles;
  if (shownId === null || !profiles.profiles.some(({ id }) => id === shownId)) return signIn;
  const state = sessions?.find(({ profileId }) => profileId === shownId)?.state;
  if (!state) return sessions ? (before ?? signIn) : before;
  const workspace: Page = { kind: 'workspace', profileId: shownId };
  if (state.kind === 'signing-in')
    return before?.kind === 'workspace' && before.profileId === shownId ? before : signIn;
  const isByPerson = state.kind === 'signed-out' && (state.reason === 'new' || state.reason === 'by-person');
  return isByPerson ? signIn : workspace;
};

export const isSamePage = (one: Page | null, other: Page | null): boolean =>
  one?.kind === other?.kind &&
  (one?.kind === 'workspace' ? one.profileId : '') === (other?.kind === 'workspace' ? other.profileId : '');
