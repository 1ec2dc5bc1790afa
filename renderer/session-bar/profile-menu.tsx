import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useSettings } from '../bridge/use-settings';
import { useLent } from '../lending/use-lent';
import { hostOf } from '../sign-in/server-setup';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import { useServerNow } from '../ui/now';
import { words } from '../words/catalogue';
import { MarkChip } from './mark-chip';
import { countingStateLine } from './state-line';

type ProfileMenuProps = {
  readonly profile: Profile;
  readonly profiles: readonly Profile[];
  readonly sessions: readonly SessionView[];
  readonly onShow: (profileId: string | null) => void;
  readonly onManage: () => void;
  readonly onLend: () => void;
  readonly onNewWindow: () => void;
};

/** Whose session this is; behind it all the others. */
export const ProfileMenu = (props: ProfileMenuProps): ReactElement => {
  const { profile, profiles, sessions, onShow, onManage, onLend, onNewWindow } = props;
  const lent = useLent();
  const text = words.session.menu;
  const keeping = sessions.find(({ profileId }) => profileId === profile.id)?.keeping.kind ?? 'keychain';
  return (
    <Menu
      label={text.name}
      className="menu-profiles"
      button={(button) => (
        <button type="button" className="profile-btn" {...button}>
          <Avatar name={profile.title || profile.username} seed={profile.id} />
          <span className="clip">
            <span className="vh">{words.session.profile}</span>
            {profile.title !== '' && <span className="who bidi">{profile.title} </span>}
            {profile.title !== '' && <span aria-hidden="true">·</span>}{' '}
            <span className={profile.title === '' ? 'who bidi' : 'where bidi'}>{profile.username}</span>
            <span className="vh">{words.session.at}</span>
            <span className="where">
              <span aria-hidden="true"> @ </span>
              {hostOf(profile.server.serverAddress)}
            </span>
          </span>
          <Icon name="down" />
        </button>
      )}
    >
      {(close) => {
        const choose = (run: () => void) => () => {
          close();
          run();
        };
        return (
          <>
            <p className="head">{text.name}</p>
            {profiles.map((one) => (
              <MenuItem key={one.id} isChecked={one.id === profile.id} onChoose={choose(() => onShow(one.id))}>
                <Avatar name={one.title || one.username} seed={one.id} />
                <span className="grow stack stack-2">
                  {(one.title !== '' || one.mark.label !== '') && (
                    <span className="profile-menu-name">
                      {one.title !== '' && <b className="strong bidi clip">{one.title}</b>}
                      <MarkChip mark={one.mark} />{' '}
                    </span>
                  )}
                  <span className="clip">
                    <span className={one.title === '' ? 'strong bidi' : 'bidi'}>{one.username}</span>
                    <span className="vh">{words.session.at}</span>{' '}
                    <span className="muted">{hostOf(one.server.serverAddress)}</span>{' '}
                  </span>
                </span>
                <StateWords
                  view={sessions.find(({ profileId }) => profileId === one.id)}
                  isLent={lent.some(({ profileId }) => profileId === one.id)}
                />
              </MenuItem>
            ))}
            <MenuSeparator />
            <MenuItem onChoose={choose(() => onShow(null))}>
              <Icon name="plus" />
              {text.newProfile}
            </MenuItem>
            <MenuItem onChoose={choose(onManage)}>
              <Icon name="settings" />
              {text.manage}
            </MenuItem>
            <MenuSeparator />
            <MenuItem onChoose={choose(onNewWindow)}>
              <Icon name="external" />
              {text.newWindow}
            </MenuItem>
            <MenuItem onChoose={choose(onLend)}>
              <Icon name="link" />
              {text.lend}
            </MenuItem>
            <MenuItem onChoose={close}>
              <Icon name="lock" />
              {text.keptIn[keeping]}
            </MenuItem>
          </>
        );
      }}
    </Menu>
  );
};

type StateWordsProps = { readonly view: SessionView | undefined; readonly isLent: boolean };

const StateWords = ({ view, isLent }: StateWordsProps): ReactElement => {
  const { warnBeforeWindowEnds } = useSettings();
  const serverNowMs = useServerNow(view?.clock ?? null);
  const { tone, text } = countingStateLine(view, { serverNowMs, warnBeforeSeconds: warnBeforeWindowEnds });
  return (
    <span className="end row row-6">
      <i className={`dot dot-${tone}`} />
      {text}
      {isLent && ` · ${words.session.lent}`}
    </span>
  );
};
