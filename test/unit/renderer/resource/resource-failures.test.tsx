import { act, fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { type Failure, failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { show, source, status } from './resource-panel-stage';

beforeAll(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(310);
});

describe('what the server says instead', () => {
  const cases: readonly (readonly [Failure, string, string])[] = [
    [
      failure('forbidden', '', {
        server: { status: 403, words: 'You do not have permission to perform this action.' },
      }),
      'You are signed in, but not allowed to see subscribers',
      'You do not have permission to perform this action.',
    ],
    [
      failure('refused', '', { server: { status: 401, words: 'Authentication credentials were not provided.' } }),
      'The server does not take this session here (401)',
      'Renew now, or sign out and in again',
    ],
    [failure('not-found', '', { server: { status: 404, words: '' } }), 'There is no subscribers at subscribers/', ''],
    [
      failure('method-not-allowed', '', { server: { status: 405, words: '' } }),
      'The server does not allow GET here',
      '',
    ],
    [
      failure('server-failed', '', { server: { status: 502, words: '' } }),
      'The server failed (502 Bad Gateway)',
      'It is not your token',
    ],
    [
      failure('not-json', '', { server: { status: 200, words: '', contentType: 'text/html' } }),
      'The server answered with text/html, not JSON',
      '',
    ],
    [failure('too-large', ''), 'The answer is larger than 1,024 MB', ''],
  ];
  for (const [problem, title, words] of cases)
    test(`${problem.code}: ${title}`, async () => {
      await show(() => failed(problem));
      const alert = screen.getByRole('alert');
      expect(within(alert).getByRole('heading', { name: title })).toBeTruthy();
      expect(alert.textContent).toContain(words);
      expect(status()).toBe('No rows');
    });

  test('Try again: asked fresh, and rows take its place', async () => {
    let isDown = true;
    await show(() => (isDown ? failed(failure('forbidden', '')) : ok(source(5))));
    isDown = false;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–5 of 5');
  });

  test('a reload that fails: the rows stay, marked as stale', async () => {
    await show((asked) =>
      asked.fresh ? failed(failure('connection-lost', '', { host: 'api.example.test' })) : ok(source(50)),
    );
    fireEvent.click(screen.getByRole('button', { name: 'Reload subscribers' }));
    await act(async () => {});
    expect(status()).toBe('Rows 1–10 of 50');
    expect(screen.getByText('Loaded 14:02:31, stale')).toBeTruthy();
  });

  test('signed in again: what failed for want of a session is asked again', async () => {
    let isOut = true;
    const fake = await show(() => (isOut ? failed(failure('not-signed-in', '')) : ok(source(5))));
    const view = (kind: 'active' | 'expired'): readonly SessionView[] => {
      const base = {
        profileId: 'p1',
        user: 'maria',
        keeping: { kind: 'keychain' },
        clock: null,
        generation: 1,
        tokens: [],
        diaryLength: 0,
      } as const;
      const lifetime = { expiresAtMs: null };
      const state: SessionView['state'] =
        kind === 'active' ? { kind, lifetime, renewsAtMs: null } : { kind, lifetime, why: 'asleep' };
      return [{ ...base, state }];
    };
    await act(async () => fake.fire('sessions:changed', view('expired')));
    isOut = false;
    await act(async () => fake.fire('sessions:changed', view('active')));
    expect(status()).toBe('Rows 1–5 of 5');
  });
});

describe('waiting', () => {
  test('nothing before 150 ms, then a spinner that stops; after 5 s a word, after 30 s the choice', async () => {
    vi.useFakeTimers();
    try {
      const fake = await show(() => new Promise(() => {}));
      expect(screen.queryByRole('button', { name: 'Stop loading' })).toBeNull();
      await act(async () => vi.advanceTimersByTime(160));
      expect(screen.getByRole('button', { name: 'Stop loading' })).toBeTruthy();
      expect(
        screen.getByRole('status', { name: 'Loading subscribers' }).querySelectorAll('.sk').length,
      ).toBeGreaterThan(50);
      await act(async () => vi.advanceTimersByTime(5_000));
      expect(screen.getByText('Still waiting for the server')).toBeTruthy();
      await act(async () => vi.advanceTimersByTime(25_000));
      expect(screen.getByRole('alert').textContent).toContain('The server did not answer within 30 s');
      expect(fake.asked.find(({ name }) => name === 'resource:open')?.isCancelled).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
