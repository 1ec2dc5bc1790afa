import { useEffect, useState } from 'react';
import type { TokenName } from '../../electron/contract/session';
import type { TokenHistoryView } from '../../electron/contract/token-view';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';

/** How a token came to be what it is, asked again with each new grant; the old answer stays until the new one is there. */
export const useTokenHistory = (
  profileId: string,
  which: TokenName | null,
  generation: number,
): TokenHistoryView | null => {
  const { state, run } = useRequest(useBridge()['token:history']);
  const [last, setLast] = useState<{ readonly of: TokenName; readonly history: TokenHistoryView } | null>(null);
  useEffect(() => {
    // `generation` is what makes it ask again.
    if (which === null || generation < 0) return;
    void run({ profileId, which }).then((answer) => {
      if (answer.ok) setLast({ of: which, history: answer.value });
    });
  }, [profileId, which, generation, run]);
  return state.kind !== 'idle' && last?.of === which ? last.history : null;
};
