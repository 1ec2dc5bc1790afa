import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useBridge } from './bridge/bridge-context';
import { useShared } from './bridge/use-shared';
import { CommandStore } from './commands/command';
import { CommandProvider } from './commands/use-commands';
import { isSamePage, type Page, pageOf } from './page-of';
import type { SettingsTab } from './settings/settings-tab';
import { SignInPage } from './sign-in/sign-in-page';
import { ErrorBoundary } from './ui/error-boundary';
import { ToastProvider } from './ui/toasts';

const Workspace = lazy(async () => ({ default: (await import('./workspace')).Workspace }));
const UnsavedHost = lazy(async () => ({ default: (await import('./resource/unsaved-host')).UnsavedHost }));
const SettingsPage = lazy(async () => ({ default: (await import('./settings/settings-page')).SettingsPage }));

/** Which page. Workspaces of profiles that were shown stay mounted, so that a switch and back loses nothing. */
export const App = (): ReactElement => {
  const bridge = useBridge();
  const profiles = useShared(bridge['profiles:changed']);
  const sessions = useShared(bridge['sessions:changed']);
  const [page, setPage] = useState<Page | null>(null);
  const [visited, setVisited] = useState<readonly string[]>([]);
  const [settings, setSettings] = useState<SettingsTab | null>(null);
  const [commands] = useState(() => new CommandStore());

  const next = pageOf(page, profiles, sessions);
  if (!isSamePage(page, next)) {
    setPage(next);
    if (next?.kind === 'workspace' && !visited.includes(next.profileId)) setVisited([...visited, next.profileId]);
  }

  const all = profiles?.profiles ?? [];
  const views = sessions ?? [];
  const isSignIn = next?.kind === 'sign-in';
  return (
    <ErrorBoundary>
      <ToastProvider>
        {isSignIn && (
          <div className="page-host" hidden={settings !== null}>
            <SignInPage
              profiles={all}
              sessions={views}
              shownId={profiles?.shownId ?? null}
              onSettings={() => setSettings('appearance')}
            />
          </div>
        )}
        <Suspense fallback={<div className="window" />}>
          {isSignIn && settings !== null && (
            <div className="window">
              <SettingsPage tab={settings} onTab={setSettings} onBack={() => setSettings(null)} />
            </div>
          )}
          <CommandProvider value={commands}>
            {visited.map((profileId) => {
              const profile = all.find(({ id }) => id === profileId);
              const view = views.find((one) => one.profileId === profileId);
              if (!profile || !view || isOver(view.state)) return null;
              const isShown = next?.kind === 'workspace' && next.profileId === profileId;
              return (
                <div key={profileId} className="page-host" hidden={!isShown}>
                  <Workspace
                    profile={profile}
                    view={view}
                    profiles={all}
                    sessions={views}
                    isShown={isShown}
                    settings={settings}
                    onSettings={setSettings}
                  />
                </div>
              );
            })}
          </CommandProvider>
        </Suspense>
        {visited.length > 0 && (
          <Suspense fallback={null}>
            <UnsavedHost />
          </Suspense>
        )}
      </ToastProvider>
    </ErrorBoundary>
  );
};

/** What a person signed out of is not kept on screen, not even out of sight. */
const isOver = (state: { readonly kind: string; readonly reason?: string }): boolean =>
  state.kind === 'signed-out' && (state.reason === 'by-person' || state.reason === 'new');
