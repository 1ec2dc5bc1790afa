import { app, clipboard, nativeTheme } from 'electron';
import type { AppFacts, Settings } from '../contract/settings';

const LEAST_SUPPORTED_MAJOR = 40;

/** What the window may ask of the desktop, as one object. */
export type Desktop = {
  facts(): AppFacts;
  copy(text: string): void;
  applyTheme(theme: Settings['theme']): void;
};

export const electronDesktop: Desktop = {
  facts: () => ({
    version: app.getVersion(),
    platform: `${process.platform} ${process.arch}`,
    electron: process.versions.electron,
    isFallbackRuntime: Number.parseInt(process.versions.electron, 10) < LEAST_SUPPORTED_MAJOR,
    dataFolder: app.getPath('userData'),
  }),
  copy: (text) => clipboard.writeText(text),
  // The page follows prefers-color-scheme, which Chromium takes from here, already before the first paint.
  applyTheme: (theme) => {
    nativeTheme.themeSource = theme;
  },
};
