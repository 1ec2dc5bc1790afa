import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChildCalls } from '../../../../electron/child/child-calls';
import { FakeChild } from './fake-child';

const setUp = (options: { readonly idleMs?: number } = {}) => {
  const children: FakeChild[] = [];
  const calls = new ChildCalls({
    start: () => {
      const child = new FakeChild({
        double: (value) => Number(value) * 2,
        late: (value) => new Promise((resolve) => setTimeout(resolve, Number(value), 'late')),
        fails: () => {
          throw new Error('in words');
        },
        odd: () => Promise.reject('not an error, and holding what it was given'),
      });
      children.push(child);
      return child;
    },
    ...options,
  });
  return { calls, children, last: () => children.at(-1) };
};

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a call', () => {
  it('the first: starts the child and gets its answer; the next: the same child', async () => {
    const { calls, children } = setUp();
    expect(calls.isRunning).toBe(false);
    expect(await calls.call('double', 21, 1_000)).toEqual({ kind: 'answered', value: 42 });
    expect(await calls.call('double', 1, 1_000)).toEqual({ kind: 'answered', value: 2 });
    expect(children.length).toBe(1);
  });

  it('several at once: each gets its own answer, whatever the order of the answers', async () => {
    const { calls } = setUp();
    const slow = calls.call('late', 50, 1_000);
    const quick = calls.call('double', 2, 1_000);
    expect(await quick).toEqual({ kind: 'answered', value: 4 });
    await vi.advanceTimersByTimeAsync(50);
    expect(await slow).toEqual({ kind: 'answered', value: 'late' });
  });

  it('a function that throws: its message and nothing else', async () => {
    const { calls } = setUp();
    expect(await calls.call('fails', { secret: 'x' }, 1_000)).toEqual({ kind: 'threw', message: 'in words' });
    expect(await calls.call('odd', null, 1_000)).toEqual({ kind: 'threw', message: 'unknown' });
  });

  it.each(['nowhere', 'constructor', 'toString', '__proto__'])(
    'a function that is not served, %s: threw',
    async (name) => {
      const { calls } = setUp();
      expect(await calls.call(name, null, 1_000)).toEqual({ kind: 'threw', message: `There is no function ${name}.` });
    },
  );
});

describe('no answer in time', () => {
  it('timeout at the limit and not before; the child is killed and the next call has a new one', async () => {
    const { calls, children, last } = setUp();
    await calls.call('double', 1, 1_000);
    const hung = last();
    if (hung) hung.isHanging = true;
    const settled = vi.fn();
    const call = calls.call('double', 1, 10_000).then(settled);
    await vi.advanceTimersByTimeAsync(9_999);
    expect(settled).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await call;
    expect(settled).toHaveBeenCalledWith({ kind: 'timeout' });
    expect(hung?.isKilled).toBe(true);
    expect(await calls.call('double', 3, 1_000)).toEqual({ kind: 'answered', value: 6 });
    expect(children.length).toBe(2);
  });

  it('the others that were under way in the killed child: gone', async () => {
    const { calls } = setUp();
    const first = calls.call('late', 60_000, 1_000);
    const second = calls.call('late', 60_000, 5_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await first).toEqual({ kind: 'timeout' });
    expect(await second).toEqual({ kind: 'gone', code: null });
  });

  it('an answer that comes after the timeout: ignored, also when a new child runs', async () => {
    const { calls, children } = setUp();
    const late = calls.call('late', 2_000, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await late).toEqual({ kind: 'timeout' });
    const next = calls.call('late', 5_000, 60_000);
    await vi.advanceTimersByTimeAsync(1_000);
    children[0]?.say({ id: 1, value: 'stale' });
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await next).toEqual({ kind: 'answered', value: 'late' });
  });
});

describe('the end of the child', () => {
  it('by itself: calls under way are gone with its code, the next call starts another', async () => {
    const { calls, children, last } = setUp();
    const call = calls.call('late', 1_000, 10_000);
    last()?.exit(139);
    expect(await call).toEqual({ kind: 'gone', code: 139 });
    expect(calls.isRunning).toBe(false);
    expect((await calls.call('double', 1, 1_000)).kind).toBe('answered');
    expect(children.length).toBe(2);
  });

  it('the exit of an earlier child: does not touch the calls of the current one', async () => {
    const { calls, children } = setUp();
    void calls.call('late', 60_000, 1_000);
    await vi.advanceTimersByTimeAsync(1_000);
    const call = calls.call('late', 10, 1_000);
    children[0]?.exit(9);
    await vi.advanceTimersByTimeAsync(10);
    expect(await call).toEqual({ kind: 'answered', value: 'late' });
  });

  it('close: calls under way are gone, the child is killed', async () => {
    const { calls, last } = setUp();
    const call = calls.call('late', 1_000, 10_000);
    calls.close();
    expect(await call).toEqual({ kind: 'gone', code: null });
    expect(last()?.isKilled).toBe(true);
    calls.close();
  });
});

describe('an idle child', () => {
  it('ends 30 s after its last call and not before; the next call starts another', async () => {
    const { calls, children, last } = setUp({ idleMs: 30_000 });
    await calls.call('double', 1, 1_000);
    await vi.advanceTimersByTimeAsync(20_000);
    await calls.call('double', 1, 1_000);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(calls.isRunning).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    expect(calls.isRunning).toBe(false);
    expect(last()?.isKilled).toBe(true);
    expect((await calls.call('double', 1, 1_000)).kind).toBe('answered');
    expect(children.length).toBe(2);
  });

  it('a call that takes longer than the idle time: is not cut off', async () => {
    const { calls } = setUp({ idleMs: 30_000 });
    await calls.call('double', 1, 1_000);
    const long = calls.call('late', 50_000, 60_000);
    await vi.advanceTimersByTimeAsync(50_000);
    expect(await long).toEqual({ kind: 'answered', value: 'late' });
  });

  it('without an idle time: stays', async () => {
    const { calls } = setUp();
    await calls.call('double', 1, 1_000);
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(calls.isRunning).toBe(true);
  });
});

describe('what is not an answer', () => {
  it.each([null, 'text', 7, {}, { id: 'one' }, { id: 99, value: 1 }])('%j: ignored', async (message) => {
    const { calls, last } = setUp();
    const call = calls.call('late', 10, 1_000);
    last()?.say(message);
    await vi.advanceTimersByTimeAsync(10);
    expect(await call).toEqual({ kind: 'answered', value: 'late' });
  });
});
