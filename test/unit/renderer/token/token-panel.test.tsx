import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { TokenView } from '../../../../electron/contract/token-view';
import { TokenPanel } from '../../../../renderer/token/token-panel';
import { setTimeZone } from '../../../../renderer/words/human';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import {
  activeState,
  sampleClaims,
  sampleDiary,
  sampleProfile,
  sampleSettings,
  sampleToken,
  sampleView,
  tokenText,
} from '../../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

type Show = { readonly token?: (which: 'access' | 'refresh') => TokenView; readonly view?: Partial<SessionView> };

const show = async ({ token = (which) => sampleToken(which), view = {} }: Show = {}) => {
  const fake = fakeBridge({
    'token:view': ({ which }) => ok(token(which)),
    'session:diary': () => ok(sampleDiary(NOW)),
    'session:export-diary': () => ok({ file: 'diary.json' }),
    'desktop:copy': () => ok(null),
  });
  const at = (change: Partial<SessionView>) => (
    <TokenPanel
      profile={sampleProfile()}
      view={sampleView({ state: activeState(NOW), clock: null, ...view, ...change })}
    />
  );
  const result = renderWindow(fake, at({}));
  await settle();
  return { ...fake, ...result, update: (change: Partial<SessionView>) => result.rerender(at(change)) };
};

const settle = () => act(async () => vi.advanceTimersByTimeAsync(0));
const withClaims = (claims: object, header?: object): TokenView =>
  sampleToken('access', tokenText(sampleClaims(NOW, claims), header));
const table = (name: string) => within(screen.getByRole('table', { name }));
const rowOf = (name: string): string =>
  table('Claims').getByRole('rowheader', { name }).closest('tr')?.textContent ?? '';
const verdict = (name: string): string => screen.getByText(name, { selector: 'dt' }).parentElement?.textContent ?? '';

