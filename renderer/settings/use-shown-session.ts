import type { SessionView } from '../../electron/contract/session';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';

/** Of the profile that the window shows: settings of all sessions tell their figures by its example. */
export const useShownSession = (): SessionView | undefined => {
  const bridge = useBridge();
  const shownId = useShared(bridge['profiles:changed'])?.shownId;
  return useShared(bridge['sessions:changed'])?.find(({ profileId }) => profileId === shownId);
};
