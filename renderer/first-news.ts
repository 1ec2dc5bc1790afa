import { bridgeOfWindow } from './bridge/bridge-context';
import { spokenOf } from './bridge/shared-store';
import { followSettings } from './follow-settings';
import { followTheme } from './ui/theme';

// The first module of the page that runs: main answers while the others are still being read.

export const bridge = bridgeOfWindow();
followTheme(bridge);
if (bridge) followSettings(bridge);

/** Main has said what the first paint shows; what it says is heard in the order in which it was asked for. */
export const spoken: Promise<unknown> = bridge
  ? Promise.all([spokenOf(bridge['profiles:changed']), spokenOf(bridge['sessions:changed'])])
  : Promise.resolve();
