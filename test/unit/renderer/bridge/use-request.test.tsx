import { act, renderHook } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { Call } from '../../../../electron/contract/bridge';
import { failed, failure, ok, type Result } from '../../../../electron/contract/result';
import { useRequest } from '../../../../renderer/bridge/use-request';

/** Calls that the test settles itself. */
const manual = () => {
  const calls: { asked: string; settle: (result: Result<string>) => void; isCancelled: boolean }[] = [];
  const ask = (asked: string): Call<string> => {
    let settle: (result: Result<string>) => void = () => {};
    const result = new Promise<Result<string>>((resolve) => {
      settle = resolve;
    });
    const call = { asked, settle, isCancelled: false };
    calls.push(call);
    return {
      result,
      cancel: () => {
        call.isCancelled = true;
        settle(failed(failure('cancelled', '')));
      },
    };
  };
  return { calls, ask };
};

describe('useRequest', () => {
  test('idle, busy, ok', async () => {
    const { calls, ask } = manual();
    const { result } = renderHook(() => useRequest(ask));
    expect(result.current.state.kind).toBe('idle');
    act(() => void result.current.run('a'));
    expect(result.current.isBusy).toBe(true);
    await act(async () => calls[0]?.settle(ok('answer')));
    expect(result.current.state).toEqual({ kind: 'ok', value: 'answer' });
  });

  test('a newer call cancels the older one, whose answer is dropped', async () => {
    const { calls, ask } = manual();
    const { result } = renderHook(() => useRequest(ask));
    act(() => void result.current.run('a'));
    act(() => void result.current.run('b'));
    expect(calls[0]?.isCancelled).toBe(true);
    await act(async () => calls[1]?.settle(ok('b')));
    expect(result.current.state).toEqual({ kind: 'ok', value: 'b' });
  });

  test('join: ten runs ask once and all get the answer', async () => {
    const { calls, ask } = manual();
    const { result } = renderHook(() => useRequest(ask, { whileBusy: 'join' }));
    let answers: Promise<readonly Result<string>[]> = Promise.resolve([]);
    act(() => {
      answers = Promise.all(Array.from({ length: 10 }, () => result.current.run('a')));
    });
    expect(calls).toHaveLength(1);
    await act(async () => calls[0]?.settle(ok('once')));
    expect(await answers).toEqual(Array(10).fill(ok('once')));
  });

  test('leaving the screen cancels what runs', () => {
    const { calls, ask } = manual();
    const { result, unmount } = renderHook(() => useRequest(ask));
    act(() => void result.current.run('a'));
    unmount();
    expect(calls[0]?.isCancelled).toBe(true);
  });

  test('a failure is a state, not an exception', async () => {
    const { calls, ask } = manual();
    const { result } = renderHook(() => useRequest(ask));
    act(() => void result.current.run('a'));
    const fault = failure('timed-out', '');
    await act(async () => calls[0]?.settle(failed(fault)));
    expect(result.current.state).toEqual({ kind: 'failed', failure: fault });
  });
});
