import { expect, it } from 'vitest';
import { readPageBesideGraphics } from '../../../../electron/window/page-beside-graphics';

it.each([
  ['', 'EstablishGpuChannelAsync'],
  ['GlobalShortcutsPortal,Other', 'GlobalShortcutsPortal,Other,EstablishGpuChannelAsync'],
])('what a person has switched on by hand stays on: %s', (given, now) => {
  const switches = new Map([['enable-features', given]]);
  readPageBesideGraphics({
    getSwitchValue: (name) => switches.get(name) ?? '',
    appendSwitch: (name, value) => void switches.set(name, value ?? ''),
  });
  expect([...switches]).toEqual([['enable-features', now]]);
});
