import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '../../../electron/contract/result';
import { NoBridge } from '../../../renderer/ui/no-bridge';
import { sampleSettings, sampleView } from '../../helpers/renderer/samples';
import { active, bar, NOW, open, say, sayState, tab } from './app-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('which page', () => {
  test('nothing known: welcome', async () => {
    const opened = open();
    await act(async () => {
      opened.fire('sessions:changed', []);
      opened.fire('profiles:changed', { profiles: [], shownId: null });
    });
    expect(screen.getByRole('complementary', { name: 'Welcome' })).toBeTruthy();
    expect(await screen.findByText('Version 1.0.0')).toBeTruthy();
  });

  test('a new profile, and one that the person signed out of: the sign-in page', async () => {
    const opened = open();
    await say(opened, [sampleView()], null);
    expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy();
    await sayState(opened, { kind: 'signed-out', reason: 'by-person', serverTold: 'yes' });
    expect(screen.getByText('Signed out. The token was deleted from this computer.')).toBeTruthy();
    expect(screen.getByRole('textbox', { name: 'Username' })).toHaveProperty('value', 'maria');
  });

  test('restoring, active: the workspace', async () => {
    const opened = open();
    await sayState(opened, { kind: 'restoring' });
    expect((await bar()).textContent).toContain('Restoring session');
    await sayState(opened, active);
    expect(tab('Subscribers').getAttribute('aria-selected')).toBe('true');
  });

  test('signing in on the sign-in page stays there until it is done', async () => {
    const opened = open();
    await sayState(opened, { kind: 'signed-out', reason: 'new' });
    await sayState(opened, { kind: 'signing-in' });
    expect(screen.getByRole('form', { name: 'Sign in' })).toBeTruthy();
    await sayState(opened, active);
    await bar();
    expect(screen.queryByRole('form', { name: 'Sign in' })).toBeNull();
  });

  test('[55] no bridge: said, not an empty window', () => {
    render(<NoBridge />);
    expect(screen.getByRole('alert').textContent).toContain('Latchkey could not start');
  });
});

describe('settings', () => {
  test('replace tabs and panel, keep the session bar, and change the look at once', async () => {
    const opened = open({
      'settings:change': () => ok(sampleSettings({ theme: 'dark' })),
    });
    await sayState(opened, active);
    await bar();
    fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
    const page = within(await screen.findByRole('main', { name: 'Settings' }, { timeout: 10_000 }));
    fireEvent.click(within(page.getByRole('radiogroup', { name: 'Theme' })).getByRole('radio', { name: 'Dark' }));
    expect(opened.askedFor('settings:change')).toEqual([{ theme: 'dark' }]);
    expect(screen.queryByRole('tab', { name: 'Token' })).toBeNull();
    expect(screen.getByRole('banner', { name: 'Session' })).toBeTruthy();
    fireEvent.click(page.getByRole('button', { name: 'Back' }));
    expect(tab('Token')).toBeTruthy();
  });

  test('removing a profile asks first, with the harmless answer focused', async () => {
    const opened = open({ 'profile:remove': () => ok(null) });
    await sayState(opened, active);
    await bar();
    fireEvent.click(screen.getByRole('button', { name: /^Profile: / }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Manage profiles…' }));
    const name = 'More for maria at https://api.example.test/api/';
    fireEvent.click(await screen.findByRole('button', { name }, { timeout: 10_000 }));
    fireEvent.click(screen.getByRole('menuitem', { name: 'Remove…' }));
    const dialog = within(screen.getByRole('alertdialog', { name: 'Remove maria at api.example.test?' }));
    expect(document.activeElement).toBe(dialog.getByRole('button', { name: 'Cancel' }));
    expect(opened.askedFor('profile:remove')).toEqual([]);
    fireEvent.click(dialog.getByRole('button', { name: 'Remove profile' }));
    expect(opened.askedFor('profile:remove')).toEqual([{ profileId: 'maria@api' }]);
  });
});

test('a file that was set aside is said until dismissed', async () => {
  const opened = open({ 'desktop:dismiss-notice': () => ok(null) });
  await act(async () =>
    opened.fire('notices:changed', [{ id: 'n1', kind: 'settings-set-aside', path: '/data/settings.bad', reason: '' }]),
  );
  await sayState(opened, active);
  await bar();
  expect(screen.getByText('The settings could not be read and were set aside.')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }));
  expect(opened.askedFor('desktop:dismiss-notice')).toEqual([{ noticeId: 'n1' }]);
});

test('keys: Ctrl 2 shows the token, F6 goes from region to region', async () => {
  const opened = open();
  await sayState(opened, active);
  await bar();
  fireEvent.keyDown(document.body, { key: '2', ctrlKey: true });
  expect(tab('Token').getAttribute('aria-selected')).toBe('true');
  fireEvent.keyDown(document.body, { key: 'F6' });
  expect(document.activeElement?.closest('.sessionbar')).toBeTruthy();
  fireEvent.keyDown(document.body, { key: 'F6' });
  expect(document.activeElement).toBe(tab('Token'));
});
