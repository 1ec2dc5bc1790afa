import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ErrorCode, type Failure, failure } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import { SessionStrip } from '../../../../renderer/session-bar/session-strip';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleProfile, sampleRequest, sampleServer, sampleView } from '../../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
const MINUTE = 60_000;
const lifetime = { issuedAtMs: NOW - 48_000, expiresAtMs: NOW + 252_000, windowEndsAtMs: NOW + 6 * 86_400_000 };
const host = 'api.example.test';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type Options = { readonly plainHttp?: boolean; readonly isLoaded?: boolean };

const show = (change: Partial<SessionView>, { plainHttp = false, isLoaded = false }: Options = {}) => {
  const onAction = vi.fn();
  const server = plainHttp ? { ...sampleServer, plainHttpOrigin: 'http://api.example.test' } : sampleServer;
  const fake = fakeBridge({});
  fake.fire('requests:changed', isLoaded ? [sampleRequest({ startedAtMs: NOW - 20_000 })] : []);
  const result = renderWindow(
    fake,
    <SessionStrip
      view={sampleView({ clock: null, ...change })}
      profile={sampleProfile({ server })}
      onAction={onAction}
      isActing={false}
    />,
  );
  return { ...result, onAction };
};

const strip = (): string => (document.querySelector('.banner .grow')?.textContent ?? '').trim();
const waiting = (fault: Failure): Partial<SessionView> => ({
  state: { kind: 'waiting', lifetime, failure: fault, retryAtMs: NOW + 12_000 },
});
const status = (code: ErrorCode, number: number, words = ''): Failure =>
  failure(code, '', { server: { status: number, words } });
const noKeychain = { kind: 'memory-only', why: 'no-keychain', reason: 'no-answer' } as const;

type Case = readonly [name: string, change: Partial<SessionView>, words: string, options?: Options];

describe('the exact words of each state', () => {
  const cases: readonly Case[] = [
    ['active', {}, ''],
    [
      'offline, rows on screen',
      waiting(failure('connection-lost', '')),
      `No connection to ${host}. Your session is kept. What you see was loaded at 14:02 and may be out of date.`,
      { isLoaded: true },
    ],
    ['offline, nothing loaded', waiting(failure('timed-out', '')), `No connection to ${host}. Your session is kept.`],
    [
      '503',
      waiting(status('server-failed', 503)),
      'The server answered 503 Service Unavailable to the renewal. Your session is kept; the token is good until 14:06:43.',
    ],
    [
      '429',
      waiting(status('throttled', 429)),
      'The server answered 429 Too Many Requests to the renewal. Your session is kept; the token is good until 14:06:43.',
    ],
    [
      'malformed',
      waiting(status('malformed-answer', 200)),
      'The server’s answer to the renewal could not be read. Your session is kept; the token is good until 14:06:43.',
    ],
    [
      'a new token that had run out already',
      waiting(failure('already-expired', '')),
      'The server’s new token had run out before it came. Its clock and its tokens do not agree. Requests go on with the token, and renewing is tried again.',
    ],
    [
      'portal',
      waiting(failure('not-json', '', { server: { status: 200, words: '', contentType: 'text/html' } })),
      `Something between you and ${host} answered with a web page. Check the network’s sign-in page.`,
    ],
    [
      'locked',
      { state: { kind: 'locked', why: 'locked' } },
      'The keychain is locked, so the saved session cannot be read. Nothing was deleted.',
    ],
    [
      'no keychain',
      { keeping: noKeychain },
      'No keychain was found on this computer. You stay signed in until Latchkey closes. Nothing was written to disk.',
    ],
    [
      'not saved',
      { keeping: { kind: 'not-saved', why: 'full' } },
      'The renewed token could not be saved: it is too large for this keychain. It is kept in memory and saving is tried again.',
    ],
    [
      'corrupt',
      { state: { kind: 'signed-out', reason: 'record-corrupt' } },
      'The saved session could not be read and was set aside. Sign in again.',
    ],
    [
      'interrupted',
      { state: { kind: 'signed-out', reason: 'interrupted' } },
      'Latchkey closed while a renewal was under way, and the server no longer accepts the old token. Sign in again. Your password is not the problem.',
    ],
    [
      'renewal window ends within the hour',
      { state: { kind: 'active', lifetime: { ...lifetime, windowEndsAtMs: NOW + 30 * MINUTE }, renewsAtMs: NOW + 1 } },
      'The renewal window ends at 14:32:31. Sign in again to start a new one.',
    ],
    [
      'not renewable, 5 min before the end',
      { state: { kind: 'active', lifetime, renewsAtMs: null } },
      'This server does not renew this kind of sign-in. Sign in again before 14:06:43.',
    ],
    [
      'not renewable, an hour before the end',
      { state: { kind: 'active', lifetime: { expiresAtMs: NOW + 60 * MINUTE }, renewsAtMs: null } },
      '',
    ],
    [
      'renewing was refused',
      {
        state: { kind: 'active', lifetime, renewsAtMs: null, refusal: status('refused', 401, 'Token is blacklisted') },
      },
      `${host} will not renew this session: “Token is blacklisted” It is good until 14:06:43.`,
    ],
    [
      'plain http',
      {},
      'This connection is not encrypted. Anyone on the network can read your password and token.',
      { plainHttp: true },
    ],
  ];
  test.each(cases.map(([name, change, words, options]) => ({ name, change, words, options })))(
    '$name',
    ({ change, words, options }) => {
      show({ state: { kind: 'active', lifetime, renewsAtMs: NOW + 222_000 }, ...change }, options);
      expect(strip()).toBe(words);
    },
  );
});

describe('the most severe wins', () => {
  test('locked before memory only before plain http', () => {
    const { rerender } = show({ state: { kind: 'locked', why: 'locked' }, keeping: noKeychain }, { plainHttp: true });
    expect(strip()).toContain('The keychain is locked');
    rerender(<div />);
    show({ keeping: noKeychain }, { plainHttp: true });
    expect(strip()).toContain('No keychain was found');
  });

  test('offline before not saved', () => {
    show({ ...waiting(failure('unreachable', '')), keeping: { kind: 'not-saved', why: 'full' } });
    expect(strip()).toContain('No connection to');
  });
});

describe('actions', () => {
  test('offline: retry now', () => {
    const { onAction } = show(waiting(failure('unreachable', '')));
    screen.getByRole('button', { name: 'Retry now' }).click();
    expect(onAction).toHaveBeenCalledExactlyOnceWith('retry');
  });

  test('no keychain: how to set one up', () => {
    const { onAction } = show({ keeping: noKeychain });
    screen.getByRole('button', { name: 'How to set one up' }).click();
    expect(onAction).toHaveBeenCalledExactlyOnceWith('set-up');
  });
});

test('renewing for more than 5 s: the server is slow, and it is said that nothing is lost', () => {
  show({ state: { kind: 'renewing', lifetime } });
  expect(strip()).toBe('');
  act(() => vi.advanceTimersByTime(5_100));
  expect(strip()).toBe('The server is slow to answer. Your session is kept.');
});
