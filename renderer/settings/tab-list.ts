import type { ReactElement } from 'react';
import type { IconName } from '../ui/icons';
import { AboutTab } from './about-tab';
import { AppearanceTab } from './appearance-tab';
import { DiagnosticsTab } from './diagnostics-tab';
import { PrivacyTab } from './privacy-tab';
import { ProfilesTab } from './profiles-tab';
import { SessionTab } from './session-tab';
import type { SettingsTab } from './settings-tab';
import { UpdatesTab } from './updates-tab';

type TabEntry = {
  readonly id: SettingsTab;
  readonly icon: IconName;
  /** `onLeave`: goes back to what was there before the settings. */
  readonly Body: (props: { readonly onLeave: () => void }) => ReactElement | null;
};

/** All tabs in their order: a new one is a file, its words and a line. */
export const settingsTabs: readonly TabEntry[] = [
  { id: 'profiles', icon: 'users', Body: ProfilesTab },
  { id: 'session', icon: 'refresh', Body: SessionTab },
  { id: 'appearance', icon: 'sun', Body: AppearanceTab },
  { id: 'privacy', icon: 'shield', Body: PrivacyTab },
  { id: 'updates', icon: 'update', Body: UpdatesTab },
  { id: 'diagnostics', icon: 'activity', Body: DiagnosticsTab },
  { id: 'about', icon: 'info', Body: AboutTab },
];
