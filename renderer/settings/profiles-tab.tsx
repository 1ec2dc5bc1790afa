import { type ReactElement, useEffect, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useShared } from '../bridge/use-shared';
import { stateLine } from '../session-bar/state-line';
import { labelOf } from '../sign-in/use-server-choice';
import { Avatar } from '../ui/avatar';
import { Button } from '../ui/button';
import { Icon } from '../ui/icons';
import { Menu, MenuItem } from '../ui/menu';
import { settingsWords } from '../words/settings';
import { EditProfile } from './edit-profile';
import { RemoveProfile } from './remove-profile';

/** All profiles. `onLeave`: the page makes room for a new one. */
export const ProfilesTab = ({ onLeave }: { readonly onLeave: () => void }): ReactElement => {
  const bridge = useBridge();
  const profiles = useShared(bridge['profiles:changed'])?.profiles ?? [];
  const sessions = useShared(bridge['sessions:changed']) ?? [];
  const { state: listed, run: list } = useRequest(bridge['profile:dialects']);
  const { run: show } = useRequest(bridge['profile:show']);
  const [removing, setRemoving] = useState<Profile | null>(null);
  const [editing, setEditing] = useState<Profile | null>(null);
  useEffect(() => void list({}), [list]);
  const dialects = listed.kind === 'ok' ? listed.value : [];
  const text = settingsWords.profiles;
  const create = (): void => {
    void show({ profileId: null });
    onLeave();
  };
  return (
    <section className="sgroup">
      <div className="card">
        {profiles.length === 0 && <p className="srow">{text.none}</p>}
        {profiles.map((profile) => {
          const { username, server } = profile;
          const state = stateLine(sessions.find(({ profileId }) => profileId === profile.id));
          return (
            <div className="srow" key={profile.id}>
              <span className="row row-12">
                <Avatar name={username} seed={profile.id} isLarge />
                <span className="stack stack-4">
                  <span>
                    <b className="strong bidi">{username}</b> <span className="muted mono">{server.serverAddress}</span>
                  </span>
                  <span className="d row row-6">
                    <i className={`dot dot-${state.tone}`} />
                    {state.text}
                    <span className="muted">·</span>
                    {profile.isDemo ? text.demo : text.kind(labelOf(server.dialectId, dialects), server.scheme)}
                  </span>
                </span>
              </span>
              <span className="ctl">
                <Button aria-label={text.editName(username, server.serverAddress)} onClick={() => setEditing(profile)}>
                  {text.edit}
                </Button>
                <Menu
                  label={text.more(username, server.serverAddress)}
                  at="end"
                  button={(button) => (
                    <button
                      type="button"
                      className="btn btn-ghost btn-icon"
                      aria-label={text.more(username, server.serverAddress)}
                      title={text.more(username, server.serverAddress)}
                      {...button}
                    >
                      <Icon name="more" />
                    </button>
                  )}
                >
                  {(close) => (
                    <MenuItem
                      onChoose={() => {
                        close();
                        setRemoving(profile);
                      }}
                    >
                      <Icon name="trash" />
                      {text.removeItem}
                    </MenuItem>
                  )}
                </Menu>
              </span>
            </div>
          );
        })}
      </div>
      <div className="row">
        <Button icon="plus" onClick={create}>
          {text.newProfile}
        </Button>
        <span className="grow" />
        <span className="hint">{text.removing}</span>
      </div>
      {removing && <RemoveProfile profile={removing} onClose={() => setRemoving(null)} />}
      {editing && <EditProfile profile={editing} onClose={() => setEditing(null)} />}
    </section>
  );
};
