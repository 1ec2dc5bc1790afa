import { useEffect, useState } from 'react';
import type { Failure } from '../../electron/contract/result';
import type { TokenName } from '../../electron/contract/session';
import type { TokenView } from '../../electron/contract/token-view';
import { useBridge } from '../bridge/bridge-context';
import { useRequest } from '../bridge/use-request';

export type ShownToken = { readonly view: TokenView | null; readonly failure: Failure | null };

/** A token's visible side, asked again with each new grant; the old one stays on screen until the new one is there. */
export const useTokenView = (profileId: string, which: TokenName | null, generation: number): ShownToken => {
  const { state, run } = useRequest(useBridge()['token:view']);
  const [last, setLast] = useState<TokenView | null>(null);
  useEffect(() => {
    // `generation` is what makes it ask again.
    if (which !== null && generation >= 0) void run({ profileId, which });
  }, [profileId, which, generation, run]);
  const fresh = state.kind === 'ok' ? state.value : null;
  if (fresh && fresh !== last) setLast(fresh);
  const view = fresh ?? last;
  return {
    view: which !== null && view?.which === which ? view : null,
    failure: state.kind === 'failed' && state.failure.code !== 'cancelled' ? state.failure : null,
  };
};
