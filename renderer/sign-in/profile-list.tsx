import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { MarkChip } from '../session-bar/mark-chip';
import { stateLine } from '../session-bar/state-line';
import { Avatar } from '../ui/avatar';
import { Button, IconButton } from '../ui/button';
import { words } from '../words/catalogue';
import { Brand } from './brand';
import { hostOf } from './server-setup';

type ProfileListProps = {
  readonly profiles: readonly Profile[];
  readonly sessions: readonly SessionView[];
  readonly shownId: string | null;
  readonly onShow: (profileId: string | null) => void;
  readonly onSettings: () => void;
};

/** Beside the form: all profiles with the truth about each, one press to switch. */
export const ProfileList = ({ profiles, sessions, shownId, onShow, onSettings }: ProfileListProps): ReactElement => {
  const text = words.signIn;
  return (
    <nav className="signin-side" aria-label={text.profiles}>
      <Brand />
      <h2 className="side-title" id="profile-list">
        {text.profiles}
      </h2>
      <ul className="plist" aria-labelledby="profile-list">
        {profiles.map((profile) => {
          const state = stateLine(sessions.find(({ profileId }) => profileId === profile.id));
          return (
            <li key={profile.id}>
              <button
                type="button"
                className="pitem"
                aria-current={profile.id === shownId ? true : undefined}
                onClick={() => onShow(profile.id)}
              >
                <Avatar name={profile.title || profile.username} seed={profile.id} isLarge />
                <span className="l1">
                  {profile.title !== '' && <b className="bidi">{profile.title}</b>}
                  {profile.title === '' ? (
                    <b className="bidi">{profile.username}</b>
                  ) : (
                    <span className="bidi">{profile.username}</span>
                  )}
                  <span className="vh">{text.at}</span>
                  <span className="muted clip">{hostOf(profile.server.serverAddress)} </span>
                </span>
                <span className="l2">
                  <i className={`dot dot-${state.tone}`} />
                  <span className="clip">{state.text}</span>
                  <MarkChip mark={profile.mark} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <div className="foot">
        <Button kind="ghost" size="s" icon="plus" onClick={() => onShow(null)}>
          {text.newProfile}
        </Button>
        <span className="grow" />
        <IconButton icon="settings" label={text.settings} size="s" onClick={onSettings} />
      </div>
    </nav>
  );
};
