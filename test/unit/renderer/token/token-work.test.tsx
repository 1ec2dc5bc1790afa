import { createHmac } from 'node:crypto';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { failed, failure, ok } from '../../../../electron/contract/result';
import type { SessionView } from '../../../../electron/contract/session';
import type { TokenHistoryView } from '../../../../electron/contract/token-view';
import { inspectToken } from '../../../../electron/token/inspect';
import type { ReadApart } from '../../../../renderer/token/read-apart';
import { readPasted } from '../../../../renderer/token/read-pasted';
import { TokenPanel } from '../../../../renderer/token/token-panel';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import {
  activeState,
  sampleClaims,
  sampleProfile,
  sampleToken,
  sampleView,
  tokenText,
} from '../../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
const TEXT = tokenText(sampleClaims(NOW));
const SIGNATURE = TEXT.split('.')[2] ?? '';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

const before = inspectToken(tokenText(sampleClaims(NOW - 270_000, { jti: 'before' })), { nowSeconds: NOW / 1_000 });
const history: TokenHistoryView = {
  previous: { seenAtMs: NOW - 318_000, fingerprint: '0123456789ab', inspection: before },
  facts: [
    {
      fingerprint: 'a1b2c3d4e5f6',
      seenAtMs: NOW - 48_000,
      issuedAtMs: NOW - 48_000,
      expiresAtMs: NOW + 252_000,
      changed: ['exp', 'iat', 'jti'],
    },
    { fingerprint: '0123456789ab', seenAtMs: NOW - 318_000, issuedAtMs: null, expiresAtMs: null, changed: null },
  ],
};

const show = async (answers: FakeAnswers = {}, view: Partial<SessionView> = {}) => {
  const fake = fakeBridge({
    'token:view': ({ which }) => ok(sampleToken(which, which === 'access' ? TEXT : undefined)),
    'token:history': () => ok(history),
    'token:reveal': () => ok(TEXT),
    'token:copy': () => ok(null),
    'session:diary': () => ok([]),
    'desktop:copy': () => ok(null),
    ...answers,
  });
  const reads = openReads();
  const at = (change: Partial<SessionView>) => (
    <TokenPanel
      readApart={reads.readApart}
      profile={sampleProfile()}
      view={sampleView({ state: activeState(NOW), clock: null, ...view, ...change })}
    />
  );
  const result = renderWindow(fake, at({}));
  await settle();
  return {
    ...fake,
    ...result,
    reads,
    update: async (change: Partial<SessionView>) => {
      result.rerender(at(change));
      await settle();
    },
  };
};

/** What was to be read beside the window's thread; nothing is answered by itself. */
const openReads = () => {
  const asked: { readonly text: string; readonly answer: (isDead?: boolean) => Promise<void>; isStopped: boolean }[] =
    [];
  const readApart: ReadApart = (toRead, onRead) => {
    const entry = {
      text: toRead.text,
      answer: (isDead = false) => act(async () => onRead(isDead ? null : readPasted(toRead))),
      isStopped: false,
    };
    asked.push(entry);
    return () => {
      entry.isStopped = true;
    };
  };
  return { readApart, asked };
};

const settle = (ms = 0) => act(async () => vi.advanceTimersByTimeAsync(ms));
const press = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const openTab = async (name: string): Promise<void> => {
  fireEvent.click(screen.getByRole('tab', { name }));
  await settle();
};
const region = (name: string): HTMLElement => screen.getByRole('region', { name });
const verdict = (name: string): string => screen.getByText(name, { selector: 'dt' }).parentElement?.textContent ?? '';

