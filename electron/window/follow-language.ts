import type { BrowserWindow } from 'electron';
import type { SettingsStore } from '../store/settings';
import { type Language, pageAddress } from './page-address';

/** Loads the page anew when the person chooses another language; what was typed is handed back as after a crash. */
export const followLanguage = (
  window: Pick<BrowserWindow, 'loadURL'> & { once(event: 'closed', listener: () => void): unknown },
  settings: Pick<SettingsStore, 'onChange'>,
  language: () => Language,
): void => {
  let spoken = language();
  const stop = settings.onChange(() => {
    if (language() === spoken) return;
    spoken = language();
    void window.loadURL(pageAddress({ language: spoken }));
  });
  window.once('closed', stop);
};
