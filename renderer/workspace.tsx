import { lazy, type ReactElement, Suspense, useId, useMemo, useState } from 'react';
import type { Profile } from '../electron/contract/profile';
import type { SessionView } from '../electron/contract/session';
import { useCopy } from './bridge/use-copy';
import { CommandHost } from './commands/command-host';
import { useCommandStore } from './commands/use-commands';
import { useLending } from './lending/use-lending';
import { NotLive } from './not-live';
import { Notices } from './notices';
import { OpenCollection } from './open-collection';
import { collectionName, tabName } from './resource/collection-name';
import type { Target } from './resource/follow';
import { SectionPanel } from './section-panel';
import { ProfileMenu } from './session-bar/profile-menu';
import { SessionBar } from './session-bar/session-bar';
import { SessionStrip } from './session-bar/session-strip';
import { SetUpKeychain } from './session-bar/set-up-keychain';
import type { SettingsTab } from './settings/settings-tab';
import { SignInAgain } from './sign-in/sign-in-again';
import { TabsEnd } from './tabs-end';
import { CloseMark, panelProps, TabList, tabId } from './ui/tabs';
import { useCollections } from './use-collections';
import { useSessionActions } from './use-session-actions';
import { useHasBeenLive, useSignInAgain } from './use-session-life';
import { useWorkspaceCommands } from './use-workspace-commands';
import { words } from './words/catalogue';

