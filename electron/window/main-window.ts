import { BrowserWindow, nativeTheme } from 'electron';

/** `bg-chrome` of renderer/ui/css/tokens.css: what shows before the first paint, so that no flash of white comes. */
const GROUND = { light: '#f3f4f7', dark: '#101216' } as const;

/** `address`: of the page. Sandboxed, isolated, without Node; shown when its first frame is ready. */
export const openMainWindow = (preload: string, address: string): BrowserWindow => {
  const window = new BrowserWindow({
    width: 1180,
    height: 760,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Latchkey',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(address);
  return window;
};
