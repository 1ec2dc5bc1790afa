import path from 'node:path';
import { app, BrowserWindow } from 'electron';
import { systemClock } from './base/clock';
import { AppPost } from './calls/app-post';
import { ChildCalls } from './child/child-calls';
import { utilityChild } from './child/utility-child';
import { commandsWith } from './commands';
import type { Handlers } from './contract/bridge';
import type { RowWritten } from './contract/edits';
import type { RequestLine } from './contract/resource';
import { Attention } from './desktop/attention';
import { eraseBrowserData } from './desktop/browser-data';
import { trustedCertificates } from './desktop/certificates';
import { DemoServer } from './desktop/demo-server';
import { systemNotifier } from './desktop/notifications';
import { onFocus, onLock, onSleep, onUnlock, onWake } from './desktop/power';
import { systemProxyFor } from './desktop/proxy';
import { electronDesktop } from './desktop/system';
import { openSystemUpdater, updatesOff } from './desktop/system-updater';
import type { SystemWords } from './desktop/system-words/en';
import { Updates } from './desktop/updates';
import { createAgents } from './http/agents';
import { axiosHttp } from './http/axios-http';
import type { Announcer } from './ipc/announce';
import { handlers } from './ipc/handlers';
import { rowsWith } from './rows/rows-client';
import { createServices } from './services';
import type { LogFile } from './store/log-file';
import type { Stores } from './store/stores';
import { UpdateCheck } from './store/update-check';
import { KeychainClient } from './vault/keychain-client';
import { KeychainVault, mostBytesOn } from './vault/keychain-vault';
import { secretServiceLock } from './vault/secret-service-lock';
import type { OpenWindow, OpenWindows } from './window/open-windows';

/** Each utility process costs about 15 MB: the one for the keychain ends this long after its last call. */
const VAULT_IDLE_MS = 30_000;

export type Background = {
  readonly handlersFor: (window: OpenWindow) => Handlers;
  /** The newest requests, as a window shows them. */
  readonly requestsShown: (profileId: string | null) => readonly RequestLine[];
  start(): Promise<void>;
  /** Exports and imports that would stop. */
  readonly transfersUnderWay: () => number;
  /** Waits for what is being written, then ends the children. */
  close(): Promise<void>;
  endChildren(): void;
};

type Dependencies = {
  readonly stores: Stores;
  readonly announcer: Announcer;
  readonly log: LogFile;
  readonly windows: OpenWindows;
  readonly say: () => SystemWords;
  /** Folder of the bundled entries, which is not that of the chunk this code may be in. */
  readonly entries: string;
};

/** All that works behind the window, with Electron's ports: loaded once the page is there, since it costs its start. */
export const createBackground = (deps: Dependencies): Background => {
  const { stores, announcer, log, windows, say, entries } = deps;
  const processFile = (name: string): string => path.join(entries, `${name}.js`);
  const keychain = new ChildCalls({
    start: utilityChild(processFile('keychain-process'), 'Latchkey keychain'),
    idleMs: VAULT_IDLE_MS,
  });
  const demo = new DemoServer({ start: utilityChild(processFile('demo-process'), 'Latchkey demo') });
  const ca = trustedCertificates();
  const agents = createAgents({ proxyFor: systemProxyFor, ...(ca ? { ca } : {}) });
  const userAgent = `Latchkey/${app.getVersion()}`;
  const services = createServices({
    stores,
    vault: new KeychainVault({
      keychain: new KeychainClient({ calls: keychain, platform: process.platform }),
      mostBytes: mostBytesOn(process.platform),
      ...(process.platform === 'linux' ? { lock: () => secretServiceLock() } : {}),
    }),
    http: axiosHttp({ clock: systemClock, userAgent, agents }),
    httpWith: (trust) =>
      axiosHttp({
        ...{ clock: systemClock, userAgent },
        agents: createAgents({ proxyFor: systemProxyFor, ...(ca ? { ca } : {}), ...trust }),
      }),
    eraseElsewhere: async () => {
      const left = await eraseBrowserData();
      await log.erase();
      await stores.windowPlace.forget();
      return left;
    },
    rows: rowsWith(utilityChild(processFile('rows-process'), 'Latchkey rows')),
    startDemo: (port) => demo.address(port),
    announce: (name, payload) => announcer.announce(name, payload),
    isShownElsewhere: (profileId) => windows.isShownElsewhere(profileId),
    clock: systemClock,
    random: Math.random,
    log,
  });
  const commands = new AppPost(stores.folder, log);
  const lastCheck = new UpdateCheck(stores.folder);
  const updates = new Updates({
    ...{ open: openSystemUpdater, off: updatesOff(), clock: systemClock, lastCheck },
    isDaily: () => stores.settings.value.updates === 'daily',
    hasUnsaved: () => windows.unsaved.drafts + windows.unsaved.deletions + services.transfers.underWay > 0,
  });
  updates.onChange((state) => announcer.announce('updates:changed', state));
  const attention = new Attention({
    ...{ notifier: systemNotifier, say },
    bringUp: (profileId) => windows.bringUp(profileId),
    isWanted: () => stores.settings.value.notify && BrowserWindow.getFocusedWindow() === null,
    profile: (profileId) => stores.profiles.get(profileId),
  });
  services.sessions.onChange((views) => attention.sessions(views));
  services.transfers.onChange((views) => attention.transfers(views));
  const desktop = electronDesktop(say);
  const upkeep = { updates, now: systemClock.now, log: (count: number) => log.tail(count) };
  const handlersOf = new WeakMap<OpenWindow, Handlers>();
  return {
    handlersFor: (window) => {
      const known = handlersOf.get(window);
      if (known) return known;
      const show = (profileId: string | null) => windows.show(window, profileId);
      const openAnother = (profileId: string) => windows.open(profileId);
      const wrote = (written: RowWritten) => {
        for (const page of windows.othersShowing(written.profileId, window))
          announcer.tell(page, 'resource:written', written);
      };
      const made = handlers(services, desktop, { unsaved: window.unsaved, show, openAnother, wrote }, upkeep);
      handlersOf.set(window, made);
      return made;
    },
    requestsShown: (profileId) => services.requestsShown(profileId),
    transfersUnderWay: () => services.transfers.underWay,
    start: async () => {
      onWake(() => services.check());
      onLock(() => announcer.announce('screen:locked', null));
      onUnlock(() => {
        announcer.announce('screen:unlocked', null);
        services.sessions.lookForKeychain(true);
      });
      onFocus(() => services.sessions.lookForKeychain(false));
      onSleep(() => {
        if (stores.settings.value.renewBeforeSleep) void services.sessions.beforeSleep();
      });
      announcer.announce('updates:changed', updates.state);
      void lastCheck.load().then(() => updates.start());
      await commands.own();
      await stores.refresh();
      commands.serve(commandsWith(services));
      return services.start();
    },
    close: async () => {
      updates.close();
      await Promise.all([services.close(), stores.windowPlace.flushed(), desktop.close()]);
      commands.close();
    },
    endChildren: () => {
      keychain.close();
      demo.close();
    },
  };
};
