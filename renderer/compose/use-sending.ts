import { useCallback, useEffect, useRef, useState } from 'react';
import type { Call } from '../../electron/contract/bridge';
import type { Composed, ComposedAnswer } from '../../electron/contract/compose';
import type { Failure } from '../../electron/contract/result';
import { useBridge } from '../bridge/bridge-context';

export type SendState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly startedAtMs: number }
  | { readonly kind: 'answered'; readonly request: Composed; readonly answer: ComposedAnswer }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Sending = {
  readonly state: SendState;
  readonly send: (request: Composed, isConfirmed: boolean) => Promise<void>;
  /** What became of it is told by the answer to the call: a write that left may have been done. */
  readonly cancel: () => void;
  /** Gives up what runs, and shows nothing. */
  readonly clear: () => void;
};

export const useSending = (profileId: string, onSent: () => void): Sending => {
  const ask = useBridge()['compose:send'];
  const [state, setState] = useState<SendState>({ kind: 'idle' });
  const running = useRef<Call<ComposedAnswer> | null>(null);
  const stop = useCallback(() => {
    running.current?.cancel();
    running.current = null;
  }, []);
  useEffect(() => stop, [stop]);
  const send = async (request: Composed, isConfirmed: boolean): Promise<void> => {
    stop();
    const call = ask({ profileId, request, confirmed: isConfirmed });
    running.current = call;
    setState({ kind: 'sending', startedAtMs: Date.now() });
    const result = await call.result;
    onSent();
    if (running.current !== call) return;
    running.current = null;
    setState(
      result.ok ? { kind: 'answered', request, answer: result.value } : { kind: 'failed', failure: result.error },
    );
  };
  return {
    state,
    send,
    cancel: () => running.current?.cancel(),
    clear: () => {
      stop();
      setState({ kind: 'idle' });
    },
  };
};
