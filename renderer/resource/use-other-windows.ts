import { useEffect, useReducer, useRef } from 'react';
import { paced } from '../../electron/base/paced';
import type { Row } from '../../electron/contract/resource';
import { useBridge } from '../bridge/bridge-context';

type Needs = {
  readonly profileId: string;
  readonly path: string;
  /** A cell is being typed in: rows that come or go wait until that ends. */
  readonly isHeld: boolean;
  readonly onChanged: (key: string, row: Row) => void;
  readonly onRemoved: (key: string) => void;
  /** Rows came or went. */
  readonly catchUp: () => void;
};

/** Another window may delete a hundred rows one after the other. */
const CATCH_UP_MS = 1_000;

/** What another window writes into this collection is seen here too. */
export const useOtherWindows = (needs: Needs): void => {
  const bridge = useBridge();
  const { profileId, path, isHeld } = needs;
  const [due, come] = useReducer((count: number) => count + 1, 0);
  const caughtUp = useRef(0);
  const latest = useRef(needs);
  useEffect(() => {
    latest.current = needs;
  });
  useEffect(() => {
    const moved = paced(come, CATCH_UP_MS);
    const unlisten = bridge['resource:written']((written) => {
      if (written.profileId !== profileId || written.path !== path) return;
      const { key, row } = written;
      if (key !== null && row !== null) {
        latest.current.onChanged(key, row);
        return;
      }
      if (key !== null) latest.current.onRemoved(key);
      moved.run();
    });
    return () => {
      moved.stop();
      unlisten();
    };
  }, [bridge, profileId, path]);
  useEffect(() => {
    if (isHeld || due === caughtUp.current) return;
    caughtUp.current = due;
    latest.current.catchUp();
  }, [due, isHeld]);
};
