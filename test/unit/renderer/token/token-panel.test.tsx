import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sampleToken, tokenText } from '../../../helpers/renderer/samples';
import { NOW, rowOf, settle, show, table, verdict, withClaims } from './token-panel-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

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
