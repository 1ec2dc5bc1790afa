import { defaultSettings } from '../../electron/contract/default-settings';
import type { Settings } from '../../electron/contract/settings';
import { useBridge } from './bridge-context';
import { useShared } from './use-shared';

/** The settings in force; the defaults until main has spoken. */
export const useSettings = (): Settings => useShared(useBridge()['settings:changed']) ?? defaultSettings;
