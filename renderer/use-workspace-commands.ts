import type { Profile } from '../electron/contract/profile';
import type { SessionView } from '../electron/contract/session';
import type { Command } from './commands/command';
import { useCommandStore, useCommands } from './commands/use-commands';
import { tabName } from './resource/collection-name';
import { whyNotRenew } from './session-bar/why-not-renew';
import type { SettingsTab } from './settings/settings-tab';
import { hostOf } from './sign-in/server-setup';
import type { SessionActions } from './use-session-actions';
import { words } from './words/catalogue';
import { commandWords } from './words/commands';
import { settingsWords } from './words/settings';

type WorkspaceParts = {
  readonly isShown: boolean;
  readonly profile: Profile;
  readonly view: SessionView;
  readonly profiles: readonly Profile[];
  readonly actions: SessionActions;
  readonly resourceName: string;
  /** Further collections, each with a tab. */
  readonly paths: readonly string[];
  readonly onResource: () => void;
  readonly onToken: () => void;
  readonly onRequests: () => void;
  readonly onPath: (path: string) => void;
  readonly onSettings: (tab: SettingsTab) => void;
};

const SETTINGS: readonly SettingsTab[] = [
  'profiles',
  'session',
  'appearance',
  'privacy',
  'updates',
  'diagnostics',
  'about',
];

/** What can be done in any workspace; its collections add what can be done with their rows. */
export const useWorkspaceCommands = (parts: WorkspaceParts): void => {
  const { isShown, profile, view, profiles, actions, paths, resourceName } = parts;
  const store = useCommandStore();
  const { groups } = commandWords;
  const session: readonly Command[] = [
    {
      ...{ id: 'session.renew', group: groups.session, label: words.session.renewNow, icon: 'refresh' },
      ...{ keys: 'Control+Shift+R', reason: whyNotRenew(view), run: actions.renew },
    },
    {
      ...{ id: 'session.switch', group: groups.session, label: commandWords.switchProfile, icon: 'users' },
      keys: 'Control+Shift+P',
      run: () => store.find('palette.profiles')?.run(),
    },
    {
      ...{ id: 'session.new-window', group: groups.session, label: words.session.menu.newWindow, icon: 'external' },
      run: actions.openWindow,
    },
    {
      ...{ id: 'session.sign-out', group: groups.session, label: words.session.signOut, icon: 'signOut' },
      run: actions.signOut,
    },
  ];
  const goTo: readonly Command[] = [
    {
      ...{ id: 'go.resource', group: groups.goTo, label: resourceName, icon: 'table', keys: 'Control+1' },
      run: parts.onResource,
    },
    {
      ...{ id: 'go.token', group: groups.goTo, label: words.app.token, icon: 'key', keys: 'Control+2' },
      run: parts.onToken,
    },
    {
      ...{ id: 'go.requests', group: groups.goTo, label: words.app.requests, icon: 'cmd', keys: 'Control+3' },
      run: parts.onRequests,
    },
    ...paths.map(
      (path): Command => ({
        ...{ id: `go.${path}`, group: groups.goTo, label: tabName(path), icon: 'table' },
        run: () => parts.onPath(path),
      }),
    ),
    {
      ...{ id: 'go.last-request', group: groups.goTo, label: commandWords.lastRequest, icon: 'activity' },
      ...{
        keys: 'Control+Shift+L',
        run: () => document.querySelector<HTMLElement>('.page-host:not([hidden]) .req-btn')?.click(),
      },
    },
    {
      ...{ id: 'settings', group: groups.goTo, label: words.app.settings, icon: 'settings', keys: 'Control+,' },
      run: () => parts.onSettings('appearance'),
    },
  ];
  useCommands(isShown, {
    order: 10,
    commands: [...session, ...goTo],
    typed: (text) => [
      ...profileCommands(profiles, profile.id, actions.show),
      ...(text === '' ? [] : SETTINGS.map((tab) => settingsCommand(tab, parts.onSettings))),
    ],
  });
};

const profileCommands = (
  profiles: readonly Profile[],
  shownId: string,
  show: SessionActions['show'],
): readonly Command[] => [
  ...profiles
    .filter(({ id }) => id !== shownId)
    .map(
      ({ id, title, username, server }): Command => ({
        ...{ id: `profile.${id}`, group: commandWords.groups.profiles, icon: 'user' },
        label: [title, `${username} @ ${hostOf(server.serverAddress)}`].filter((part) => part !== '').join(' · '),
        run: () => show(id),
      }),
    ),
  {
    ...{ id: 'profile.new', group: commandWords.groups.profiles, icon: 'plus', label: words.session.menu.newProfile },
    run: () => show(null),
  },
];

const settingsCommand = (tab: SettingsTab, onSettings: WorkspaceParts['onSettings']): Command => ({
  ...{ id: `settings.${tab}`, group: commandWords.groups.settings, icon: 'settings' },
  label: commandWords.settingsTab(settingsWords.tabs[tab]),
  run: () => onSettings(tab),
});
