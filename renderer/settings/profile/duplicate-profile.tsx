import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import type { NamedProfile } from '../../../electron/contract/profile-changes';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { hostOf } from '../../sign-in/server-setup';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { TextField } from '../../ui/field';
import { Banner } from '../../ui/notice';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';
import { movedServer } from './moved-server';

type DuplicateProps = {
  readonly profile: Profile;
  readonly onClose: () => void;
  readonly onDone: (made: Profile) => void;
};

/** For another user, another server, or both: one profile a server and user is what sign-in knows. */
export const DuplicateProfile = ({ profile, onClose, onDone }: DuplicateProps): ReactElement => {
  const { state, isBusy, run } = useRequest(useBridge()['profile:duplicate'], { whileBusy: 'join' });
  const [address, setAddress] = useState(profile.server.serverAddress);
  const [username, setUsername] = useState(profile.username);
  const [isBad, setBad] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const text = settingsWords.duplicating;
  const isMoved = address.trim() !== profile.server.serverAddress;
  const isSame = !isMoved && username.trim() === profile.username;
  const failure = state.kind === 'failed' ? state.failure : null;
  const duplicate = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (isSame || username.trim() === '') return;
    const server = isMoved ? movedServer(profile.server, address) : undefined;
    setBad(server === null);
    if (server === null) return;
    const result = await run({
      profileId: profile.id,
      title: text.copyOf(namesOf(profile)),
      username: username.trim(),
      ...(server && { server }),
    });
    if (result.ok) onDone(result.value);
  };
  return (
    <Dialog
      title={text.title(profile.title || profile.username)}
      description={text.text}
      onCancel={onClose}
      initialFocus={field}
    >
      <form onSubmit={duplicate}>
        <div className="dialog-body">
          {failure && (
            <Banner kind="err" title={words.failures.of(failure).title} text={words.failures.of(failure).todo} />
          )}
          <TextField
            ref={field}
            label={text.address}
            hint={text.addressHint}
            error={isBad ? text.badAddress : undefined}
            maxLength={2_000}
            value={address}
            onChange={(value) => {
              setBad(false);
              setAddress(value);
            }}
          />
          <TextField
            label={text.username}
            hint={isSame ? text.same : undefined}
            maxLength={300}
            value={username}
            onChange={setUsername}
          />
        </div>
        <div className="dialog-foot">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="submit" kind="primary" pending={isBusy} disabled={isSame || username.trim() === ''}>
            {text.confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};

const namesOf = ({ title, username, server }: Profile): NamedProfile => ({
  ...{ title, username, host: hostOf(server.serverAddress) },
});
