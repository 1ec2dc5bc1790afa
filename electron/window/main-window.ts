import { BrowserWindow, nativeTheme } from 'electron';
import { LEAST, type Placed } from './placing';

/** `bg-chrome` of renderer/ui/css/tokens.css: what shows before the first paint, so that no flash of white comes. */
const GROUND = { light: '#f3f4f7', dark: '#101216' } as const;

type Opening = {
  readonly preload: string;
  /** Of the page. */
  readonly address: string;
  readonly placed: Placed;
  readonly isMaximized: boolean;
  /** Takes the focus as it appears. */
  readonly isActive: boolean;
};

/** Sandboxed, isolated, without Node; shown when its first frame is ready. */
export const openMainWindow = ({ preload, address, placed, isMaximized, isActive }: Opening): BrowserWindow => {
  const window = new BrowserWindow({
    ...placed,
    minWidth: LEAST.width,
    minHeight: LEAST.height,
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
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    if (isActive) window.show();
    else window.showInactive();
  });
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(address);
  return window;
};
