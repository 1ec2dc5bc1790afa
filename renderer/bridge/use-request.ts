import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../electron/contract/bridge';
import type { Failure, Result } from '../../electron/contract/result';

export type RequestState<T> =
  | { readonly kind: 'idle' | 'busy' }
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type RunningRequest<A, T> = {
  readonly state: RequestState<T>;
  readonly isBusy: boolean;
  /** Never rejects. Use the result where something follows from it; what is only shown comes from `state`. */
  readonly run: (asked: A) => Promise<Result<T>>;
  /** Gives up what runs and forgets what was answered. */
  readonly reset: () => void;
};

export type UseRequestOptions = {
  /** `replace` cancels the call that runs; `join` answers with it, so that ten presses ask once. */
  readonly whileBusy?: 'replace' | 'join';
};

/**
 * One kind of request of a component: `useRequest(useBridge()['session:renew'])`. An answer that was overtaken is
 * dropped, and leaving the screen cancels in main what nobody will see.
 */
export const useRequest = <A, T>(
  ask: (asked: A) => Call<T>,
  { whileBusy = 'replace' }: UseRequestOptions = {},
): RunningRequest<A, T> => {
  const [state, setState] = useState<RequestState<T>>({ kind: 'idle' });
  const running = useRef<Call<T> | null>(null);

  const stop = useCallback(() => {
    running.current?.cancel();
    running.current = null;
  }, []);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    async (asked: A): Promise<Result<T>> => {
      if (running.current && whileBusy === 'join') return running.current.result;
      stop();
      const call = ask(asked);
      running.current = call;
      setState({ kind: 'busy' });
      const result = await call.result;
      if (running.current === call) {
        running.current = null;
        setState(result.ok ? { kind: 'ok', value: result.value } : { kind: 'failed', failure: result.error });
      }
      return result;
    },
    [ask, whileBusy, stop],
  );

  const reset = useCallback(() => {
    stop();
    setState({ kind: 'idle' });
  }, [stop]);

  return { state, isBusy: state.kind === 'busy', run, reset };
};
