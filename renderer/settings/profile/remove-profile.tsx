import { type ReactElement, useRef } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { hostOf } from '../../sign-in/server-setup';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Banner } from '../../ui/notice';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';

type RemoveProps = { readonly profile: Profile; readonly onClose: () => void };

export const RemoveProfile = ({ profile, onClose }: RemoveProps): ReactElement => {
  const { state, isBusy, run } = useRequest(useBridge()['profile:remove'], { whileBusy: 'join' });
  const cancel = useRef<HTMLButtonElement>(null);
  const text = settingsWords.remove;
  const remove = async (): Promise<void> => {
    const result = await run({ profileId: profile.id });
    if (result.ok) onClose();
  };
  return (
    <Dialog
      role="alertdialog"
      title={text.title(profile.username, hostOf(profile.server.serverAddress))}
      description={text.text}
      onCancel={onClose}
      initialFocus={cancel}
    >
      <div className="dialog-body">
        {state.kind === 'failed' && (
          <Banner
            kind="err"
            title={words.failures.of(state.failure).title}
            text={words.failures.of(state.failure).todo}
          />
        )}
      </div>
      <div className="dialog-foot">
        <Button ref={cancel} onClick={onClose}>
          {words.app.cancel}
        </Button>
        <Button kind="danger" pending={isBusy} onClick={() => void remove()}>
          {text.confirm}
        </Button>
      </div>
    </Dialog>
  );
};
