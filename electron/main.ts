import path from 'node:path';
import { app, BrowserWindow, ipcMain, protocol, session, type WebContents } from 'electron';
import { systemClock } from './base/clock';
import { ChildCalls } from './child/child-calls';
import { utilityChild } from './child/utility-child';
import { LISTEN_CHANNEL } from './contract/channels';
import { DemoServer } from './desktop/demo-server';
import { onWake } from './desktop/power';
import { electronDesktop } from './desktop/system';
import { axiosHttp } from './http/axios-http';
import { Announcer } from './ipc/announce';
import { handlers } from './ipc/handlers';
import { isTrusted } from './ipc/sender';
import { serve } from './ipc/serve';
import { openRowsWith } from './rows/rows-client';
import { createServices, type Services } from './services';
import { LogFile } from './store/log-file';
import { KeychainClient } from './vault/keychain-client';
import { KeychainVault, mostBytesOn } from './vault/keychain-vault';
import { declareAppScheme, serveAppScheme } from './window/app-protocol';
import { recoverFromCrash } from './window/crash-recovery';
import { openMainWindow } from './window/main-window';
import { setMenu } from './window/menu';
import { lockNavigation } from './window/navigation';
import { denyPermissions } from './window/permissions';

/** Each utility process costs about 15 MB: the one for the keychain ends this long after its last call. */
const VAULT_IDLE_MS = 30_000;
const FAILED = 70;

const processFile = (name: string): string => path.join(__dirname, `${name}.js`);

const main = (): void => {
  useGivenFolder();
  const log = new LogFile({ folder: app.getPath('userData'), now: systemClock.now });
  // Electron's own handler opens a dialog and never ends.
  process.on('uncaughtException', (error) => {
    log.error('main.uncaught', { error: error.name, where: firstFrame(error) });
    void log.flushed().finally(() => app.exit(FAILED));
  });
  // Electron only warns of these, on an output that nobody sees: work in the background that failed by a bug.
  process.on('unhandledRejection', (reason) => {
    log.error('main.unhandled', { error: nameOf(reason), where: firstFrame(reason) });
  });
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  // As root Chromium runs only with --no-sandbox, which enableSandbox() would take away from its network service.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  declareAppScheme(protocol);
  app.on('web-contents-created', (_event, contents) => lockNavigation(contents));
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  void app
    .whenReady()
    .then(() => open(log))
    .catch((error: unknown) => {
      log.error('main.start-failed', { error: nameOf(error), where: firstFrame(error) });
      // Without a window nobody could end it.
      if (BrowserWindow.getAllWindows().length === 0) void log.flushed().finally(() => app.exit(FAILED));
    });
};

const open = async (log: LogFile): Promise<void> => {
  setMenu(process.platform);
  denyPermissions(session.defaultSession);
  serveAppScheme(protocol, path.join(__dirname, '../renderer'));

  let window: BrowserWindow | null = null;
  const announcer = new Announcer({ windows: () => (window ? [window.webContents] : []) });
  const keychain = new ChildCalls({
    start: utilityChild(processFile('keychain-process'), 'Latchkey keychain'),
    idleMs: VAULT_IDLE_MS,
  });
  const demo = new DemoServer({ start: utilityChild(processFile('demo-process'), 'Latchkey demo') });
  const services = createServices({
    folder: app.getPath('userData'),
    vault: new KeychainVault({
      keychain: new KeychainClient({ calls: keychain, platform: process.platform }),
      mostBytes: mostBytesOn(process.platform),
    }),
    http: axiosHttp({ clock: systemClock, userAgent: `Latchkey/${app.getVersion()}` }),
    openRows: openRowsWith(utilityChild(processFile('rows-process'), 'Latchkey rows')),
    startDemo: (port) => demo.address(port),
    announce: (name, payload) => announcer.announce(name, payload),
    clock: systemClock,
    random: Math.random,
    log,
  });

  const isOurs = (contents: WebContents): boolean => contents === window?.webContents;
  serve({ ipc: ipcMain, handlers: handlers(services, electronDesktop), isOurs, log });
  ipcMain.on(LISTEN_CHANNEL, (event, name: unknown) => {
    if (isTrusted(event, isOurs)) announcer.replay(event.sender, name);
  });

  await services.settings.load();
  electronDesktop.applyTheme(services.settings.value.theme);
  const openWindow = (): void => {
    window = openMainWindow(path.join(__dirname, '../preload/preload.js'));
    recoverFromCrash(window, log, systemClock.now);
    window.on('closed', () => {
      window = null;
    });
  };
  openWindow();
  app.on('activate', () => {
    if (!window) openWindow();
  });
  app.on('second-instance', () => {
    if (window?.isMinimized()) window.restore();
    window?.focus();
  });
  onWake(() => services.check());
  closeWithApp(services, log, () => {
    keychain.close();
    demo.close();
  });
  await services.start();
};

/** Waits for what is being written, but not for a keychain that hangs: the process must be gone within 3 s. */
const closeWithApp = (services: Services, log: LogFile, endChildren: () => void): void => {
  let isClosed = false;
  app.on('will-quit', (event) => {
    if (isClosed) return;
    event.preventDefault();
    isClosed = true;
    const late = new Promise((resolve) => setTimeout(resolve, MOST_CLOSING_MS));
    const closed = services.close().then(() => log.flushed());
    void Promise.race([closed, late]).finally(() => {
      endChildren();
      app.exit(0);
    });
  });
};

const MOST_CLOSING_MS = 2_000;

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
