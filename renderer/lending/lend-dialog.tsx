import type { ReactElement } from 'react';
import type { Profile } from '../../electron/contract/profile';
import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';
import { hostOf } from '../sign-in/server-setup';
import { Dialog } from '../ui/dialog';
import { useToast } from '../ui/toasts';
import { words } from '../words/catalogue';
import { lendingWords } from '../words/lending';
import { LendForm } from './lend-form';
import { LentDetails } from './lent-details';
import { useLent } from './use-lent';

type LendDialogProps = { readonly profile: Profile; readonly view: SessionView; readonly onClose: () => void };

/** Says what lending exposes, starts it by choice; while it is on: the address, its use, and the end of it. */
export const LendDialog = ({ profile, view, onClose }: LendDialogProps): ReactElement => {
  const lent = useLent().find(({ profileId }) => profileId === profile.id);
  const stop = useRequest(useBridge()['lend:stop'], { whileBusy: 'join' });
  const toast = useToast();
  // Here and not in the details, which go as soon as main says that it is over.
  const end = async (): Promise<void> => {
    const stopped = await stop.run({ profileId: profile.id });
    toast(
      stopped.ok
        ? { kind: 'ok', text: lendingWords.stopped }
        : { kind: 'err', text: words.failures.of(stopped.error).title },
    );
    if (stopped.ok) onClose();
  };
  return (
    <Dialog
      title={lendingWords.title}
      description={lendingWords.exposes(hostOf(profile.server.serverAddress), profile.username)}
      onCancel={onClose}
    >
      {lent ? (
        <LentDetails
          {...{ lent, user: profile.username, isStopping: stop.isBusy, onClose }}
          onStop={() => void end()}
        />
      ) : (
        <LendForm profile={profile} view={view} onClose={onClose} />
      )}
    </Dialog>
  );
};
