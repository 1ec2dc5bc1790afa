import { afterEach, expect, test, vi } from 'vitest';
import { followTheme } from '../../../../renderer/ui/theme';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { sampleSettings } from '../../../helpers/renderer/samples';

afterEach(() => {
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

test('nothing of it is kept in the page: main tells it at each start', () => {
  system(true);
  const { bridge, fire } = fakeBridge({});
  followTheme(bridge);
  fire('settings:changed', sampleSettings({ theme: 'light', textSize: 125 }));
  expect(localStorage.length).toBe(0);
  followTheme(null);
  expect(theme()).toBe('dark');
});

test.each([
  ['MacIntel', 'mac', 'system'],
  ['Win32', 'windows', 'own'],
  ['Linux x86_64', 'linux', 'own'],
])('on %s: its fonts, and its scrollbars where they do not take room', (platform, runsOn, scrollbars) => {
  system(false);
  vi.stubGlobal('navigator', { platform });
  followTheme(null);
  expect(document.documentElement.dataset).toMatchObject({ system: runsOn, scrollbars });
});
