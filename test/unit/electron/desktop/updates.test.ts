import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { UpdateState } from '../../../../electron/contract/updates';
import { failureOf, type Offer, type Updater, Updates } from '../../../../electron/desktop/updates';

const NOW = Date.UTC(2026, 10, 25, 9);
const DAY_MS = 86_400_000;
const newer: Offer = {
  ...{ version: '2.0.0', notes: 'Quicker.', releasedAt: '2026-11-24', isNewer: true, hasChecksums: true },
};

type Options = {
  readonly offer?: Offer | null;
  readonly fails?: { readonly on: 'check' | 'download' | 'install'; readonly error: Error };
  readonly off?: 'no-feed';
  readonly isDaily?: boolean;
  readonly lastMs?: number;
  readonly unsaved?: () => boolean;
  readonly isSilent?: 'check' | 'download';
  readonly percents?: readonly number[];
};

const never = new Promise<never>(() => {});

const stage = ({
  offer = newer,
  fails,
  off,
  isDaily = true,
  lastMs,
  unsaved = () => false,
  ...server
}: Options = {}) => {
  const done: string[] = [];
  const failOn = (step: string): void => {
    done.push(step);
    if (fails?.on === step) throw fails.error;
  };
  const updater: Updater = {
    check: async () => {
      if (server.isSilent === 'check') return never;
      failOn('check');
      return offer;
    },
    download: async (onPercent, signal) => {
      signal.addEventListener('abort', () => done.push('given up'));
      if (server.isSilent === 'download') return never;
      for (const percent of server.percents ?? [0.4, 12.5, 12.9, 80, 100]) onPercent(percent);
      failOn('download');
    },
    install: () => failOn('install'),
  };
  const kept: number[] = [];
  const updates = new Updates({
    open: async () => {
      done.push('open');
      return updater;
    },
    off: off ?? null,
    clock: { now: () => Date.now(), monotonicMs: () => Date.now() },
    lastCheck: { atMs: lastMs ?? null, keep: (atMs) => void kept.push(atMs) },
    isDaily: () => isDaily,
    hasUnsaved: unsaved,
  });
  const seen: UpdateState[] = [];
  updates.onChange((state) => seen.push(state));
  return { updates, seen, done, kept };
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('looked for when asked', () => {
  it('a newer version: offered with its notes, not fetched; fetched by a press, installed by another', async () => {
    const { updates, seen, done } = stage();
    await updates.check();
    expect(updates.state).toMatchObject({ kind: 'available', release: { version: '2.0.0', notes: 'Quicker.' } });
    expect(done).toEqual(['open', 'check']);
    await updates.download();
    expect(seen.flatMap((state) => (state.kind === 'downloading' ? [state.percent] : []))).toEqual([0, 12, 80, 100]);
    expect(updates.state.kind).toBe('ready');
    expect(done).not.toContain('install');
    expect(await updates.install()).toEqual({ ok: true, value: null });
    expect(done).toEqual(['open', 'check', 'download', 'install']);
  });

  it('nothing newer, or an older one: up to date, and when that was found is kept', async () => {
    for (const offer of [null, { ...newer, version: '0.0.1', isNewer: false }]) {
      const { updates, kept } = stage({ offer });
      await updates.check();
      expect(updates.state).toEqual({ kind: 'current', checkedAtMs: NOW });
      expect(kept).toEqual([NOW]);
      expect(await updates.download()).toMatchObject({ ok: false, error: { code: 'busy' } });
    }
  });

  it('a feed without checksums: not offered', async () => {
    const { updates } = stage({ offer: { ...newer, hasChecksums: false } });
    await updates.check();
    expect(updates.state).toMatchObject({ kind: 'failed', failure: { code: 'malformed-answer' } });
  });

  it('a feed that never answers: said after two minutes, and it can be asked again', async () => {
    const { updates } = stage({ isSilent: 'check' });
    void updates.check();
    await vi.advanceTimersByTimeAsync(119_000);
    expect(updates.state.kind).toBe('checking');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(updates.state).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' } });
    void updates.check();
    await vi.advanceTimersByTimeAsync(0);
    expect(updates.state.kind).toBe('checking');
  });

  it('a download that stops half way: given up two minutes after its last byte, and can be fetched again', async () => {
    const { updates, done } = stage({ isSilent: 'download' });
    await updates.check();
    void updates.download();
    await vi.advanceTimersByTimeAsync(121_000);
    expect(updates.state).toMatchObject({ kind: 'failed', failure: { code: 'unreachable' }, release: {} });
    expect(done).toEqual(['open', 'check', 'given up']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a server that does not say how much there is: no percent is told', async () => {
    const { updates, seen } = stage({ percents: [Number.NaN, Number.NaN] });
    await updates.check();
    await updates.download();
    expect(seen.flatMap((state) => (state.kind === 'downloading' ? [state.percent] : []))).toEqual([0]);
    expect(updates.state.kind).toBe('ready');
  });

  it('damaged on the way: said, the offer stays and can be fetched again', async () => {
    const error = Object.assign(new Error('sha512 checksum mismatch'), { code: 'ERR_CHECKSUM_MISMATCH' });
    const { updates, done } = stage({ fails: { on: 'download', error } });
    await updates.check();
    await updates.download();
    expect(updates.state).toMatchObject({
      ...{ kind: 'failed', failure: { code: 'damaged-download' }, release: { version: '2.0.0' } },
    });
    expect(await updates.install()).toMatchObject({ ok: false });
    expect((await updates.download()).ok).toBe(true);
    // The feed is asked again: what it announced may have been put right.
    expect(done).toEqual(['open', 'check', 'download', 'check', 'download']);
  });

  it('not installed, as when the person refused the system’s question: said, nothing thrown', async () => {
    const { updates } = stage({ fails: { on: 'install', error: new Error('Command pkexec exited with code 126') } });
    await updates.check();
    await updates.download();
    await updates.install();
    expect(updates.state).toMatchObject({ kind: 'failed', release: { version: '2.0.0' } });
  });

  it('something unsaved in the window: not installed and said, until it is saved', async () => {
    let hasUnsaved = true;
    const { updates, done } = stage({ unsaved: () => hasUnsaved });
    await updates.check();
    await updates.download();
    expect(await updates.install()).toMatchObject({ ok: false, error: { code: 'busy' } });
    expect(updates.state).toMatchObject({ kind: 'ready', isHeld: true });
    expect(done).not.toContain('install');
    hasUnsaved = false;
    expect((await updates.install()).ok).toBe(true);
    expect(done).toContain('install');
  });

  it('built without an address: off, nothing is loaded and no timer runs', async () => {
    const { updates, done } = stage({ off: 'no-feed' });
    updates.start();
    expect(updates.state).toEqual({ kind: 'off', why: 'no-feed' });
    expect(await updates.check()).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(vi.getTimerCount()).toBe(0);
    expect(done).toEqual([]);
  });
});

describe('looked for once a day', () => {
  it('never looked before: a minute after the start, then every day', async () => {
    const { updates, done } = stage({ offer: null });
    updates.start();
    await vi.advanceTimersByTimeAsync(59_000);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(done).toEqual(['open', 'check']);
    await vi.advanceTimersByTimeAsync(DAY_MS + 10_000);
    expect(done).toEqual(['open', 'check', 'check']);
    updates.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('looked an hour ago: not before the day is over', async () => {
    const { updates, done } = stage({ offer: null, lastMs: NOW - 3_600_000 });
    updates.start();
    await vi.advanceTimersByTimeAsync(22.9 * 3_600_000);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(done).toEqual(['open', 'check']);
  });

  it('looked while the clock was years ahead: not kept from looking until then', async () => {
    const { updates, done } = stage({ offer: null, lastMs: NOW + 3_650 * DAY_MS });
    updates.start();
    await vi.advanceTimersByTimeAsync(DAY_MS + 10_000);
    expect(done).toEqual(['open', 'check']);
  });

  it('only when asked: never by itself', async () => {
    const { updates, done } = stage({ isDaily: false });
    updates.start();
    await vi.advanceTimersByTimeAsync(3 * DAY_MS);
    expect(done).toEqual([]);
  });
});

it.each([
  ['net::ERR_CONNECTION_REFUSED', undefined, 'unreachable'],
  ['connect ECONNREFUSED 127.0.0.1:1', 'ECONNREFUSED', 'unreachable'],
  ['Cannot find latest-linux.yml', 'ERR_UPDATER_CHANNEL_FILE_NOT_FOUND', 'malformed-answer'],
  ['500', 'HTTP_ERROR_500', 'malformed-answer'],
  ['not signed', 'ERR_UPDATER_INVALID_SIGNATURE', 'damaged-download'],
  ['no space left on device', 'ENOSPC', 'disk'],
  ['anything with https://user:hunter2@host', undefined, 'unexpected'],
])('%s (%s): %s, without its words', (message, code, expected) => {
  const failure = failureOf(Object.assign(new Error(message), code === undefined ? {} : { code }));
  expect(failure.code).toBe(expected);
  expect(failure.message).not.toContain('hunter2');
});
