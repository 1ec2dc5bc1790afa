import { useEffect } from 'react';
import { useBridge } from '../bridge/bridge-context';

/** The row was written in another window, or its collection past all tables. `key` null: there is none yet. */
export const useRowWritten = (profileId: string, path: string, key: string | null, then: () => void): void => {
  const bridge = useBridge();
  useEffect(() => {
    if (key === null) return;
    const isOurs = (at: { readonly profileId: string; readonly path: string }): boolean =>
      at.profileId === profileId && at.path === path;
    const unlistenWritten = bridge['resource:written']((written) => {
      if (isOurs(written) && written.key === key) then();
    });
    const unlistenOutdated = bridge['resource:outdated']((outdated) => {
      if (isOurs(outdated)) then();
    });
    return () => {
      unlistenWritten();
      unlistenOutdated();
    };
  }, [bridge, profileId, path, key, then]);
};
