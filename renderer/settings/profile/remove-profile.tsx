import type { ReactElement } from 'react';
import type { Profile } from '../../../electron/contract/profile';
import { useBridge } from '../../bridge/bridge-context';
import { useRequest } from '../../bridge/use-request';
import { hostOf } from '../../sign-in/server-setup';
import { Banner } from '../../ui/notice';
import { Question } from '../../ui/question';
import { words } from '../../words/catalogue';
import { settingsWords } from '../../words/settings';

type RemoveProps = { readonly profile: Profile; readonly onClose: () => void };

export const RemoveProfile = ({ profile, onClose }: RemoveProps): ReactElement => {
  const { state, isBusy, run } = useRequest(useBridge()['profile:remove'], { whileBusy: 'join' });
  const text = settingsWords.remove;
  const remove = async (): Promise<void> => {
    const result = await run({ profileId: profile.id });
    if (result.ok) onClose();
  };
  return (
    <Question
      title={text.title(profile.username, hostOf(profile.server.serverAddress))}
      text={text.text}
      cancel={words.app.cancel}
      confirm={text.confirm}
      pending={isBusy}
      onCancel={onClose}
      onConfirm={() => void remove()}
    >
      {state.kind === 'failed' && (
        <Banner
          kind="err"
          title={words.failures.of(state.failure).title}
          text={words.failures.of(state.failure).todo}
        />
      )}
    </Question>
  );
};
