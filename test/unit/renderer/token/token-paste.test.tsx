import { createHmac } from 'node:crypto';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { ok } from '../../../../electron/contract/result';
import { tokenText } from '../../../helpers/renderer/samples';
import { NOW, openTab, press, settle, show, verdict } from './token-work-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const verified: FakeAnswers = {
  'token:verify': () =>
    ok({ outcome: 'verified', algorithm: 'HS256', keyName: { kind: 'secret', detail: '', source: null }, hints: [] }),
};

describe('pasting', () => {
  const field = (): HTMLElement => screen.getByRole('textbox', { name: 'Token to inspect' });
  const paste = async (text: string): Promise<void> => {
    fireEvent.paste(field(), { clipboardData: { getData: () => text } });
    await settle();
  };
  const open = async (answers: FakeAnswers = {}) => {
    const shown = await show(answers);
    await openTab('Pasted');
    return shown;
  };

  test('a sample is there for who has no token at hand: expired, with personal data, signed with the secret it names', async () => {
    await open();
    fireEvent.click(screen.getByRole('button', { name: 'Look at a sample' }));
    await settle();
    const walk = screen.getByRole('list', { name: 'What the sample shows' });
    expect(within(walk).getAllByRole('listitem')).toHaveLength(5);
    expect(verdict('Time')).toContain('Expired');
    expect(screen.getByText('email can be read by anyone who holds the token')).toBeDefined();
    const [head = '', claims = '', signature] = (field().textContent ?? '').split('.');
    expect(createHmac('sha256', 'latchkey').update(`${head}.${claims}`).digest('base64url')).toBe(signature);
    expect(screen.queryByRole('button', { name: 'Look at a sample' })).toBeNull();
  });

  test('an Authorization line: unwrapped, judged in the window, sent nowhere', async () => {
    const { asked } = await open();
    const before = asked.length;
    await paste(`Authorization: Bearer ${tokenText({ user_id: 7, exp: NOW / 1_000 - 60 })}`);
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('user_id7');
    expect(verdict('Time')).toContain('Expired');
    expect(screen.getByText('Scheme word left out')).toBeTruthy();
    expect(asked.length).toBe(before);
  });

  test('an unreadable paste after a good one: nothing of the good one stays', async () => {
    await open();
    await paste(tokenText({ user_id: 4711 }));
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('4711');
    await paste('not a token at all');
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
    expect(document.body.textContent).not.toContain('4711');
    expect(verdict('Form')).toContain('Malformed');
  });

  test('5 MB: refused at once, and not kept', async () => {
    await open();
    await paste('x'.repeat(5_000_000));
    expect(screen.getByText('5,000,000 characters. Nothing of it was read.')).toBeTruthy();
    expect(field().textContent).toBe('');
    expect(screen.getByText('Too large to read')).toBeTruthy();
  });

  const thousands = (prefix: string): string =>
    tokenText(Object.fromEntries(Array.from({ length: 2_000 }, (_, index) => [`${prefix}${index}`, index])));

  test('a hostile token of thousands of claims: read beside the thread; fifty rows, the rest by request', async () => {
    const { reads } = await open();
    await paste(thousands('c'));
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
    await reads.asked[0]?.answer();
    expect(within(screen.getByRole('table', { name: 'Claims' })).getAllByRole('rowheader')).toHaveLength(50);
    await press('Show more: 1,950 left');
    expect(within(screen.getByRole('table', { name: 'Claims' })).getAllByRole('rowheader')).toHaveLength(100);
  });

  test('an address with a token: the token stands in its place, and is what a key is tried on', async () => {
    const { askedFor } = await open(verified);
    const text = tokenText({ user_id: 7 });
    await paste(`https://app.example/done#access_token=${text}&token_type=bearer`);
    expect(field().textContent).toBe(text);
    expect(screen.getByText('The token was taken out of the address.')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('user_id7');
    fireEvent.click(screen.getByRole('radio', { name: 'Secret' }));
    fireEvent.change(screen.getByLabelText('Secret', { exact: true }), { target: { value: 'abc' } });
    await press('Verify signature');
    expect(askedFor('token:verify')[0]?.subject).toEqual({ kind: 'pasted', text });
  });

  test('a small token: read at once, without a worker', async () => {
    const { reads } = await open();
    fireEvent.change(field(), { target: { value: tokenText({ typed: true }) } });
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('typed');
    expect(reads.asked).toEqual([]);
  });

  test('another paste while a big one is read: the old reading is stopped, and its answer is not shown', async () => {
    const { reads } = await open();
    await paste(thousands('old'));
    await paste(thousands('new'));
    expect(reads.asked.map(({ isStopped }) => isStopped)).toEqual([true, false]);
    await reads.asked[0]?.answer();
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
    await reads.asked[1]?.answer();
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('new0');
    await press('Clear');
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
  });

  test('a big one while the panel goes: its reading is stopped', async () => {
    const { reads, unmount } = await open();
    await paste(thousands('c'));
    unmount();
    expect(reads.asked[0]?.isStopped).toBe(true);
  });

  test('no worker to be had: read all the same', async () => {
    const { reads } = await open();
    await paste(thousands('c'));
    await reads.asked[0]?.answer(true);
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('c0');
  });

  test('a huge text by another way than a paste: kept out of the field, and refused', async () => {
    await open();
    const input = new InputEvent('beforeinput', { data: 'x'.repeat(5_000_000), cancelable: true, bubbles: true });
    await act(async () => {
      field().dispatchEvent(input);
    });
    expect(input.defaultPrevented).toBe(true);
    expect(screen.getByText('5,000,000 characters. Nothing of it was read.')).toBeTruthy();
    const letter = new InputEvent('beforeinput', { data: 'x', cancelable: true, bubbles: true });
    field().dispatchEvent(letter);
    expect(letter.defaultPrevented).toBe(false);
  });

  test('a huge text dropped: kept out of the field, and refused', async () => {
    await open();
    const dataTransfer = { files: [], getData: () => 'x'.repeat(5_000_000) };
    expect(fireEvent.drop(field(), { dataTransfer })).toBe(false);
    await settle();
    expect(screen.getByText('5,000,000 characters. Nothing of it was read.')).toBeTruthy();
    expect(field().textContent).toBe('');
  });

  test('a token inside the token: offered, and read by a press', async () => {
    await open();
    const [head] = tokenText({}, { alg: 'HS256', cty: 'JWT' }).split('.');
    await paste(`${head}.${btoa(tokenText({ inner: 'yes' })).replace(/=+$/, '')}.AAAA`);
    await press('Inspect the token inside');
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('inner');
  });

  test('encrypted and random tokens are explained', async () => {
    await open();
    const jwe = `${btoa('{"alg":"dir","enc":"A256GCM"}').replace(/=+$/, '')}..AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA`;
    await paste(jwe);
    expect(screen.getByText('Encrypted: only the header is readable')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Header' }).textContent).toContain('A256GCM');
    await paste('9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b');
    expect(screen.getByText('A DRF token: a random key')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'Signature' })).toBeNull();
  });

  test('the server cannot be asked of it; a secret can', async () => {
    const { askedFor } = await open(verified);
    const text = tokenText({ user_id: 1 });
    await paste(text);
    fireEvent.click(screen.getByRole('radio', { name: 'Server' }));
    await press('Verify signature');
    expect(askedFor('token:verify-by-server')).toEqual([]);
    fireEvent.click(screen.getByRole('radio', { name: 'Secret' }));
    fireEvent.change(screen.getByLabelText('Secret', { exact: true }), { target: { value: 'abc' } });
    await press('Verify signature');
    expect(askedFor('token:verify')[0]?.subject).toEqual({ kind: 'pasted', text });
    expect(verdict('Signature')).toBe('SignatureVerifiedHS256 with secret');
    await paste(tokenText({ user_id: 2 }));
    expect(verdict('Signature')).toContain('Not checked');
  });

  test('cleared: nothing is left', async () => {
    await open();
    await paste(tokenText({ user_id: 1 }));
    await press('Clear');
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
    expect(field().textContent).toBe('');
  });

  test('beside the session: what only one of them has is absent in the other', async () => {
    await open();
    await paste(tokenText({ user_id: '9', email: 'eve@example.test' }));
    await press('Compare with session');
    const rows = within(screen.getByRole('table', { name: 'Claims' })).getAllByRole('row');
    const text = rows.map((row) => row.textContent);
    expect(text[1]).toBe('user_id"9""42"');
    expect(text).toContain('token_typeabsent"access"');
  });

  test('a dropped file is read like a paste', async () => {
    await open();
    const file = new File([tokenText({ dropped: true })], 'token.txt');
    await act(async () => {
      fireEvent.drop(field(), { dataTransfer: { files: [file], getData: () => '' } });
    });
    await settle(50);
    expect(screen.getByRole('table', { name: 'Claims' }).textContent).toContain('dropped');
  });
});
