import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { setTimeZone } from '../../../../renderer/words/human';
import { sampleSettings, sampleToken } from '../../../helpers/renderer/samples';
import { NOW, rowOf, settle, show, table, verdict, withClaims } from './token-panel-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
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