describe('[47] revealing', () => {
  const encoded = (): string => region('Encoded token').textContent ?? '';

  test('a press shows the token with the seconds that are left, and 20 s later it is hidden', async () => {
    const { askedFor } = await show();
    expect(encoded()).not.toContain(SIGNATURE);
    await press('Reveal token');
    expect(askedFor('token:reveal')).toEqual([{ profileId: 'maria@api', which: 'access' }]);
    expect(encoded()).toContain(TEXT);
    expect(encoded()).toContain('Anyone who sees this can act as maria. Hides in 20 s.');
    await settle(3_050);
    expect(encoded()).toContain('Hides in 17 s.');
    await settle(17_000);
    expect(encoded()).not.toContain(SIGNATURE);
    expect(screen.getByRole('button', { name: 'Reveal token' })).toBeTruthy();
  });

  test('kept for 60 s, once', async () => {
    await show();
    await press('Reveal token');
    await settle(15_000);
    await press('Keep for 60 s');
    expect(screen.queryByRole('button', { name: 'Keep for 60 s' })).toBeNull();
    await settle(58_000);
    expect(encoded()).toContain(SIGNATURE);
    await settle(3_000);
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test.each([
    ['the window loses the focus', async () => void fireEvent.blur(window)],
    ['it is hidden by a press', () => press('Hide token')],
    [
      'another tab',
      async () => {
        await openTab('Refresh');
        await openTab('Access');
      },
    ],
  ])('%s: hidden at once', async (_why, leave) => {
    await show();
    await press('Reveal token');
    await act(leave);
    await settle();
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test('the system locks the screen: hidden at once', async () => {
    const { fire } = await show();
    await press('Reveal token');
    expect(encoded()).toContain(SIGNATURE);
    await act(async () => fire('screen:locked', null));
    await settle();
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test('a renewal: the old token is not shown any longer', async () => {
    const { update } = await show();
    await press('Reveal token');
    await update({ generation: 2 });
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test('an answer that comes after the focus is gone: not shown', async () => {
    let give = (): void => {};
    await show({
      'token:reveal': () =>
        new Promise((resolve) => {
          give = () => resolve(ok(TEXT));
        }),
    });
    await press('Reveal token');
    fireEvent.blur(window);
    give();
    await settle();
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test('Ctrl Shift H reveals and hides', async () => {
    await show();
    fireEvent.keyDown(document.body, { key: 'H', ctrlKey: true, shiftKey: true });
    await settle();
    expect(encoded()).toContain(SIGNATURE);
    fireEvent.keyDown(document.body, { key: 'H', ctrlKey: true, shiftKey: true });
    await settle();
    expect(encoded()).not.toContain(SIGNATURE);
  });

  test('refused: said, and nothing shown', async () => {
    await show({ 'token:reveal': () => failed(failure('not-allowed', '')) });
    await press('Reveal token');
    expect(within(region('Encoded token')).getByRole('alert').textContent).toBe('The token could not be revealed.');
  });
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
          keyName: 'secret',
          hints: ['It would match if the secret were read as base64.'],
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
    const { askedFor } = await open({
      'token:verify': () => ok({ outcome: 'verified', algorithm: 'HS256', keyName: 'secret', hints: [] }),
    });
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
    const { askedFor } = await open({
      'token:verify': () => ok({ outcome: 'verified', algorithm: 'HS256', keyName: 'secret', hints: [] }),
    });
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

describe('the copy menu', () => {
  const choose = async (name: string): Promise<void> => {
    await press('Copy');
    fireEvent.click(within(screen.getByRole('menu', { name: 'Copy' })).getByRole('menuitem', { name }));
    await settle();
  };

  test('a live token: by main, which clears it, and it is said', async () => {
    const { askedFor } = await show();
    await choose('Copy access token…');
    await choose('Copy curl with token…');
    await choose('Copy curl with placeholder');
    expect(askedFor('token:copy').map(({ as }) => as)).toEqual(['token', 'curl', 'curl-placeholder']);
    expect(screen.getAllByText('Copied a live token. Cleared from the clipboard in 60 s.')).toHaveLength(2);
    expect(askedFor('desktop:copy')).toEqual([]);
  });

  test('claims by Ctrl Shift J, the fingerprint by the menu', async () => {
    const { askedFor } = await show();
    fireEvent.keyDown(document.body, { key: 'J', ctrlKey: true, shiftKey: true });
    await choose('Copy fingerprint');
    expect(askedFor('desktop:copy')[0]?.text).toContain('"jti"');
    expect(askedFor('desktop:copy')[1]).toEqual({ text: 'a1b2c3d4e5f6' });
  });

  test('of a pasted token: what was read of it, nothing through main’s token', async () => {
    await show();
    await openTab('Pasted');
    fireEvent.paste(screen.getByRole('textbox', { name: 'Token to inspect' }), {
      clipboardData: { getData: () => TEXT },
    });
    await settle();
    await press('Copy');
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual([
      'Copy claims as JSONCtrl Shift J',
      'Copy header as JSON',
    ]);
  });
});
