import { lazy, type ReactElement, type ReactNode, Suspense, useEffect, useId, useRef, useState } from 'react';
import type { Profile } from '../electron/contract/profile';
import type { SessionView } from '../electron/contract/session';
import { useBridge } from './bridge/bridge-context';
import { useCopy } from './bridge/use-copy';
import { useShared } from './bridge/use-shared';
import { LastRequest } from './last-request';
import { NotLive } from './not-live';
import { Notices } from './notices';
import { collectionName } from './resource/collection-name';
import { ProfileMenu } from './session-bar/profile-menu';
import { SessionBar } from './session-bar/session-bar';
import { SessionStrip } from './session-bar/session-strip';
import { SetUpKeychain } from './session-bar/set-up-keychain';
import type { SettingsTab } from './settings/settings-tab';
import { SignInAgain } from './sign-in/sign-in-again';
import { IconButton } from './ui/button';
import { ErrorBoundary } from './ui/error-boundary';
import { panelProps, TabList } from './ui/tabs';
import { useSessionActions } from './use-session-actions';
import { useWindowKeys } from './use-window-keys';
import { words } from './words/catalogue';

const ResourcePanel = lazy(async () => ({ default: (await import('./resource/resource-panel')).ResourcePanel }));
const TokenPanel = lazy(async () => ({ default: (await import('./token/token-panel')).TokenPanel }));
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
type Section = 'resource' | 'token';

/** One profile at work. Its panels stay mounted through renewal, sign-in in place, settings and a profile switch. */
export const Workspace = (props: WorkspaceProps): ReactElement => {
  const { profile, view, profiles, sessions, isShown, settings, onSettings } = props;
  const requests = useShared(useBridge()['requests:changed']) ?? [];
  const copy = useCopy();
  const idPrefix = useId();
  const [section, setSection] = useState<Section>('resource');
  const [hasShownToken, setShownToken] = useState(false);
  const [isAskingSetUp, setAskingSetUp] = useState(false);
  const again = useSignInAgain(view);
  const actions = useSessionActions(profile.id);
  const hasBeenLive = useHasBeenLive(view);
  const isInSettings = settings !== null;

  const show = (next: Section): void => {
    setSection(next);
    if (next === 'token') setShownToken(true);
    onSettings(null);
  };
  useWindowKeys(isShown, {
    '1': () => show('resource'),
    '2': () => show('token'),
    ',': () => onSettings('appearance'),
  });

  const act = (action: 'unlock' | 'retry' | 'sign-in-again' | 'set-up'): void => {
    if (action === 'sign-in-again') again.open();
    else if (action === 'set-up') setAskingSetUp(true);
    else actions.retry();
  };
  const strips = (
    <>
      <SessionStrip view={view} profile={profile} requests={requests} onAction={act} isActing={actions.isRetrying} />
      <Notices as="strip" />
    </>
  );
  const resourceName = collectionName(profile.resourcePath) || words.app.subscribers;
  // The table has a toolbar of its own, and the strip stands below it.
  const isUnderToolbar = section === 'resource' && hasBeenLive;
  return (
    <div className="window workspace">
      <SessionBar
        view={view}
        profileMenu={
          <ProfileMenu
            profile={profile}
            profiles={profiles}
            sessions={sessions}
            onShow={actions.show}
            onManage={() => onSettings('profiles')}
          />
        }
        onAction={act}
        onWhyMemory={() => setAskingSetUp(true)}
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
          ]}
          shown={section}
          onShow={show}
          idPrefix={idPrefix}
          tabClass="tab focus-inset"
        />
        <div className="end">
          <LastRequest lines={requests.filter(({ profileId }) => profileId === profile.id)} />
          <IconButton
            icon="settings"
            label={words.app.settings}
            size="s"
            aria-keyshortcuts="Control+,"
            onClick={() => onSettings('appearance')}
          />
        </div>
      </div>
      <div className="strips one-strip" hidden={isInSettings}>
        {!isUnderToolbar && strips}
      </div>
      <main className="panel" hidden={isInSettings}>
        <h1 className="vh">{section === 'token' ? words.app.token : resourceName}</h1>
        <Panel
          {...panelProps(idPrefix, 'resource')}
          isShown={section === 'resource'}
          onCopy={copy}
          whileLoading={<div className="one-strip">{isUnderToolbar && strips}</div>}
        >
          {hasBeenLive ? (
            <ResourcePanel profileId={profile.id} path={profile.resourcePath} strips={isUnderToolbar ? strips : null} />
          ) : (
            <NotLive view={view} onRetry={actions.retry} onSignIn={again.open} isRetrying={actions.isRetrying} />
          )}
        </Panel>
        <Panel {...panelProps(idPrefix, 'token')} isShown={section === 'token'} onCopy={copy}>
          {hasShownToken && <TokenPanel profile={profile} view={view} />}
        </Panel>
      </main>
      {isInSettings && isShown && (
        <Suspense fallback={null}>
          <SettingsPage tab={settings} onTab={onSettings} onBack={() => onSettings(null)} />
        </Suspense>
      )}
      {again.isOpen && isShown && <SignInAgain profile={profile} view={view} onClose={again.close} />}
      {isAskingSetUp && isShown && (
        <SetUpKeychain
          reason={view.keeping.kind === 'keychain' ? '' : view.keeping.reason}
          onClose={() => setAskingSetUp(false)}
        />
      )}
    </div>
  );
};

type PanelProps = ReturnType<typeof panelProps> & {
  readonly isShown: boolean;
  readonly onCopy: (text: string, what: string) => void;
  readonly whileLoading?: ReactNode;
  readonly children: ReactNode;
};

/** A view that throws takes its own panel down and nothing else. */
const Panel = ({ isShown, onCopy, whileLoading = null, children, ...tabPanel }: PanelProps): ReactElement => (
  <div {...tabPanel} className="tabpanel" hidden={!isShown}>
    <ErrorBoundary onCopy={(details) => onCopy(details, words.app.crash.details)}>
      <Suspense fallback={whileLoading}>{children}</Suspense>
    </ErrorBoundary>
  </div>
);

/** What was loaded stays on screen when the session ends; before the first life there is nothing to load. */
const useHasBeenLive = ({ state }: SessionView): boolean => {
  const isLive = state.kind === 'active' || state.kind === 'renewing' || state.kind === 'waiting';
  const [hasBeen, setHasBeen] = useState(isLive);
  if (isLive && !hasBeen) setHasBeen(true);
  return hasBeen;
};

/** The dialog opens by itself once for each way in which a session ended, and by its button at any time. */
const useSignInAgain = ({ state, generation }: SessionView) => {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef(0);
  const needs = state.kind === 'expired' || state.kind === 'signed-out';
  const isWell = state.kind === 'active' || state.kind === 'renewing';
  const seen = useRef<number | null>(null);
  useEffect(() => {
    if (needs && seen.current !== generation) {
      seen.current = generation;
      opener.current = 1;
      setOpen(true);
    } else if (isWell && opener.current === 1) {
      opener.current = 0;
      setOpen(false);
    }
  }, [needs, isWell, generation]);
  return { isOpen, open: () => setOpen(true), close: () => setOpen(false) };
};
