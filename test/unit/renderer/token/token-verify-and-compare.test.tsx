import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../../electron/contract/result';
import { NOW, press, region, show, verdict } from './token-work-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('verifying', () => {
  const status = (): string => within(region('Signature')).getByRole('status').textContent ?? '';
  const choose = (name: string): void => void fireEvent.click(screen.getByRole('radio', { name }));

  test('by the server: its endpoint is named first; the verdict says by whom', async () => {
    const { askedFor } = await show({
      'token:verify-by-server': () => ok({ isValid: true, tookMs: 24, atMs: NOW - 2_000 }),
    });
    expect(region('Signature').textContent).toContain('Asks /api/token/verify/. No key needed.');
    await press('Verify signature');
    expect(askedFor('token:verify-by-server')).toEqual([{ profileId: 'maria@api', which: 'access' }]);
    expect(status()).toBe('Verified by the server in 24 ms, at 14:02:29.');
    expect(verdict('Signature')).toBe('SignatureVerifiedby the server');
  });

  test('refused by the server: an answer, not an error of ours', async () => {
    await show({ 'token:verify-by-server': () => ok({ isValid: false, tookMs: 24, atMs: NOW }) });
    await press('Verify signature');
    expect(status()).toContain('Refused by the server in 24 ms');
    expect(verdict('Signature')).toBe('SignatureRefusedby the server');
  });

  test('with a secret in an encoding: the token stays in main; a mismatch with its hint', async () => {
    const { askedFor } = await show({
      'token:verify': () =>
        ok({
          outcome: 'signature-mismatch',
          algorithm: 'HS256',
          keyName: { kind: 'secret', detail: '', source: null },
          hints: [{ id: 'would-match-as', encoding: 'base64' }],
        }),
    });
    choose('Secret');
    const card = within(region('Signature'));
    expect(card.getByText('The token says HS256. Kept in memory for this check only.')).toBeTruthy();
    fireEvent.change(card.getByLabelText('Secret', { exact: true }), { target: { value: 'abc' } });
    fireEvent.change(card.getByRole('combobox', { name: 'Secret is written as' }), { target: { value: 'hex' } });
    await press('Verify signature');
    expect(askedFor('token:verify')).toEqual([
      {
        subject: { kind: 'session', profileId: 'maria@api', which: 'access' },
        key: { type: 'secret', value: 'abc', encoding: 'hex' },
      },
    ]);
    expect(status()).toBe(
      'Mismatch. This secret did not sign this token.It would match if the secret were read as base64.',
    );
    expect(verdict('Signature')).toBe('SignatureMismatchlocal secret');
  });

  test.each([
    ['{"kty":"oct","k":"AA"}', 'jwk'],
    ['{"keys":[]}', 'jwks'],
    ['-----BEGIN PUBLIC KEY-----', 'pem'],
  ])('a key of text %s: sent as %s; a public key for HS256 is told', async (text, type) => {
    const { askedFor } = await show({
      'token:verify': () => ok({ outcome: 'wrong-key-type', algorithm: 'HS256', hints: [] }),
    });
    choose('PEM or JWKS');
    fireEvent.change(screen.getByRole('textbox', { name: 'Public key, JWK or JWKS' }), { target: { value: text } });
    await press('Verify signature');
    expect(askedFor('token:verify')[0]?.key).toMatchObject({ type, value: text });
    expect(status()).toContain('The token says HS256; a public key cannot check it and is never used as a secret.');
    expect(verdict('Signature')).toBe('SignatureNot checkedkey is not for HS256');
  });

  test('after a renewal nothing is verified any more', async () => {
    const { update } = await show({ 'token:verify-by-server': () => ok({ isValid: true, tookMs: 1, atMs: NOW }) });
    await press('Verify signature');
    await update({ generation: 2 });
    expect(verdict('Signature')).toContain('Not checked');
  });

  test('no key: the button says what is missing and asks nothing', async () => {
    const { askedFor } = await show();
    choose('Secret');
    await press('Verify signature');
    expect(screen.getByRole('button', { name: 'Verify signature' }).getAttribute('title')).toBe('Enter a key first.');
    expect(askedFor('token:verify')).toEqual([]);
  });
});

describe('comparing with the token before', () => {
  test('what the last renewal changed, then only that', async () => {
    await show();
    await press('Compare with previous');
    const table = screen.getByRole('table', { name: 'Changed by the last renewal' });
    expect(screen.getByText('3 of 7 claims')).toBeTruthy();
    const rows = (): readonly (string | null)[] =>
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map((row) => row.textContent);
    expect(rows()).toHaveLength(7);
    expect(rows().find((row) => row?.startsWith('exp'))).toContain('4:30 later');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Only changes' }));
    expect(rows().map((row) => row?.slice(0, 3))).toEqual(['exp', 'iat', 'jti']);
  });

  test('the history: fingerprints, times and differences', async () => {
    await show();
    await press('Compare with previous');
    const text = screen.getByRole('table', { name: 'Token history' }).textContent;
    expect(text).toContain('a1b2c3d4e5f6expires 14:06:43 · changed: exp, iat, jti');
    expect(text).toContain('0123456789abfirst of this session');
  });

  test('before the first renewal: nothing to compare with, said', async () => {
    await show({ 'token:history': () => ok({ previous: null, facts: [] }) });
    const button = screen.getByRole('button', { name: 'Compare with previous' });
    expect(button.getAttribute('title')).toBe('No renewal yet: there is nothing to compare with.');
    fireEvent.click(button);
    expect(screen.queryByRole('table', { name: 'Changed by the last renewal' })).toBeNull();
  });
});
