import { expect, it } from 'vitest';
import { readPageBesideGraphics } from '../../../../electron/window/page-beside-graphics';

const after = (given: string, platform: NodeJS.Platform) => {
  const switches = new Map([['enable-features', given]]);
  const commandLine = {
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    appendSwitch: (name: string, value?: string) => void switches.set(name, value ?? ''),
  };
  readPageBesideGraphics(commandLine, platform);
  return [...switches];
};

it.each([
  ['', 'EstablishGpuChannelAsync'],
  ['GlobalShortcutsPortal,Other', 'GlobalShortcutsPortal,Other,EstablishGpuChannelAsync'],
])('what a person has switched on by hand stays on: %s', (given, now) => {
  expect(after(given, 'linux')).toEqual([['enable-features', now]]);
});

it('Windows: left as it is', () => {
  expect(after('Other', 'win32')).toEqual([['enable-features', 'Other']]);
});
