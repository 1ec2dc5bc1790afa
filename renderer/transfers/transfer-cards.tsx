import type { ReactElement } from 'react';
import type { TransferView } from '../../electron/contract/transfer';
import { useBridge } from '../bridge/bridge-context';
import { useShared } from '../bridge/use-shared';
import { InNotifications } from '../ui/toasts';
import { TransferCard } from './transfer-card';

/** Exports and imports that run, wait or have something to say; they outlive every tab and every profile switch. */
export const TransferCards = (): ReactElement | null => {
  const bridge = useBridge();
  const transfers = useShared(bridge['transfers:changed']) ?? [];
  if (transfers.length === 0) return null;
  const ask = (name: AskedOfCard) => (transfer: TransferView) =>
    void bridge[name]({ transferId: transfer.transferId }).result;
  return (
    <InNotifications>
      {transfers.map((transfer) => (
        <TransferCard
          key={transfer.transferId}
          transfer={transfer}
          onCancel={ask('transfer:cancel')}
          onResume={ask('transfer:resume')}
          onDismiss={ask('transfer:dismiss')}
          onShow={ask('transfer:show-file')}
        />
      ))}
    </InNotifications>
  );
};

type AskedOfCard = 'transfer:cancel' | 'transfer:resume' | 'transfer:dismiss' | 'transfer:show-file';
