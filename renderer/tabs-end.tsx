import type { ReactElement } from 'react';
import type { Profile } from '../electron/contract/profile';
import { useBridge } from './bridge/bridge-context';
import { useShared } from './bridge/use-shared';
import { LastRequest } from './last-request';
import { IconButton } from './ui/button';
import { words } from './words/catalogue';
import { commandWords } from './words/commands';

type TabsEndProps = {
  readonly profile: Profile;
  readonly onShortcuts: () => void;
  readonly onSettings: () => void;
};

/** Right of the tabs: what was asked last, the keys, the settings. It alone is drawn anew with each request. */
export const TabsEnd = ({ profile, onShortcuts, onSettings }: TabsEndProps): ReactElement => {
  const lines = useShared(useBridge()['requests:changed']) ?? [];
  return (
    <div className="end">
      <LastRequest lines={lines.filter(({ profileId }) => profileId === profile.id)} server={profile.server} />
      <IconButton
        icon="keyboard"
        label={commandWords.sheet.title}
        size="s"
        aria-keyshortcuts="?"
        onClick={onShortcuts}
      />
      <IconButton
        icon="settings"
        label={words.app.settings}
        size="s"
        aria-keyshortcuts="Control+,"
        onClick={onSettings}
      />
    </div>
  );
};
