import { useEffect, useRef } from 'react';
import { paced } from '../../electron/base/paced';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';
import { useCatchUp } from './use-catch-up';

type Needs = Parameters<typeof useCatchUp>[0] & {
  readonly profileId: string;
  readonly path: string;
  readonly onChanged: (key: string, row: Row) => void;
  readonly onRemoved: (key: string) => void;
};

/** Another window may delete a hundred rows one after the other. */
const CATCH_UP_MS = 1_000;

/** What is written into this collection elsewhere is seen here too: in another window, or past all tables. */
export const useOtherWindows = (needs: Needs): void => {
  const bridge = useBridge();
  const { profileId, path } = needs;
  const wish = useCatchUp(needs);
  const latest = useRef(needs);
  useEffect(() => {
    latest.current = needs;
  });
  useEffect(() => {
    const moved = paced(() => wish('known'), CATCH_UP_MS);
    const unlistenWritten = bridge['resource:written']((written) => {
      if (written.profileId !== profileId || written.path !== path) return;
      const { key, row } = written;
      if (key !== null && row !== null) {
        latest.current.onChanged(key, row);
        return;
      }
      if (key !== null) latest.current.onRemoved(key);
      moved.run();
    });
    const unlistenOutdated = bridge['resource:outdated']((outdated) => {
      if (outdated.profileId === profileId && outdated.path === path) wish('fresh');
    });
    return () => {
      moved.stop();
      unlistenWritten();
      unlistenOutdated();
    };
  }, [bridge, profileId, path, wish]);
};
