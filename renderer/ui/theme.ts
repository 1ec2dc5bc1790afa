import type { Bridge } from '../../electron/contract/bridge';
import { defaultSettings } from '../../electron/contract/default-settings';
import type { Settings } from '../../electron/contract/settings';

type System = 'mac' | 'windows' | 'linux';

/**
 * Sets what the style sheet asks of the root before the first paint, and follows settings and system from then on. Until
 * main has spoken the system's theme is the chosen one: main tells Chromium so before it opens the window.
 */
export const followTheme = (bridge: Bridge | null): void => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let look: Pick<Settings, 'theme' | 'textSize'> = defaultSettings;
  const apply = (): void => {
    const root = document.documentElement;
    root.dataset['theme'] = look.theme === 'system' ? (system.matches ? 'dark' : 'light') : look.theme;
    root.style.setProperty('font-size', `${look.textSize}%`);
  };
  apply();
  const runsOn = systemOf(navigator.platform);
  document.documentElement.dataset['system'] = runsOn;
  document.documentElement.dataset['scrollbars'] = runsOn === 'mac' ? 'system' : 'own';
  system.addEventListener('change', apply);
  bridge?.['settings:changed']((settings) => {
    look = { theme: settings.theme, textSize: settings.textSize };
    apply();
  });
};

const systemOf = (platform: string): System => {
  if (platform.startsWith('Mac')) return 'mac';
  return platform.startsWith('Win') ? 'windows' : 'linux';
};