const ResourcePanel = lazy(async () => ({ default: (await import('./resource/resource-panel')).ResourcePanel }));
const TokenPanel = lazy(async () => ({ default: (await import('./token/token-panel')).TokenPanel }));
const RequestsPanel = lazy(async () => ({ default: (await import('./compose/requests-panel')).RequestsPanel }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page')).SettingsPage }));

type WorkspaceProps = {
  readonly profile: Profile;
  readonly view: SessionView;
  readonly profiles: readonly Profile[];
  readonly sessions: readonly SessionView[];
  readonly isShown: boolean;
  readonly settings: SettingsTab | null;
  readonly onSettings: (tab: SettingsTab | null) => void;
};
/** `c:` and the path: a further collection. */
type Section = 'resource' | 'token' | 'requests' | `c:${string}`;

const sectionOf = (path: string): Section => `c:${path}`;

/** One profile at work. Its panels stay mounted through renewal, sign-in in place, settings and a profile switch. */
export const Workspace = (props: WorkspaceProps): ReactElement => {
  const { profile, view, profiles, sessions, isShown, settings, onSettings } = props;
  const copy = useCopy();
  const idPrefix = useId();
  const [section, setSection] = useState<Section>('resource');
  const [visited, setVisited] = useState<ReadonlySet<Section>>(new Set());
  const collections = useCollections(profile);
  const [isAskingSetUp, setAskingSetUp] = useState(false);
  const again = useSignInAgain(view);
  const actions = useSessionActions(profile.id);
  const lending = useLending(profile, view, isShown);
  const hasBeenLive = useHasBeenLive(view);
  const isInSettings = settings !== null;

  const show = (next: Section): void => {
    setSection(next);
    setVisited((before) => new Set(before).add(next));
    onSettings(null);
  };
  const resourceName = collectionName(profile.resourcePath) || words.app.subscribers;
  const store = useCommandStore();
  useWorkspaceCommands({
    ...{ isShown, profile, view, profiles, actions, resourceName, onSettings },
    paths: collections.paths,
    onResource: () => show('resource'),
    onToken: () => show('token'),
    onRequests: () => show('requests'),
    onPath: (path) => show(sectionOf(path)),
  });

  const act = (action: 'unlock' | 'retry' | 'sign-in-again' | 'set-up'): void => {
    if (action === 'sign-in-again') again.open();
    else if (action === 'set-up') setAskingSetUp(true);
    else actions.retry();
  };
  const strips = (
    <>
      <SessionStrip view={view} profile={profile} onAction={act} isActing={actions.isRetrying} />
      <Notices as="strip" />
    </>
  );
  const open = (target: Target, service?: string): void => {
    const path = collections.open(target, service);
    show(path === profile.resourcePath ? 'resource' : sectionOf(path));
  };
  const close = (path: string): void => {
    collections.close(path);
    if (section === sectionOf(path)) show('resource');
  };
  const shownPath = collections.paths.find((path) => section === sectionOf(path)) ?? null;
  const { serverAddress } = profile.server;
  const origins = useMemo(
    () => [new URL(serverAddress).origin, ...profile.services.map(({ origin }) => origin)],
    [serverAddress, profile.services],
  );
  // The table has a toolbar of its own, and the strip stands below it.
  const isUnderToolbar = section !== 'token' && section !== 'requests' && hasBeenLive;
  const panelOf = (path: string, isHere: boolean): ReactElement => (
    <ResourcePanel
      profileId={profile.id}
      {...{ path, serverAddress, origins }}
      wanted={collections.wanted?.path === path ? collections.wanted : null}
      onFollow={open}
      strips={isHere ? strips : null}
      isShown={isHere && isShown && !isInSettings}
    />
  );
  return (
    <div className="window workspace">
      <SessionBar
        profile={profile}
        view={view}
        profileMenu={
          <ProfileMenu
            profile={profile}
            profiles={profiles}
            sessions={sessions}
            onShow={actions.show}
            onManage={() => onSettings('profiles')}
            onLend={lending.open}
            onNewWindow={actions.openWindow}
          />
        }
        chips={lending.chip}
        onAction={act}
        onWhyMemory={() => setAskingSetUp(true)}
        onCommands={() => store.find('palette')?.run()}
        onRenew={actions.renew}
        onSignOut={actions.signOut}
        isActing={actions.isRetrying}
        isSigningOut={actions.isSigningOut}
      />
      <div className="tabs" hidden={isInSettings}>
        <TabList
          label={words.app.sections}
          tabs={[
            { id: 'resource', label: resourceName, icon: 'table' },
            { id: 'token', label: words.app.token, icon: 'key' },
            { id: 'requests', label: words.app.requests, icon: 'cmd' },
            ...collections.paths.map((path) => ({
              id: sectionOf(path),
              label: tabName(path),
              icon: 'table' as const,
              mark: <CloseMark onClose={() => close(path)} />,
            })),
          ]}
          shown={section}
          onShow={show}
          onDelete={(tab) => collections.paths.some((path) => sectionOf(path) === tab) && close(tab.slice(2))}
          idPrefix={idPrefix}
          tabClass="tab focus-inset"
        />
        {hasBeenLive && (
          <OpenCollection
            profileId={profile.id}
            {...{ origins, serverAddress }}
            shown={shownPath}
            onOpen={(path, service) => open({ path, key: null }, service)}
            onClose={close}
          />
        )}
        <TabsEnd
          profile={profile}
          onShortcuts={() => store.find('shortcuts')?.run()}
          onSettings={() => onSettings('appearance')}
        />
      </div>
      <div className="strips one-strip" hidden={isInSettings}>
        {!isUnderToolbar && strips}
      </div>
      <main className="panel" hidden={isInSettings}>
        <h1 className="vh">
          {section === 'token' || section === 'requests'
            ? words.app[section]
            : shownPath === null
              ? resourceName
              : tabName(shownPath)}
        </h1>
        <SectionPanel
          {...panelProps(idPrefix, 'resource')}
          isShown={section === 'resource'}
          onCopy={copy}
          whileLoading={<div className="one-strip">{isUnderToolbar && strips}</div>}
        >
          {hasBeenLive ? (
            panelOf(profile.resourcePath, section === 'resource')
          ) : (
            <NotLive view={view} onRetry={actions.retry} onSignIn={again.open} isRetrying={actions.isRetrying} />
          )}
        </SectionPanel>
        <SectionPanel {...panelProps(idPrefix, 'token')} isShown={section === 'token'} onCopy={copy}>
          {visited.has('token') && <TokenPanel profile={profile} view={view} />}
        </SectionPanel>
        <SectionPanel {...panelProps(idPrefix, 'requests')} isShown={section === 'requests'} onCopy={copy}>
          {visited.has('requests') && (
            <RequestsPanel
              profile={profile}
              isShown={isShown && section === 'requests' && !isInSettings}
              onOpenCollection={(path) => open({ path, key: null })}
            />
          )}
        </SectionPanel>
        {collections.paths.map((path) => {
          const id = sectionOf(path);
          const isHere = section === id;
          return (
            <SectionPanel key={path} {...panelProps(idPrefix, tabId(id))} isShown={isHere} onCopy={copy}>
              {hasBeenLive ? (
                visited.has(id) && panelOf(path, isHere)
              ) : (
                <NotLive view={view} onRetry={actions.retry} onSignIn={again.open} isRetrying={actions.isRetrying} />
              )}
            </SectionPanel>
          );
        })}
      </main>
      {isInSettings && isShown && (
        <Suspense fallback={null}>
          <SettingsPage tab={settings} onTab={onSettings} onBack={() => onSettings(null)} />
        </Suspense>
      )}
      <CommandHost isShown={isShown} />
      {again.isOpen && isShown && <SignInAgain profile={profile} view={view} onClose={again.close} />}
      {isShown && lending.dialog}
      {isAskingSetUp && isShown && (
        <SetUpKeychain
          reason={'reason' in view.keeping ? view.keeping.reason : null}
          onClose={() => setAskingSetUp(false)}
        />
      )}
    </div>
  );
};
