import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, type WebContents } from 'electron';
import type { Background } from './background';
import { systemClock } from './base/clock';
import { commandArguments, profileCalled, profileNamed } from './cli/command-arguments';
import { LISTEN_CHANNEL } from './contract/channels';
import type { SessionView } from './contract/session';
import { APP_USER_MODEL_ID } from './desktop/notifications';
import { applyTheme } from './desktop/system';
import { systemWords } from './desktop/system-words';
import { Announcer } from './ipc/announce';
import { isTrusted } from './ipc/sender';
import { serve } from './ipc/serve';
import { LogFile } from './store/log-file';
import { openStores, type Stores } from './store/stores';
import { declareAppScheme, serveAppScheme } from './window/app-protocol';
import { askAboutUnsaved } from './window/ask-about-unsaved';
import { askAboutView } from './window/ask-about-view';
import { followCaptureBlock } from './window/capture';
import { recoverFromCrash } from './window/crash-recovery';
import { followLanguage } from './window/follow-language';
import { guardClosing } from './window/guard-closing';
import { openMainWindow } from './window/main-window';
import { setMenu } from './window/menu';
import { lockNavigation } from './window/navigation';
import { languageOf, pageAddress } from './window/page-address';
import { denyPermissions } from './window/permissions';
import { Unsaved } from './window/unsaved';

const FAILED = 70;

const main = (): void => {
  useGivenFolder();
  // SECURITY: Node opens a debugger on it; where a fuse forbids that, it would end the app and what it has unsaved.
  process.on('SIGUSR1', () => {});
  const command = commandArguments(process.argv);
  if (command) {
    void runInTerminal(command);
    return;
  }
  const folder = app.getPath('userData');
  const log = new LogFile({ folder, now: systemClock.now });
  // Electron's own handler opens a dialog and never ends.
  process.on('uncaughtException', (error) => {
    log.error('main.uncaught', { error: error.name, where: firstFrame(error) });
    void log.flushed().finally(() => app.exit(FAILED));
  });
  // Electron only warns of these, on an output that nobody sees: work in the background that failed by a bug.
  process.on('unhandledRejection', (reason) => {
    log.error('main.unhandled', { error: nameOf(reason), where: firstFrame(reason) });
  });
  const named = profileNamed(process.argv);
  // Handed to the first start as it is: Chromium reorders the words of a second one.
  if (!app.requestSingleInstanceLock({ profile: named })) {
    app.quit();
    return;
  }
  // As root Chromium runs only with --no-sandbox, which enableSandbox() would take away from its network service.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (process.platform === 'win32') app.setAppUserModelId(APP_USER_MODEL_ID);
  declareAppScheme(protocol);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  const stores = openStores(folder, systemClock.now);
  void stores.load();
  void app
    .whenReady()
    .then(() => open(log, stores, named))
    .catch((error: unknown) => {
      log.error('main.start-failed', { error: nameOf(error), where: firstFrame(error) });
      // Without a window nobody could end it.
      if (BrowserWindow.getAllWindows().length === 0) void log.flushed().finally(() => app.exit(FAILED));
    });
};

