import { app, clipboard, nativeTheme } from 'electron';
import { systemClock } from '../base/clock';
import type { Secret } from '../base/secret';
import type { AppFacts, Settings } from '../contract/settings';
import { SecretClipboard } from './clipboard';
import { systemClipboard } from './system-clipboard';

const LEAST_SUPPORTED_MAJOR = 40;

/** What the window may ask of the desktop, as one object. */
export type Desktop = {
  facts(): AppFacts;
  copy(text: string): Promise<void>;
  /** Of a live token: it leaves the clipboard again. */
  copySecret(text: Secret): Promise<void>;
  applyTheme(theme: Settings['theme']): void;
};

const secrets = new SecretClipboard({
  clipboard: systemClipboard,
  clock: systemClock,
  onQuit: (clear) => app.on('will-quit', clear),
});

export const electronDesktop: Desktop = {
  facts: () => ({
    version: app.getVersion(),
    platform: `${process.platform} ${process.arch}`,
    electron: process.versions.electron,
    isFallbackRuntime: Number.parseInt(process.versions.electron, 10) < LEAST_SUPPORTED_MAJOR,
    dataFolder: app.getPath('userData'),
  }),
  // A promise since Electron 45, and nothing at all before.
  copy: async (text) => {
    await clipboard.writeText(text);
  },
  copySecret: (text) => secrets.copy(text),
  // The page follows prefers-color-scheme, which Chromium takes from here, already before the first paint.
  applyTheme: (theme) => {
    nativeTheme.themeSource = theme;
  },
};
