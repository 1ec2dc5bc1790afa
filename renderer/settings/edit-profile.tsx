import { type FormEvent, type ReactElement, useRef, useState } from 'react';
import type { Profile } from '../../electron/contract/profile';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { TextField } from '../ui/field';
import { words } from '../words/catalogue';
import { settingsWords } from '../words/settings';

type EditProps = { readonly profile: Profile; readonly onClose: () => void };

/** What of a profile can change without a new sign-in. */
export const EditProfile = ({ profile, onClose }: EditProps): ReactElement => {
  const { state, isBusy, run } = useRequest(useBridge()['profile:update'], { whileBusy: 'join' });
  const [path, setPath] = useState(profile.resourcePath);
  const field = useRef<HTMLInputElement>(null);
  const text = settingsWords.editing;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const result = await run({ profileId: profile.id, changes: { resourcePath: path.trim() } });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title={text.title(profile.username)}
      description={profile.server.serverAddress}
      onCancel={onClose}
      initialFocus={field}
    >
      <form onSubmit={save}>
        <div className="dialog-body">
          <TextField
            ref={field}
            label={text.path}
            hint={text.pathHint}
            value={path}
            error={state.kind === 'failed' ? words.failures.of(state.failure).title : undefined}
            onChange={setPath}
          />
        </div>
        <div className="dialog-foot">
          <Button onClick={onClose}>{words.app.cancel}</Button>
          <Button type="submit" kind="primary" pending={isBusy} disabled={path.trim() === ''}>
            {text.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