/** The window first: what works behind it is loaded when it has been painted, and requests wait for it. */
const open = async (log: LogFile, stores: Stores, named: string | null): Promise<void> => {
  setMenu(process.platform);
  denyPermissions(session.defaultSession);
  serveAppScheme(protocol, path.join(__dirname, '../renderer'));

  let window: BrowserWindow | null = null;
  const language = () => languageOf(stores.settings.value.language, app.getLocale());
  const say = () => systemWords[language()];
  const bringUp = (profileId: string): void => {
    void stores.profiles.show(profileId);
    if (!window) openWindow();
    else {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    }
  };
  const announcer = new Announcer({ windows: () => (window ? [window.webContents] : []) });
  const unsaved = new Unsaved();
  const isOurs = (contents: WebContents): boolean => contents === window?.webContents;
  ipcMain.on(LISTEN_CHANNEL, (event, name: unknown) => {
    if (isTrusted(event, isOurs)) announcer.replay(event.sender, name);
  });
  const shown = new Promise<void>((resolve) => {
    app.once('browser-window-created', (_event, created) => created.once('ready-to-show', () => resolve()));
    // A window that never paints must not keep sessions from being renewed.
    setTimeout(resolve, MOST_UNSHOWN_MS);
  });
  const background = shown.then(async () => {
    await new Promise((resolve) => setTimeout(resolve, AFTER_SHOWN_MS));
    const { createBackground } = await import('./background');
    return createBackground({ stores, announcer, log, unsaved, say, bringUp, entries: __dirname });
  });
  let transfersUnderWay = (): number => 0;
  void background.then((behind) => {
    transfersUnderWay = behind.transfersUnderWay;
  });
  serve({ ipc: ipcMain, handlers: background.then(({ handlers }) => handlers), isOurs, log });
  closeWithApp(background, log);

  await stores.load();
  applyTheme(stores.settings.value.theme);
  const show = (name: unknown): void => {
    const profile = typeof name === 'string' ? profileCalled(stores.profiles.all(), name) : null;
    if (profile) void stores.profiles.show(profile.id);
  };
  show(named);
  announceStores(announcer, stores);
  let isQuitting = false;
  app.on('before-quit', () => {
    isQuitting = true;
  });
  const openWindow = (): void => {
    const preload = path.join(__dirname, '../preload/preload.js');
    const opened = openMainWindow(preload, pageAddress({ language: language() }));
    window = opened;
    followLanguage(opened, stores.settings, language);
    followCaptureBlock(opened, stores.settings, process.platform);
    recoverFromCrash(opened, {
      ...{ log, now: systemClock.now, address: (after) => pageAddress({ language: language(), after }) },
      ask: (question, signal) => askAboutView(opened, question, signal, say().view),
    });
    guardClosing(opened, {
      ...{ unsaved, transfersUnderWay: () => transfersUnderWay() },
      ask: (atStake) => askAboutUnsaved(opened, atStake, say().unsaved),
      finishDeletions: () => announcer.announce('deletions:finish', null),
      close: () => (isQuitting ? app.quit() : opened.close()),
    });
    window.on('closed', () => {
      window = null;
    });
  };
  openWindow();
  app.on('activate', () => {
    if (!window) openWindow();
  });
  app.on('second-instance', (_event, _argv, _folder, handed: unknown) => {
    if (typeof handed === 'object' && handed !== null && 'profile' in handed) show(handed.profile);
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  await (await background).start();
};

/** `latchkey inspect` and the like: no window, no lock, no display. */
const runInTerminal = async (command: readonly string[]): Promise<void> => {
  app.dock?.hide();
  const folder = app.getPath('userData');
  const [{ runCommand }, { systemIo }, { askSessions }] = await Promise.all([
    import('./cli/command-line'),
    import('./cli/system-io'),
    import('./command-sessions'),
  ]);
  const about = { version: app.getVersion(), runtime: `Electron ${process.versions.electron}` };
  const ask = askSessions(path.join(__dirname, 'command-worker.js'), folder, about.version);
  app.exit(await runCommand(command, systemIo, { about, ask }));
};

/** What the first paint needs; the services tell the same, and more, as soon as they are there. */
const announceStores = (announcer: Announcer, { settings, profiles, notices }: Stores): void => {
  announcer.announce('settings:changed', settings.value);
  announcer.announce('profiles:changed', profiles.view);
  announcer.announce('notices:changed', notices.all);
  announcer.announce(
    'sessions:changed',
    profiles.all().map(({ id, username }) => viewBefore(id, username, profiles.hasRecord(id))),
  );
};

/** A session of which only its profile is known yet. */
const viewBefore = (profileId: string, username: string, hasRecord: boolean): SessionView => ({
  ...{ profileId, user: username === '' ? null : username },
  state: hasRecord ? { kind: 'restoring' } : { kind: 'signed-out', reason: 'new' },
  ...{ keeping: { kind: 'keychain' }, clock: null, generation: 0, tokens: [], diaryLength: 0 },
});

/** Waits for what is being written, but not for a keychain that hangs: the process must be gone within 3 s. */
const closeWithApp = (background: Promise<Background>, log: LogFile): void => {
  let loaded: Background | null = null;
  void background.then((ready) => {
    loaded = ready;
  });
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    const late = new Promise((resolve) => setTimeout(resolve, MOST_CLOSING_MS));
    const closed = Promise.resolve(loaded?.close()).then(() => log.flushed());
    void Promise.race([closed, late]).finally(() => {
      loaded?.endChildren();
      app.exit(0);
    });
  });
};

const MOST_CLOSING_MS = 2_000;

/** Loading the background takes this process some 100 ms: the window comes to the screen before. */
const AFTER_SHOWN_MS = 100;
const MOST_UNSHOWN_MS = 5_000;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** Where it was thrown; not the message, which could hold values. */
const firstFrame = (error: unknown): string => {
  const lines = error instanceof Error ? String(error.stack).split('\n') : [];
  return lines.find((line) => /^\s+at /.test(line))?.trim() ?? '';
};

/** `--user-data-dir` is Chromium's switch; Electron's own folders follow it only if they are told. */
const useGivenFolder = (): void => {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  if (path.isAbsolute(given)) app.setPath('userData', given);
};

main();
