import { type ReactElement, useEffect, useId, useRef } from 'react';
import { Icon } from '../ui/icons';
import { panelProps, TabList } from '../ui/tabs';
import { settingsWords } from '../words/settings';
import type { SettingsTab } from './settings-tab';
import { settingsTabs } from './tab-list';

type SettingsProps = {
  readonly tab: SettingsTab;
  readonly onTab: (tab: SettingsTab) => void;
  readonly onBack: () => void;
};

/** In place of tabs and panel; what was there stays mounted below. */
export const SettingsPage = ({ tab, onTab, onBack }: SettingsProps): ReactElement => {
  const idPrefix = useId();
  const page = useRef<HTMLElement>(null);
  const Body = settingsTabs.find(({ id }) => id === tab)?.Body;
  useEffect(() => page.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(), []);
  return (
    <main
      className="settings"
      aria-label={settingsWords.name}
      ref={page}
      onKeyDown={(event) => {
        // Of a dialog above the page it is the dialog's.
        const isOfDialog = event.target instanceof Element && event.target.closest('dialog') !== null;
        if (event.key === 'Escape' && !event.defaultPrevented && !isOfDialog) onBack();
      }}
    >
      <div className="settings-nav">
        <TabList
          label={settingsWords.name}
          orientation="vertical"
          tabs={settingsTabs.map(({ id, icon }) => ({ id, icon, label: settingsWords.tabs[id] }))}
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
          {Body && <Body onLeave={onBack} />}
        </div>
      </div>
    </main>
  );
};
