import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { Emitter } from '../../../../electron/base/emitter';
import { defaultSettings } from '../../../../electron/contract/default-settings';
import type { Settings } from '../../../../electron/contract/settings';
import { followCaptureBlock } from '../../../../electron/window/capture';

const setUp = (platform: NodeJS.Platform) => {
  const changes = new Emitter<Settings>();
  const asked: boolean[] = [];
  const settings = { value: defaultSettings, onChange: (listener: (value: Settings) => void) => changes.on(listener) };
  const change = (blockCapture: boolean): void => {
    settings.value = { ...defaultSettings, blockCapture };
    changes.emit(settings.value);
  };
  const window = Object.assign(new EventEmitter(), {
    setContentProtection: (isOn: boolean) => {
      asked.push(isOn);
    },
  });
  followCaptureBlock(window, settings, platform);
  return { asked, change, window };
};

it('screen capture: blocked and allowed again at once by the setting, and a window that is gone is left alone', () => {
  const { asked, change, window } = setUp('win32');
  change(true);
  change(false);
  window.emit('closed');
  change(true);
  expect(asked).toEqual([false, true, false]);
});

it('screen capture on Linux: never asked for, since the system has no such call', () => {
  const { asked, change } = setUp('linux');
  change(true);
  expect(asked).toEqual([]);
});
