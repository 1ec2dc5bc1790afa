import type { ReactElement, ReactNode } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { Keys } from '../commands/keys';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { words } from '../words/catalogue';
import { commandWords } from '../words/commands';
import type { ChipAction } from './chip';
import { MarkChip } from './mark-chip';
import { StateChip } from './state-chip';
import { whyNotRenew } from './why-not-renew';

type SessionBarProps = {
  readonly profile: Profile;
  readonly view: SessionView;
  readonly profileMenu: ReactNode;
  /** What is on besides, after the state. */
  readonly chips?: ReactNode;
  readonly onAction: (action: ChipAction) => void;
  readonly onWhyMemory: () => void;
  readonly onCommands: () => void;
  readonly onRenew: () => void;
  readonly onSignOut: () => void;
  readonly isActing: boolean;
  readonly isSigningOut: boolean;
};

/** Always on screen, always the truth: whose session, how it is, what helps. */
export const SessionBar = (props: SessionBarProps): ReactElement => {
  const { profile, view, profileMenu, chips, onAction, onWhyMemory, onCommands, onRenew, onSignOut } = props;
  const { isActing, isSigningOut } = props;
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
          <span className="chip-word">{words.session.readOnly}</span>
        </span>
      )}
      {chips}
      <span className="grow" />
      <button type="button" className="btn find-btn" aria-keyshortcuts="Control+K" onClick={onCommands}>
        <Icon name="search" />
        <span className="txt">{commandWords.open}</span>
        <Keys keys="Control+K" />
      </button>
      <Button icon="refresh" reason={whyNotRenew(view)} onClick={onRenew}>
        {words.session.renewNow}
      </Button>
      <Button kind="ghost" disabled={isOut} pending={isSigningOut} onClick={onSignOut}>
        {words.session.signOut}
      </Button>
    </header>
  );
};
