import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useSettings } from '../bridge/use-settings';
import { hostOf } from '../sign-in/server-setup';
import { Avatar } from '../ui/avatar';
import { Icon } from '../ui/icons';
import { Menu, MenuItem, MenuSeparator } from '../ui/menu';
import type { NoticeKind } from '../ui/notice';
import { useNow } from '../ui/now';
import { words } from '../words/catalogue';
import { countdown } from '../words/human';
import { chipOf } from './chip';
import { isOffline } from './trouble';

type ProfileMenuProps = {
  readonly profile: Profile;
  readonly profiles: readonly Profile[];
  readonly sessions: readonly SessionView[];
  readonly onShow: (profileId: string | null) => void;
  readonly onManage: () => void;
};

/** Whose session this is; behind it all the others. */
export const ProfileMenu = (props: ProfileMenuProps): ReactElement => {
  const { profile, profiles, sessions, onShow, onManage } = props;
  const text = words.session.menu;
  const keeping = sessions.find(({ profileId }) => profileId === profile.id)?.keeping.kind ?? 'keychain';
  return (
    <Menu
      label={text.name}
      className="menu-profiles"
      button={(button) => (
        <button type="button" className="profile-btn" {...button}>
          <Avatar name={profile.username} seed={profile.id} />
          <span className="clip">
            <span className="vh">{words.session.profile}</span>
            <span className="who bidi">{profile.username}</span>
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
                <Avatar name={one.username} seed={one.id} />
                <span className="grow stack">
                  <span className="clip">
                    <b className="strong bidi">{one.username}</b>
                    <span className="vh">{words.session.at}</span>{' '}
                    <span className="muted">{hostOf(one.server.serverAddress)}</span>{' '}
                  </span>
                </span>
                <StateWords view={sessions.find(({ profileId }) => profileId === one.id)} />
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

const StateWords = ({ view }: { readonly view: SessionView | undefined }): ReactElement => {
  const nowMs = useNow();
  const { warnBeforeWindowEnds } = useSettings();
  const { tone, text } = stateWords(view, nowMs, warnBeforeWindowEnds);
  return (
    <span className="end row row-6">
      <i className={`dot dot-${tone}`} />
      {text}
    </span>
  );
};

const stateWords = (
  view: SessionView | undefined,
  nowMs: number,
  warnBeforeSeconds: number | null,
): { readonly tone: NoticeKind; readonly text: string } => {
  const text = words.session.menu.states;
  const state = view?.state;
  switch (state?.kind) {
    case 'active': {
      const serverNowMs = nowMs + (view?.clock?.offsetMs ?? 0);
      const detail = view ? chipOf(view, { serverNowMs, warnBeforeSeconds }).detail : null;
      return {
        tone: 'ok',
        text: detail?.kind === 'until' ? detail.say(countdown(detail.atMs - serverNowMs)) : text.active,
      };
    }
    case 'renewing':
      return { tone: 'ok', text: text.renewing };
    case 'waiting':
      return { tone: 'warn', text: isOffline(state.failure) ? text.offline : text.trouble };
    case 'locked':
      return { tone: 'warn', text: text.locked };
    case 'expired':
      return { tone: 'err', text: text.expired };
    case 'restoring':
      return { tone: 'info', text: text.restoring };
    case 'signing-in':
      return { tone: 'info', text: text.signingIn };
    default:
      return { tone: 'mute', text: text.signedOut };
  }
};
