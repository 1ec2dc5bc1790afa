import { nativeTheme } from 'electron';
import type { Settings } from '../contract/settings';

/** The page follows prefers-color-scheme, which Chromium takes from here, already before the first paint. */
export const applyTheme = (theme: Settings['theme']): void => {
  nativeTheme.themeSource = theme;
};