describe('claims', () => {
  test('in source order, with exact text and a human reading', async () => {
    await show();
    expect(
      table('Claims')
        .getAllByRole('rowheader')
        .map((cell) => cell.textContent),
    ).toEqual([...['token_type', 'exp', 'iat', 'jti', 'user_id', 'username', 'email']]);
    expect(rowOf('token_type')).toBe('token_type"access"Access token: sent with each request');
    expect(rowOf('exp')).toContain('Today 14:06:43, in 4:12');
    expect(rowOf('iat')).toContain('Today 14:01:43, 48 s ago');
    expect(rowOf('user_id')).toBe('user_id"42"User’s primary key, as a string');
    expect(rowOf('username')).toContain('Same as this profile');
    expect(table('Header').getByText('HMAC with SHA-256, one shared secret')).toBeTruthy();
  });

  test('numbers beyond 2^53 stand as they are written', async () => {
    const text = tokenText({ exp: 1 }).split('.');
    const payload = btoa('{"user_id":9007199254740993}').replace(/=+$/, '');
    await show({ token: () => sampleToken('access', [text[0], payload, text[2]].join('.')) });
    expect(rowOf('user_id')).toBe('user_id9007199254740993User’s primary key; exact; beyond 2^53');
  });

  test('the countdown of exp goes down', async () => {
    await show();
    await act(async () => vi.advanceTimersByTimeAsync(2_050));
    expect(rowOf('exp')).toContain('in 4:10');
  });

  test('copies go out by a gesture on that very value, and are said', async () => {
    const { askedFor } = await show();
    fireEvent.click(screen.getByRole('button', { name: 'Copy claim username' }));
    await settle();
    expect(screen.getByText('Copied claim username')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Copy as JSON: claims' }));
    await settle();
    expect(askedFor('desktop:copy')[0]).toEqual({ text: 'maria' });
    expect(askedFor('desktop:copy')[1]?.text).toContain('"token_type": "access",\n  "exp": ');
  });

  test('[43] [65] names and values with markup, or that turn the line, are visible text', async () => {
    const evil = { '<img src=x onerror=alert(1)>': '<b>bold</b>', constructor: 'x', turned: 'a\u202eb' };
    const { container } = await show({ token: () => withClaims(evil) });
    expect(rowOf('<img src=x onerror=alert(1)>')).toContain('<b>bold</b>');
    expect(rowOf('constructor')).toBe('constructor"x"');
    expect(rowOf('turned')).toContain('a\\u{202e}b');
    expect(container.querySelector('img[src="x"], td b:not(.strong)')).toBeNull();
  });
});

describe('the verdict of time is live', () => {
  test('valid, soon, expired: without asking main again', async () => {
    const { askedFor } = await show({ view: { tokens: ['access'] } });
    expect(verdict('Time')).toBe('TimeValidexpires in 4:12');
    await act(async () => vi.advanceTimersByTimeAsync(200_050));
    expect(verdict('Time')).toBe('TimeExpires soonexpires in 0:52');
    expect(screen.getByText('Expires within a minute')).toBeTruthy();
    await act(async () => vi.advanceTimersByTimeAsync(55_000));
    expect(verdict('Time')).toMatch(/^TimeExpired\d\.?\d? s ago$/);
    expect(screen.getByText('The token has expired.')).toBeTruthy();
    expect(askedFor('token:view')).toHaveLength(1);
    // It renders once for each of 255 seconds.
  }, 30_000);

  test('counts on the server’s clock', async () => {
    await show({ view: { clock: { offsetMs: 300_000, measuredAtMs: NOW } } });
    expect(verdict('Time')).toContain('Expired');
  });

  test('no expiry, and not valid yet', async () => {
    await show({ token: () => sampleToken('access', tokenText({ user_id: 1 })) });
    expect(verdict('Time')).toContain('No expiry');
  });

  test('decoding alone proves no signature', async () => {
    await show();
    expect(verdict('Signature')).toBe('SignatureNot checkedno key given');
    expect(verdict('Form')).toBe('FormWell-formed3 parts, strict');
  });

  test('[65] alg none: unsigned, and an error', async () => {
    await show({ token: () => withClaims({}, { alg: 'none' }) });
    expect(verdict('Signature')).toContain('Unsigned');
    expect(verdict('Advice')).toMatch(/error/);
  });
});

describe('findings', () => {
  test('worst first, with the rule; a rule without words speaks for itself', async () => {
    const token = withClaims({});
    const findings = [
      { id: 'brand-new-rule', severity: 'error', message: 'Said by a rule of tomorrow.' } as const,
      ...token.inspection.findings,
    ];
    await show({ token: () => ({ ...token, inspection: { ...token.inspection, findings } }) });
    const list = within(screen.getByRole('list', { name: 'Findings' }));
    const [first] = list.getAllByRole('listitem');
    expect(first?.textContent).toBe('Error: Said by a rule of tomorrow.');
    expect(list.getByText('email can be read by anyone who holds the token')).toBeTruthy();
    expect(list.getAllByText(/RFC 7519 §12/).length).toBeGreaterThan(0);
  });

  test('what passed is counted and shown on demand', async () => {
    await show();
    expect(screen.queryByText('Not expired')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Show' }));
    expect(screen.getByText('Not expired')).toBeTruthy();
  });
});

describe('tokens of the grant', () => {
  test('a pair has two tabs; each shows its token, masked', async () => {
    const { askedFor } = await show();
    const tabs = within(screen.getByRole('tablist', { name: 'Token shown' }));
    expect(tabs.getByRole('tab', { name: 'Access' }).getAttribute('aria-selected')).toBe('true');
    fireEvent.click(tabs.getByRole('tab', { name: 'Refresh' }));
    await settle();
    expect(rowOf('token_type')).toContain('Refresh token: only for renewing');
    expect(askedFor('token:view').map(({ which }) => which)).toContain('refresh');
    expect(screen.getByRole('region', { name: 'Encoded token' }).textContent).toMatch(/eyJhbG•+\.eyJ\w{3}•+\.•+/);
  });

  test('a single token has one tab, and pasting another', async () => {
    await show({ view: { tokens: ['access'] } });
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(['Access', 'Pasted']);
  });

  test('a random key: nothing is read into it', async () => {
    await show({ view: { tokens: ['access'] }, token: () => sampleToken('access', 'a'.repeat(40)) });
    expect(verdict('Form')).toBe('FormRandom keynot a JSON Web Token');
    expect(verdict('Time')).toContain('Unknown');
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
  });

  test('no token: said', async () => {
    await show({ view: { tokens: [] } });
    expect(screen.getByText('There is no token to show')).toBeTruthy();
  });
});

test('a renewal asks again and keeps the old token on screen until the new one is there', async () => {
  let jti = 'first';
  const { update, askedFor } = await show({ token: () => withClaims({ jti }), view: { tokens: ['access'] } });
  expect(rowOf('jti')).toContain('first');
  jti = 'second';
  update({ generation: 2 });
  expect(rowOf('jti')).toContain('first');
  await settle();
  expect(rowOf('jti')).toContain('second');
  expect(askedFor('token:view')).toHaveLength(2);
});

describe('lifetime', () => {
  test('is one picture with a full sentence as its name', async () => {
    await show();
    const region = within(screen.getByRole('region', { name: 'Lifetime' }));
    expect(region.getByRole('img').getAttribute('aria-label')).toMatch(
      /^Issued 14:01:43, now 14:02:31, renews 14:06:13, expires 14:06:43\. Renewal window 22 Nov 18:02 to 29 Nov 18:02\.$/,
    );
  });

  test('a clock 2 min off is said', async () => {
    await show({ view: { clock: { offsetMs: -120_000, measuredAtMs: NOW } } });
    expect(
      screen.getByText("This computer is 2 min ahead of the server. Latchkey counts on the server's clock."),
    ).toBeTruthy();
  });

  test('no renewal: said in place of the second lane', async () => {
    const state = { kind: 'active', lifetime: { expiresAtMs: NOW + 252_000 }, renewsAtMs: null } as const;
    await show({ view: { tokens: ['access'], state } });
    expect(screen.getByText('This server does not renew this kind of sign-in.')).toBeTruthy();
  });
});

test('the diary: newest first, asked again with each entry', async () => {
  const { update, askedFor } = await show();
  const rows = table('Renewal diary').getAllByRole('row').slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    '14:01:43Renewedon time, 30 s before expiry38 ms',
    '13:57:31Renewedon time, 30 s before expiry41 ms',
    '13:53:01Renewedon time, 1 s before expiry96 ms',
    '13:52:31Not now503 Service Unavailable1.2 s',
    '09:02:31Signed in212 ms',
  ]);
  update({ diaryLength: 6 });
  await settle();
  expect(askedFor('session:diary')).toHaveLength(2);
});

test('the diary goes to a file that main asks for, and the file is named', async () => {
  const { askedFor } = await show();
  fireEvent.click(screen.getByRole('button', { name: 'Export diary…' }));
  await settle();
  expect(askedFor('session:export-diary')).toEqual([{ profileId: 'maria@api' }]);
  expect(screen.getByText('Exported the diary to diary.json')).toBeTruthy();
});

test('the diary follows the time zone of the settings, though nothing in it has changed', async () => {
  const { fire } = await show();
  const before = table('Renewal diary').getAllByRole('row')[1]?.textContent;
  setTimeZone('utc');
  await act(async () => fire('settings:changed', sampleSettings({ timeZone: 'utc' })));
  const expected = new Date(NOW - 48_000).toISOString().slice(11, 19);
  expect(table('Renewal diary').getAllByRole('row')[1]?.textContent).toContain(expected);
  setTimeZone('local');
  await act(async () => fire('settings:changed', sampleSettings()));
  expect(table('Renewal diary').getAllByRole('row')[1]?.textContent).toBe(before);
});
