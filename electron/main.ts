import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, type WebContents } from 'electron';
import type { Background } from './background';
import { systemClock } from './base/clock';
import { commandArguments, isTooLong, profileCalled, profileNamed } from './cli/command-arguments';
import { LISTEN_CHANNEL } from './contract/channels';
import type { SessionView } from './contract/session';
import { APP_USER_MODEL_ID } from './desktop/notifications';
import { systemWords } from './desktop/system-words';
import { applyTheme } from './desktop/theme';
import { Announcer } from './ipc/announce';
import { isTrusted } from './ipc/sender';
import { serve } from './ipc/serve';
import { LogFile } from './store/log-file';
import { openStores, type Stores } from './store/stores';
import { declareAppScheme, serveAppScheme } from './window/app-protocol';
import { setMenu, withoutElectronsMenu } from './window/menu';
import { lockNavigation } from './window/navigation';
import { OpenWindows } from './window/open-windows';
import { languageOf } from './window/page-address';
import { readPageBesideGraphics } from './window/page-beside-graphics';
import { denyPermissions } from './window/permissions';
import { ReadAhead } from './window/read-ahead';

const FAILED = 70;
const USAGE = 64;

const main = (): void => {
  useGivenFolder();
  // SECURITY: Node opens a debugger on it; where a fuse forbids that, it would end the app and what it has unsaved.
  process.on('SIGUSR1', () => {});
  const command = commandArguments(process.argv);
  if (command) {
    // Electron only warns of what is rejected, and the process would stay.
    void runInTerminal(command).catch(() => app.exit(FAILED));
    return;
  }
  if (isTooLong(process.argv)) {
    process.stderr.write('latchkey: the command line is too long. The window takes --profile NAME and no files.\n');
    app.exit(USAGE);
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
  withoutElectronsMenu();
  readPageBesideGraphics(app.commandLine);
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
  denyPermissions(session.defaultSession);
  const bundle = path.join(__dirname, '../renderer');
  const ahead = new ReadAhead();
  serveAppScheme(protocol, bundle, ahead);

  const { settings, profiles, windowPlace } = stores;
  const language = () => languageOf(settings.value.language, app.getLocale());
  const say = () => systemWords[language()];
  let behind: Background | null = null;
  const windows = new OpenWindows({
    ...{ settings, profiles, place: windowPlace, log, now: systemClock.now, language, say },
    ...{ preload: path.join(__dirname, '../preload/preload.js'), platform: process.platform },
    transfersUnderWay: () => behind?.transfersUnderWay() ?? 0,
    finishDeletions: (page) => announcer.tell(page, 'deletions:finish', null),
    onShown: (page) => {
      announcer.replay(page, 'profiles:changed');
      announcer.replay(page, 'requests:changed');
    },
  });
  const announcer = new Announcer({
    windows: () => windows.pages,
    tailored: {
      'profiles:changed': (view, page) => {
        const ownId = windows.of(page)?.ownId;
        return ownId === undefined ? view : { ...view, shownId: ownId };
      },
      'requests:changed': (lines, page) => {
        const ownId = windows.of(page)?.ownId;
        return ownId === undefined ? lines : (behind?.requestsShown(ownId) ?? []);
      },
    },
  });
  const isOurs = (contents: WebContents): boolean => windows.of(contents) !== undefined;
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
    behind = createBackground({ stores, announcer, log, windows, say, entries: __dirname });
    return behind;
  });
  const handlersFor = background.then((ready) => (page: WebContents) => {
    const own = windows.of(page);
    if (!own) throw new Error('a page whose window is gone');
    return ready.handlersFor(own);
  });
  serve({ ipc: ipcMain, handlersFor, isOurs, log });
  closeWithApp(background, log);

  await stores.load();
  applyTheme(settings.value.theme);
  const called = (name: unknown): string | null =>
    typeof name === 'string' ? (profileCalled(profiles.all(), name)?.id ?? null) : null;
  const wanted = called(named);
  if (wanted !== null) void profiles.show(wanted);
  announceStores(announcer, stores);
  windows.open();
  ahead.read(bundle);
  // The first one is not to wait for them.
  void background.then(() => windows.openAgain());
  const putMenu = () =>
    setMenu(process.platform, say().menu, (command) => {
      const page = windows.pages.at(-1);
      if (page) announcer.tell(page, 'menu:chosen', { command });
    });
  putMenu();
  settings.onChange(putMenu);
  app.on('activate', () => {
    if (windows.pages.length === 0) windows.open();
  });
  app.on('second-instance', (_event, _argv, _folder, handed: unknown) => {
    windows.bringUp(
      typeof handed === 'object' && handed !== null && 'profile' in handed ? called(handed.profile) : null,
    );
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
