import { useEffect, useRef } from 'react';
import type { TransferView } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';

/** An import into this collection has ended, or was cancelled, with rows created: they are to be seen. */
export const useAfterImport = (profileId: string, path: string, reload: () => void): void => {
  const bridge = useBridge();
  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  });
  useEffect(() => {
    let before: readonly TransferView[] = [];
    return bridge['transfers:changed']((transfers) => {
      const hasEnded = before.some((was) => {
        const isOurs = was.kind === 'import' && was.profileId === profileId && was.path === path;
        if (!isOurs || was.state.kind === 'done') return false;
        // a cancelled one may be off the list: what it had created by then counts
        const now = transfers.find(({ transferId }) => transferId === was.transferId);
        const isOver = now === undefined || now.state.kind === 'done';
        return isOver && (now?.kind === 'import' ? now : was).created > 0;
      });
      before = transfers;
      if (hasEnded) latest.current();
    });
  }, [bridge, profileId, path]);
};
