import type { ReactElement, ReactNode } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import type { ChipAction } from './chip';
import { MarkChip } from './mark-chip';
import { StateChip } from './state-chip';

type SessionBarProps = {
  readonly profile: Profile;
  readonly view: SessionView;
  readonly profileMenu: ReactNode;
  readonly onAction: (action: ChipAction) => void;
  readonly onWhyMemory: () => void;
  readonly onRenew: () => void;
  readonly onSignOut: () => void;
  readonly isActing: boolean;
  readonly isSigningOut: boolean;
};

/** Always on screen, always the truth: whose session, how it is, what helps. */
export const SessionBar = (props: SessionBarProps): ReactElement => {
  const { profile, view, profileMenu, onAction, onWhyMemory, onRenew, onSignOut, isActing, isSigningOut } = props;
  const isOut = view.state.kind === 'signed-out' || view.state.kind === 'expired';
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a header is not interactive, and is this landmark.
    <header className="sessionbar" role="banner" aria-label={words.session.bar}>
      {profileMenu}
      <MarkChip mark={profile.mark} />
      <StateChip view={view} onAction={onAction} onWhyMemory={onWhyMemory} isActing={isActing} />
      {profile.writes === 'read-only' && (
        <span className="chip" title={words.session.readOnlyWhy}>
          <Icon name="lock" />
          {words.session.readOnly}
        </span>
      )}
      <span className="grow" />
      <Button icon="refresh" reason={whyNotRenew(view)} onClick={onRenew}>
        {words.session.renewNow}
      </Button>
      <Button kind="ghost" disabled={isOut} pending={isSigningOut} onClick={onSignOut}>
        {words.session.signOut}
      </Button>
    </header>
  );
};

const whyNotRenew = ({ state }: SessionView): string | undefined => {
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
