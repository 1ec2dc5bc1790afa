import { useEffect, useRef } from 'react';
import type { TransferView } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';

type Import = Extract<TransferView, { kind: 'import' }>;

/** An import into this collection has ended, or was cancelled, with rows created: they are to be seen. */
export const useAfterImport = (profileId: string, path: string, reload: () => void): void => {
  const bridge = useBridge();
  const latest = useRef(reload);
  useEffect(() => {
    latest.current = reload;
  });
  useEffect(() => {
    const isOurs = (one: TransferView): one is Import =>
      one.kind === 'import' && one.profileId === profileId && one.path === path && one.created > 0;
    const openedAtMs = Date.now();
    const seenDone = new Set<string>();
    let running: readonly Import[] = [];
    return bridge['transfers:changed']((transfers) => {
      const ours = transfers.filter(isOurs);
      // a short one may be told of only when it is done; one from before this list was read is in it
      const hasEnded = ours.some(
        ({ state, transferId, startedAtMs }) =>
          state.kind === 'done' &&
          !seenDone.has(transferId) &&
          (startedAtMs >= openedAtMs || running.some((was) => was.transferId === transferId)),
      );
      // a cancelled one may be off the list: what it had created by then counts
      const isCancelled = running.some((was) => !transfers.some(({ transferId }) => transferId === was.transferId));
      for (const { state, transferId } of ours) if (state.kind === 'done') seenDone.add(transferId);
      running = ours.filter(({ state }) => state.kind !== 'done');
      if (hasEnded || isCancelled) latest.current();
    });
  }, [bridge, profileId, path]);
};
