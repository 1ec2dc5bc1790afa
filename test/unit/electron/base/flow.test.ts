import { describe, expect, it } from 'vitest';
import { backoffMs } from '../../../../electron/base/backoff';
import { Emitter } from '../../../../electron/base/emitter';
import { SingleFlight } from '../../../../electron/base/single-flight';
import { unhandledDuring } from '../../../helpers/unhandled';

describe('single flight', () => {
  const held = <T>() => {
    const ends: { resolve: (value: T) => void; reject: (error: unknown) => void }[] = [];
    const action = () => new Promise<T>((resolve, reject) => void ends.push({ resolve, reject }));
    return { ends, action };
  };

  it('100 callers at once: one run, the same answer for all', async () => {
    const { ends, action } = held<number>();
    const flight = new SingleFlight<number>();
    const callers = Array.from({ length: 100 }, () => flight.run(action));
    expect(ends).toHaveLength(1);
    expect(flight.isRunning).toBe(true);
    ends[0]?.resolve(7);
    expect(new Set(await Promise.all(callers))).toEqual(new Set([7]));
    expect(flight.isRunning).toBe(false);
  });

  it('a caller after the end: a run of its own', async () => {
    const { ends, action } = held<number>();
    const flight = new SingleFlight<number>();
    const first = flight.run(action);
    ends[0]?.resolve(1);
    await first;
    const second = flight.run(action);
    ends[1]?.resolve(2);
    expect(await second).toBe(2);
  });

  it('a run that fails: every caller hears it, and the next one runs again', async () => {
    const { ends, action } = held<number>();
    const flight = new SingleFlight<number>();
    const callers = [flight.run(action), flight.run(action)];
    ends[0]?.reject(new Error('no'));
    const heard = await Promise.allSettled(callers);
    expect(heard.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(flight.isRunning).toBe(false);
    const next = flight.run(action);
    ends[1]?.resolve(3);
    expect(await next).toBe(3);
  });

  it('the run under way: can be waited for', async () => {
    const { ends, action } = held<number>();
    const flight = new SingleFlight<number>();
    expect(flight.current).toBeUndefined();
    const run = flight.run(action);
    expect(flight.current).toBe(run);
    ends[0]?.resolve(4);
    await run;
    expect(flight.current).toBeUndefined();
  });
});

describe('an emitter', () => {
  it('every listener hears every value, until it leaves', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const leave = emitter.on((value) => heard.push(`a${value}`));
    emitter.on((value) => heard.push(`b${value}`));
    emitter.emit(1);
    leave();
    leave();
    emitter.emit(2);
    expect(heard).toEqual(['a1', 'b1', 'b2']);
  });

  it('a listener that throws: the others hear it all the same, who tells goes on, and the fault is not hidden', async () => {
    const emitter = new Emitter<number>();
    const heard: number[] = [];
    emitter.on(() => {
      throw new Error('broken listener');
    });
    emitter.on((value) => heard.push(value));
    expect(await unhandledDuring(() => emitter.emit(5))).toEqual([new Error('broken listener')]);
    expect(heard).toEqual([5]);
  });

  it('a listener that leaves or comes while news is told: this round is as it began', () => {
    const emitter = new Emitter<number>();
    const heard: string[] = [];
    const leave = emitter.on(() => {
      heard.push('first');
      leave();
      emitter.on(() => heard.push('late'));
    });
    emitter.on(() => heard.push('second'));
    emitter.emit(1);
    expect(heard).toEqual(['first', 'second']);
    emitter.emit(2);
    expect(heard).toEqual(['first', 'second', 'second', 'late']);
  });
});

describe('waiting times', () => {
  const at = (attempt: number, random: number) =>
    backoffMs(attempt, { firstMs: 1_000, mostMs: 60_000, random: () => random });

  it('double from the first to the most', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7].map((attempt) => at(attempt, 0.5))).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000,
    ]);
  });

  it('spread over 80 to 120 percent', () => {
    expect([at(0, 0), at(0, 0.999_999), at(9, 0), at(9, 0.999_999)]).toEqual([800, 1_200, 48_000, 72_000]);
  });

  it('after a thousand failures: still a number, still the most', () => {
    expect(at(1_000, 0.5)).toBe(60_000);
    expect(at(Number.MAX_SAFE_INTEGER, 0.5)).toBe(60_000);
  });
});
