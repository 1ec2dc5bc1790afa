import type { ReactElement } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import type { SessionView } from '../../../electron/contract/session';
import { MarkChip } from '../../session-bar/mark-chip';
import { stateLine } from '../../session-bar/state-line';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Icon, type IconName } from '../../ui/icons';
import { Menu, MenuItem } from '../../ui/menu';
import { settingsWords } from '../../words/settings';

type ProfileRowProps = {
  readonly profile: Profile;
  readonly view: SessionView | undefined;
  readonly kind: string;
  readonly isInMemory: boolean;
  readonly onEdit: () => void;
  readonly onDuplicate: () => void;
  readonly onExport: () => void;
  readonly onRemove: () => void;
};

export const ProfileRow = (props: ProfileRowProps): ReactElement => {
  const { profile, view, kind, isInMemory, onEdit, onDuplicate, onExport, onRemove } = props;
  const { id, title, username, mark, server, isDemo } = profile;
  const state = stateLine(view);
  const text = settingsWords.profiles;
  const name = text.titled(title, username);
  const more = text.more(name, server.serverAddress);
  return (
    <div className="srow">
      <span className="row row-12">
        <Avatar name={title || username} seed={id} isLarge />
        <span className="stack stack-4">
          <span className="profile-name">
            {title !== '' && <b className="strong bidi">{title}</b>}
            <span className={title === '' ? 'strong bidi' : 'bidi'}>{username}</span>
            <span className="muted mono">{server.serverAddress}</span>
            <MarkChip mark={mark} />
          </span>
          <span className="d row row-6">
            <i className={`dot dot-${state.tone}`} />
            {state.text}
            <span className="muted">·</span>
            {isDemo ? text.demo : text.kind(kind, server.scheme)}
            {isInMemory && (
              <>
                <span className="muted">·</span>
                <Icon name="warn" />
                {text.inMemory}
              </>
            )}
          </span>
        </span>
      </span>
      <span className="ctl">
        <Button aria-label={text.editName(name, server.serverAddress)} onClick={onEdit}>
          {text.edit}
        </Button>
        <Menu
          label={more}
          at="end"
          button={(button) => (
            <button type="button" className="btn btn-ghost btn-icon" aria-label={more} title={more} {...button}>
              <Icon name="more" />
            </button>
          )}
        >
          {(close) => {
            const item = (icon: IconName, label: string, choose: () => void): ReactElement => (
              <MenuItem
                onChoose={() => {
                  close();
                  choose();
                }}
              >
                <Icon name={icon} />
                {label}
              </MenuItem>
            );
            return (
              <>
                {!isDemo && item('copy', text.duplicate, onDuplicate)}
                {!isDemo && item('upload', text.exportItem, onExport)}
                {item('trash', text.removeItem, onRemove)}
              </>
            );
          }}
        </Menu>
      </span>
    </div>
  );
};
