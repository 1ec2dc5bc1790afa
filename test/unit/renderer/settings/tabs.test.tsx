import { act, fireEvent, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { choose, open, press, settle } from './tabs-stage';

const shown = (name: string): string => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name });
  return select.selectedOptions.item(0)?.textContent ?? '';
};

describe('Session', () => {
  test('each setting is asked of main by itself and shows what is in force', async () => {
    const { changes } = await open('session');
    await choose('Renew before expiry', '2 minutes');
    await choose('Warn before the renewal window ends', 'Never');
    await choose('Time zone', 'UTC');
    await choose('Hide a revealed token after', '10 seconds');
    await choose('Clear a copied token after', 'Never');
    await choose('Delete after', '15 seconds');
    await press('Renew before the computer sleeps', 'switch');
    await press('This computer', 'radio');
    expect(changes()).toEqual([
      { renewBefore: 120 },
      { warnBeforeWindowEnds: null },
      { timeZone: 'utc' },
      { hideRevealedAfterSeconds: 10 },
      { clearCopiedAfterSeconds: null },
      { deleteWaitSeconds: 15 },
      { renewBeforeSleep: false },
      { countOn: 'computer' },
    ]);
    expect(shown('Renew before expiry')).toBe('2 minutes');
    expect(shown('Clear a copied token after')).toBe('Never');
  });

  test('automatic says what it means for the session shown', async () => {
    await open('session');
    expect(shown('Renew before expiry')).toBe('Automatic (30 s)');
  });

  test('a time of one’s own: kept with Enter, and what is none is put back', async () => {
    const { changes } = await open('session');
    await choose('Renew before expiry', 'Custom…');
    expect(changes()).toEqual([]);
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Seconds before expiry' });
    fireEvent.change(field, { target: { value: '45' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await settle();
    for (const wrong of ['0', '-3', 'soon', '86401']) {
      fireEvent.change(field, { target: { value: wrong } });
      fireEvent.blur(field);
      expect(field.value).toBe('45');
    }
    expect(changes()).toEqual([{ renewBefore: 45 }]);
  });

  test('values that are none of those offered: shown as they are', async () => {
    await open('session', {}, { renewBefore: 90, hideRevealedAfterSeconds: 5, warnBeforeWindowEnds: 7_200 });
    expect(shown('Renew before expiry')).toBe('Custom…');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Seconds before expiry' }).value).toBe('90');
    expect(shown('Hide a revealed token after')).toBe('5 seconds');
    expect(shown('Warn before the renewal window ends')).toBe('2 hours');
  });

  test('the clock of the server: how far it is from this computer’s', async () => {
    await open('session');
    expect(screen.getByText(/^The server is 1\.4 s ahead of this computer, measured at /)).toBeTruthy();
  });

  test('the keychain is asked by a press, and its answer is told', async () => {
    const { fire, askedFor } = await open('session', { 'desktop:look-at-keychain': () => ok({ kind: 'ok' }) });
    expect(askedFor('desktop:look-at-keychain')).toEqual([]);
    expect(screen.getByText('OS keychain (Secret Service)')).toBeTruthy();
    await press('Check again');
    expect(askedFor('desktop:look-at-keychain')).toEqual([{}]);
    await act(async () => fire('desktop:keychain', { kind: 'locked', reason: 'locked' }));
    expect(screen.getByText(/^It is locked\. Saved sessions wait/)).toBeTruthy();
  });

  test('a change that main refuses: said', async () => {
    await open('session', { 'settings:change': () => failed(failure('disk', '')) });
    await choose('Time zone', 'UTC');
    expect(screen.getByRole('alert').textContent).toContain('The disk is full or read-only');
  });
});

describe('the page', () => {
  test('Escape goes back, but not out of a dialog above it', async () => {
    const { onBack } = await open('privacy');
    await press('Forget everything…');
    fireEvent.keyDown(screen.getByRole('button', { name: 'Cancel' }), { key: 'Escape' });
    expect(onBack).not.toHaveBeenCalled();
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Privacy' }), { key: 'Escape' });
    expect(onBack).toHaveBeenCalledOnce();
  });
});
