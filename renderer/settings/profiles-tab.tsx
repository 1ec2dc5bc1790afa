import { type ReactElement, useEffect, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { useShared } from '../bridge/use-shared';
import { labelOf } from '../sign-in/use-server-choice';
import { Button } from '../ui/button';
import { useToast } from '../ui/toasts';
import { settingsWords } from '../words/settings';
import { DuplicateProfile } from './profile/duplicate-profile';
import { EditProfile } from './profile/edit-profile';
import { LeftOutDialog } from './profile/left-out-dialog';
import { PrepareProfile } from './profile/prepare-profile';
import { ProfileRow } from './profile/profile-row';
import { RemoveProfile } from './profile/remove-profile';
import { useProfileFiles } from './profile/use-profile-files';

type Open = { readonly kind: 'edit' | 'duplicate' | 'remove'; readonly profileId: string };

/** All profiles. `onLeave`: the page makes room for a new one. */
export const ProfilesTab = ({ onLeave }: { readonly onLeave: () => void }): ReactElement => {
  const bridge = useBridge();
  const profiles = useShared(bridge['profiles:changed'])?.profiles ?? [];
  const sessions = useShared(bridge['sessions:changed']) ?? [];
  const inMemory = useShared(bridge['profiles:in-memory']) ?? [];
  const { state: listed, run: list } = useRequest(bridge['profile:dialects']);
  const { run: show } = useRequest(bridge['profile:show']);
  const files = useProfileFiles();
  const toast = useToast();
  const [open, setOpen] = useState<Open | null>(null);
  const [isPreparing, setPreparing] = useState(false);
  useEffect(() => void list({}), [list]);
  const dialects = listed.kind === 'ok' ? listed.value : [];
  const text = settingsWords.profiles;
  const close = (): void => setOpen(null);
  // As it is now: its files change while the form is open.
  const opened = profiles.find(({ id }) => id === open?.profileId);
  const kindOf = ({ server }: Profile): string => labelOf(server.dialectId, dialects);
  const create = (): void => {
    void show({ profileId: null });
    onLeave();
  };
  return (
    <section className="sgroup">
      <div className="card">
        {profiles.length === 0 && <p className="srow">{text.none}</p>}
        {profiles.map((profile) => {
          const { id } = profile;
          return (
            <ProfileRow
              key={id}
              profile={profile}
              view={sessions.find(({ profileId }) => profileId === id)}
              kind={kindOf(profile)}
              isInMemory={inMemory.includes(id)}
              onEdit={() => setOpen({ kind: 'edit', profileId: id })}
              onDuplicate={() => setOpen({ kind: 'duplicate', profileId: id })}
              onExport={() => void files.exportProfiles([id])}
              onRemove={() => setOpen({ kind: 'remove', profileId: id })}
            />
          );
        })}
      </div>
      <div className="row row-wrap">
        <Button icon="plus" onClick={create}>
          {text.newProfile}
        </Button>
        <Button onClick={() => setPreparing(true)}>{text.prepare}</Button>
        <Button icon="download" onClick={() => void files.importProfiles()}>
          {text.importButton}
        </Button>
        {profiles.some(({ isDemo }) => !isDemo) && (
          <Button icon="upload" onClick={() => void files.exportProfiles(profiles.map(({ id }) => id))}>
            {text.exportAll}
          </Button>
        )}
      </div>
      <p className="hint">{text.removing}</p>
      {isPreparing && (
        <PrepareProfile
          dialects={dialects}
          onClose={() => setPreparing(false)}
          onDone={({ id }) => {
            setPreparing(false);
            setOpen({ kind: 'edit', profileId: id });
          }}
        />
      )}
      {open?.kind === 'remove' && opened && <RemoveProfile profile={opened} onClose={close} />}
      {open?.kind === 'edit' && opened && (
        <EditProfile
          profile={opened}
          kind={kindOf(opened)}
          dialect={dialects.find(({ id }) => id === opened.server.dialectId)}
          onClose={close}
        />
      )}
      {open?.kind === 'duplicate' && opened && (
        <DuplicateProfile
          profile={opened}
          onClose={close}
          onDone={({ title }) => {
            close();
            toast({ kind: 'ok', text: text.duplicated(title) });
          }}
        />
      )}
      {files.incomplete && <LeftOutDialog {...files.incomplete} onClose={files.forgetIncomplete} />}
    </section>
  );
};
