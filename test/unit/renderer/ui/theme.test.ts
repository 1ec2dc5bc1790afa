import { afterEach, expect, test, vi } from 'vitest';
import { followTheme } from '../../../../renderer/ui/theme';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { sampleSettings } from '../../../helpers/renderer/samples';

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

const system = (isDark: boolean) => {
  const listeners: (() => void)[] = [];
  const media = { matches: isDark, addEventListener: (_name: string, heard: () => void) => listeners.push(heard) };
  vi.stubGlobal('matchMedia', () => media);
  return {
    turn: (dark: boolean) => {
      media.matches = dark;
      for (const heard of listeners) heard();
    },
  };
};
const theme = () => document.documentElement.dataset['theme'];

test('follows the system live until a theme is chosen', () => {
  const { turn } = system(false);
  const { bridge, fire } = fakeBridge({});
  followTheme(bridge);
  expect(theme()).toBe('light');
  turn(true);
  expect(theme()).toBe('dark');
  fire('settings:changed', sampleSettings({ theme: 'light', textSize: 110 }));
  expect(theme()).toBe('light');
  expect(document.documentElement.style.getPropertyValue('font-size')).toBe('110%');
  turn(true);
  expect(theme()).toBe('light');
});

test('the next start has the chosen look before main has spoken; nonsense in its place is ignored', () => {
  system(false);
  const { bridge, fire } = fakeBridge({});
  followTheme(bridge);
  fire('settings:changed', sampleSettings({ theme: 'dark', textSize: 125 }));
  delete document.documentElement.dataset['theme'];
  followTheme(null);
  expect(theme()).toBe('dark');
  localStorage.setItem('look', 'pink 3000');
  followTheme(null);
  expect(theme()).toBe('light');
});
