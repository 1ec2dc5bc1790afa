import { type ReactElement, useEffect, useId, useRef } from 'react';
import { Icon } from '../ui/icons';
import { panelProps, TabList } from '../ui/tabs';
import { settingsWords } from '../words/settings';
import { AboutTab } from './about-tab';
import { AppearanceTab } from './appearance-tab';
import { ProfilesTab } from './profiles-tab';
import type { SettingsTab } from './settings-tab';

type SettingsProps = {
  readonly tab: SettingsTab;
  readonly onTab: (tab: SettingsTab) => void;
  readonly onBack: () => void;
};

/** In place of tabs and panel; what was there stays mounted below. */
export const SettingsPage = ({ tab, onTab, onBack }: SettingsProps): ReactElement => {
  const idPrefix = useId();
  const page = useRef<HTMLElement>(null);
  useEffect(() => page.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(), []);
  return (
    <main
      className="settings"
      aria-label={settingsWords.name}
      ref={page}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onBack();
      }}
    >
      <div className="settings-nav">
        <TabList
          label={settingsWords.name}
          orientation="vertical"
          tabs={[
            { id: 'profiles', label: settingsWords.tabs.profiles, icon: 'users' },
            { id: 'appearance', label: settingsWords.tabs.appearance, icon: 'sun' },
            { id: 'about', label: settingsWords.tabs.about, icon: 'info' },
          ]}
          shown={tab}
          onShow={onTab}
          idPrefix={idPrefix}
        />
        <span className="grow" />
        <button type="button" onClick={onBack}>
          <Icon name="left" />
          {settingsWords.back}
        </button>
      </div>
      <div className="settings-body" {...panelProps(idPrefix, tab)}>
        <div className="settings-in">
          <h1>{settingsWords.tabs[tab]}</h1>
          {tab === 'profiles' && <ProfilesTab onLeave={onBack} />}
          {tab === 'appearance' && <AppearanceTab />}
          {tab === 'about' && <AboutTab />}
        </div>
      </div>
    </main>
  );
};
