import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import type { SessionState, SessionView } from '../../../../electron/contract/session';
import { StateChip } from '../../../../renderer/session-bar/state-chip';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleView } from '../../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const lifetime = { issuedAtMs: NOW - 48_000, expiresAtMs: NOW + 252_000, windowEndsAtMs: NOW + 6 * DAY };
const active: SessionState = { kind: 'active', lifetime, renewsAtMs: NOW + 222_000 };

const show = (change: Partial<SessionView>, { onAction = () => {}, onWhyMemory = () => {} } = {}) =>
  renderWindow(
    fakeBridge({}),
    <StateChip
      view={sampleView({ clock: null, ...change })}
      onAction={onAction}
      onWhyMemory={onWhyMemory}
      isActing={false}
    />,
  );

const chip = (): string =>
  (screen.getByRole('status', { name: 'Session state' }).textContent ?? '').replace('·', ' · ').trim();
const refused = failure('refused', '', { server: { status: 401, words: 'Token is expired' } });

describe('the chip says the state', () => {
  const cases: readonly (readonly [string, Partial<SessionView>, string])[] = [
    ['active', { state: active }, 'Active · renews in 3:42'],
    [
      'renewal window within a day of its end',
      { state: { kind: 'active', lifetime: { ...lifetime, windowEndsAtMs: NOW + 20 * HOUR }, renewsAtMs: NOW + 1 } },
      'Active · renewal window ends in 20:00:00',
    ],
    [
      'cannot be renewed',
      { state: { kind: 'active', lifetime: { expiresAtMs: NOW + 9 * MINUTE }, renewsAtMs: null } },
      'Active · expires in 9:00',
    ],
    [
      'renewing was refused, token still good',
      { state: { kind: 'active', lifetime, renewsAtMs: null, refusal: refused } },
      'Active · expires in 4:12',
    ],
    ['never expires', { state: { kind: 'active', lifetime: { expiresAtMs: null }, renewsAtMs: null } }, 'Active'],
    ['restoring', { state: { kind: 'restoring' } }, 'Restoring session'],
    ['renewing', { state: { kind: 'renewing', lifetime } }, 'Renewing'],
    ['signing in', { state: { kind: 'signing-in' } }, 'Signing in'],
    [
      'offline',
      { state: { kind: 'waiting', lifetime, failure: failure('connection-lost', ''), retryAtMs: NOW + 12_000 } },
      'Offline · retrying in 0:12',
    ],
    [
      'server trouble',
      { state: { kind: 'waiting', lifetime, failure: failure('server-failed', ''), retryAtMs: NOW + 48_000 } },
      'Server trouble · retrying in 0:48',
    ],
    [
      'throttled',
      { state: { kind: 'waiting', lifetime, failure: failure('throttled', ''), retryAtMs: NOW + 48_000 } },
      'Server trouble · retrying in 0:48',
    ],
    ['keychain locked', { state: { kind: 'locked', why: 'locked' } }, 'Keychain locked'],
    ['asleep', { state: { kind: 'expired', lifetime, why: 'asleep' } }, 'Sign in again · token expired during sleep'],
    [
      'refused',
      { state: { kind: 'signed-out', reason: 'refused', failure: refused } },
      'Signed out · Token is expired',
    ],
    [
      'interrupted',
      { state: { kind: 'signed-out', reason: 'interrupted' } },
      'Signed out · last renewal was interrupted',
    ],
    ['corrupt', { state: { kind: 'signed-out', reason: 'record-corrupt' } }, 'Signed out'],
  ];
  test.each(cases)('%s', (_name, change, words) => {
    show(change);
    expect(chip()).toBe(words);
  });
});

describe('the one useful action', () => {
  test('locked: unlock and retry', () => {
    const onAction = vi.fn();
    show({ state: { kind: 'locked', why: 'locked' } }, { onAction });
    screen.getByRole('button', { name: 'Unlock and retry' }).click();
    expect(onAction).toHaveBeenCalledExactlyOnceWith('unlock');
  });

  test.each([
    { kind: 'expired', lifetime, why: 'asleep' },
    { kind: 'signed-out', reason: 'refused' },
  ] satisfies SessionState[])('$kind: sign in again', (state) => {
    const onAction = vi.fn();
    show({ state }, { onAction });
    screen.getByRole('button', { name: 'Sign in again' }).click();
    expect(onAction).toHaveBeenCalledExactlyOnceWith('sign-in-again');
  });

  test('active: none', () => {
    show({ state: active });
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('where the session is kept', () => {
  test('no keychain: said beside the state, with the reason behind it', () => {
    const onWhyMemory = vi.fn();
    show({ state: active, keeping: { kind: 'memory-only', why: 'no-keychain', reason: 'no-answer' } }, { onWhyMemory });
    screen.getByRole('button', { name: 'Memory only: why?' }).click();
    expect(onWhyMemory).toHaveBeenCalledOnce();
  });

  test('memory by the person’s choice: nothing is said', () => {
    show({ state: active, keeping: { kind: 'memory-only', why: 'by-choice' } });
    expect(screen.queryByText('Memory only')).toBeNull();
  });

  test('not saved: said', () => {
    show({ state: active, keeping: { kind: 'not-saved', why: 'full' } });
    expect(screen.getByText('Not saved')).toBeTruthy();
  });
});

describe('the countdown', () => {
  test('goes down each second, and only as a timer, so that no screen reader says each of them', () => {
    show({ state: active });
    const timer = screen.getByRole('timer');
    expect(timer.textContent).toBe('renews in 3:42');
    act(() => vi.advanceTimersByTime(2_050));
    expect(timer.textContent).toBe('renews in 3:40');
    expect(timer.getAttribute('aria-live')).toBe('off');
  });

  test('counts on the server’s clock: a server 60 s ahead renews 60 s sooner', () => {
    show({ state: active, clock: { offsetMs: MINUTE, measuredAtMs: NOW } });
    expect(screen.getByRole('timer').textContent).toBe('renews in 2:42');
  });

  test('a retry counts on this computer’s clock whatever the server’s says', () => {
    const state = { kind: 'waiting', lifetime, failure: failure('timed-out', ''), retryAtMs: NOW + 12_000 } as const;
    show({ state, clock: { offsetMs: MINUTE, measuredAtMs: NOW } });
    expect(screen.getByRole('timer').textContent).toBe('retrying in 0:12');
  });
});

test('[43] a server’s words with markup are text in the chip', () => {
  const words = '<img src=x onerror=alert(1)>';
  const { container } = show({
    state: {
      kind: 'signed-out',
      reason: 'refused',
      failure: failure('refused', '', { server: { status: 401, words } }),
    },
  });
  expect(chip()).toContain(words);
  expect(container.querySelector('img')).toBeNull();
});
