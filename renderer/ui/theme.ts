import type { Bridge } from '../../electron/contract/bridge';
import { defaultSettings } from '../../electron/contract/default-settings';
import type { Settings } from '../../electron/contract/settings';

type Look = Pick<Settings, 'theme' | 'textSize'>;

/** The look of the last start, so that the first paint is right before main has spoken. Holds nothing else. */
const KEY = 'look';

/** Sets `data-theme` and the root's size before the first paint, and follows settings and system from then on. */
export const followTheme = (bridge: Bridge | null): void => {
  const system = matchMedia('(prefers-color-scheme: dark)');
  let look = remembered();
  const apply = (): void => {
    const root = document.documentElement;
    root.dataset['theme'] = look.theme === 'system' ? (system.matches ? 'dark' : 'light') : look.theme;
    root.style.setProperty('font-size', `${look.textSize}%`);
  };
  apply();
  document.documentElement.dataset['scrollbars'] = navigator.platform.startsWith('Mac') ? 'system' : 'own';
  system.addEventListener('change', apply);
  bridge?.['settings:changed']((settings) => {
    look = { theme: settings.theme, textSize: settings.textSize };
    localStorage.setItem(KEY, `${look.theme} ${look.textSize}`);
    apply();
  });
};

const themes = ['system', 'light', 'dark'] as const;
const sizes = [90, 100, 110, 125] as const;

const remembered = (): Look => {
  const [theme, size] = (localStorage.getItem(KEY) ?? '').split(' ');
  return {
    theme: themes.find((known) => known === theme) ?? defaultSettings.theme,
    textSize: sizes.find((known) => `${known}` === size) ?? defaultSettings.textSize,
  };
};
