import type { LoadingView } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';

/** How much of this collection's list has come, while a big one comes in; else null. */
export const useComing = (profileId: string, path: string): LoadingView | null => {
  const loading = useShared(useBridge()['resource:loading']) ?? [];
  return loading.find((view) => view.profileId === profileId && view.path === path) ?? null;
};
