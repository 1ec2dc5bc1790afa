import type { Bridge } from '../electron/contract/bridge';
import { defaultSettings } from '../electron/contract/default-settings';
import { setTimeZone } from './words/human';

/** What of the settings holds for the whole page and is no matter of a component; before React, so that it paints right. */
export const followSettings = (bridge: Bridge): void => {
  let { hideOnLock } = defaultSettings;
  bridge['settings:changed']((settings) => {
    ({ hideOnLock } = settings);
    setTimeZone(settings.timeZone);
    if (!hideOnLock) uncover();
  });
  bridge['screen:locked'](() => {
    if (hideOnLock) document.documentElement.dataset['covered'] = 'yes';
  });
  bridge['screen:unlocked'](uncover);
  // Nobody can press anything while it is locked: whoever does is there again, even if the system did not tell.
  for (const gesture of ['pointerdown', 'keydown']) document.addEventListener(gesture, uncover, true);
};

const uncover = (): void => {
  delete document.documentElement.dataset['covered'];
};
