import { useEffect, useRef } from 'react';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import type { Shown } from './use-resource';

/** Main keeps a bounded number of sources: one that was let go of, for tabs that were used since, is opened again. */
export const useReloadWhenGone = (shown: Shown | null, reload: () => void): void => {
  const isGone = shown?.rows.failure?.code === 'gone';
  const asked = useRef<Shown | null>(null);
  useEffect(() => {
    if (!isGone || asked.current === shown) return;
    asked.current = shown;
    reload();
  });
};

/** After a sign-in in place, what failed for want of a session is asked again. */
export const useReloadOnceActive = (profileId: string, hasFailed: boolean, reload: () => void): void => {
  const sessions = useShared(useBridge()['sessions:changed']);
  const kind = sessions?.find((view) => view.profileId === profileId)?.state.kind;
  const before = useRef(kind);
  useEffect(() => {
    if (
      kind === 'active' &&
      before.current !== undefined &&
      before.current !== 'active' &&
      before.current !== 'renewing' &&
      hasFailed
    )
      reload();
    before.current = kind;
  });
};
