import type { BrowserWindow } from 'electron';
import type { SettingsStore } from '../store/settings';

/**
 * Screenshots and screen sharing show an empty window while the person wants it so. Windows and macOS only: Linux has
 * no such call (electron docs, setContentProtection).
 */
export const followCaptureBlock = (
  window: Pick<BrowserWindow, 'setContentProtection'> & { once(event: 'closed', listener: () => void): unknown },
  settings: Pick<SettingsStore, 'value' | 'onChange'>,
  platform: NodeJS.Platform,
): void => {
  if (platform === 'linux') return;
  const apply = (): void => window.setContentProtection(settings.value.blockCapture);
  apply();
  const stop = settings.onChange(apply);
  window.once('closed', stop);
};
