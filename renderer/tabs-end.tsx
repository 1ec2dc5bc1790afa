import type { ReactElement } from 'react';
import type { Profile } from '../electron/contract/profile';
import type { RequestLine } from '../electron/contract/resource';
import { LastRequest } from './last-request';
import { IconButton } from './ui/button';
import { words } from './words/catalogue';
import { commandWords } from './words/commands';

type TabsEndProps = {
  readonly lines: readonly RequestLine[];
  readonly server: Profile['server'];
  readonly onShortcuts: () => void;
  readonly onSettings: () => void;
};

/** Right of the tabs: what was asked last, the keys, the settings. */
export const TabsEnd = ({ lines, server, onShortcuts, onSettings }: TabsEndProps): ReactElement => (
  <div className="end">
    <LastRequest lines={lines} server={server} />
    <IconButton icon="keyboard" label={commandWords.sheet.title} size="s" aria-keyshortcuts="?" onClick={onShortcuts} />
    <IconButton
      icon="settings"
      label={words.app.settings}
      size="s"
      aria-keyshortcuts="Control+,"
      onClick={onSettings}
    />
  </div>
);
