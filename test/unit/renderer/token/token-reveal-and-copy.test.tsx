import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { NOW, openTab, press, region, settle, show, TEXT } from './token-work-stage';

const SIGNATURE = TEXT.split('.')[2] ?? '';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

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
