import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../electron/contract/result';
import { sampleView } from '../../helpers/renderer/samples';
import { active, bar, NOW, open, say, sayState, tab } from './app-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the session bar', () => {
  test('renews, signs out, and names whose session it is', async () => {
    const opened = open();
    await sayState(opened, active);
    const inBar = within(await bar());
    expect(inBar.getByRole('button', { name: 'Profile: maria at api.example.test' })).toBeTruthy();
    fireEvent.click(inBar.getByRole('button', { name: 'Renew now' }));
    fireEvent.click(inBar.getByRole('button', { name: 'Sign out' }));
    expect(opened.askedFor('session:renew')).toEqual([{ profileId: 'maria@api' }]);
    expect(opened.askedFor('session:sign-out')).toEqual([{ profileId: 'maria@api' }]);
  });

  test('a kind that is not renewed: Renew now stays reachable, says why and does nothing', async () => {
    const opened = open();
    await sayState(opened, { ...active, renewsAtMs: null });
    const button = within(await bar()).getByRole('button', { name: 'Renew now' });
    fireEvent.click(button);
    expect(button.getAttribute('aria-disabled')).toBe('true');
    expect(button.title).toBe('This server does not renew this kind of sign-in.');
    expect(opened.askedFor('session:renew')).toEqual([]);
  });

  test('a renewal that fails is said in a toast that stays', async () => {
    const opened = open({ 'session:renew': () => failed(failure('busy', '')) });
    await sayState(opened, active);
    fireEvent.click(within(await bar()).getByRole('button', { name: 'Renew now' }));
    const toasts = within(await screen.findByRole('region', { name: 'Notifications' }));
    expect((await toasts.findByRole('alert')).textContent).toBe('The session is busy');
    await act(async () => vi.advanceTimersByTimeAsync(20_000));
    fireEvent.click(toasts.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText('The session is busy')).toBeNull();
  });

  test('a renewal that the server refuses is said by the session alone, not once more as a refused sign-in', async () => {
    const opened = open({ 'session:renew': () => failed(failure('refused', '')) });
    await sayState(opened, active);
    fireEvent.click(within(await bar()).getByRole('button', { name: 'Renew now' }));
    await act(async () => vi.advanceTimersByTimeAsync(1_000));
    expect(opened.askedFor('session:renew')).toHaveLength(1);
    expect(screen.queryByText(/refused/)).toBeNull();
  });

  test('the menu lists all profiles with their state, and switches', async () => {
    const opened = open();
    await say(opened, [
      sampleView({ state: active }),
      sampleView({ profileId: 'staging', state: { kind: 'locked', why: 'locked' } }),
    ]);
    fireEvent.click(within(await bar()).getByRole('button', { name: /^Profile: / }));
    const menu = within(screen.getByRole('menu', { name: 'Profiles' }));
    const shown = menu.getByRole('menuitemradio', { name: /^maria at api\.example\.test renews in 3:4\d$/ });
    expect(shown.getAttribute('aria-checked')).toBe('true');
    expect(menu.getByRole('menuitem', { name: 'Token in OS keychain' })).toBeTruthy();
    fireEvent.click(menu.getByRole('menuitemradio', { name: 'otto at staging.example.test:8443 keychain locked' }));
    expect(opened.askedFor('profile:show')).toEqual([{ profileId: 'staging' }]);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('what survives', () => {
  test('the tab that was open, and its content, through a renewal and a switch to another profile and back', async () => {
    const opened = open();
    await sayState(opened, active);
    await bar();
    fireEvent.click(tab('Token'));
    const claims = await screen.findByRole('table', { name: 'Claims' }, { timeout: 10_000 });
    await sayState(opened, { kind: 'renewing', lifetime: active.lifetime });
    await sayState(opened, active, 2);
    const both = [sampleView({ generation: 2 }), sampleView({ profileId: 'staging' })];
    await say(opened, both, 'staging');
    expect(screen.queryByRole('table', { name: 'Claims' })).toBeNull();
    await say(opened, both, 'maria@api');
    expect(screen.getByRole('table', { name: 'Claims' })).toBe(claims);
  });

  test('a session that ended keeps its workspace and asks for the password in place', async () => {
    const opened = open({ 'session:sign-in-again': () => ok(sampleView()) });
    await sayState(opened, active);
    await bar();
    const panel = screen.getByRole('tabpanel', { name: 'Subscribers' });
    const said = failure('refused', '', { server: { status: 401, words: 'Token is expired' } });
    await sayState(opened, { kind: 'signed-out', reason: 'refused', failure: said });
    const dialog = within(screen.getByRole('dialog', { name: 'Sign in again as maria' }));
    expect(
      dialog.getByText('api.example.test ended the session: “Token is expired” Your unsaved changes are kept.'),
    ).toBeTruthy();
    const field = dialog.getByLabelText('Password', { selector: 'input' });
    fireEvent.change(field, { target: { value: 'correct horse' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Sign in' }));
    expect(opened.askedFor('session:sign-in-again')).toEqual([
      {
        profileId: 'maria@api',
        password: 'correct horse',
        extra: {},
        endpointShown: 'https://api.example.test/api/token/',
      },
    ]);
    await sayState(opened, { kind: 'signing-in' });
    await sayState(opened, active, 2);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByRole('tabpanel', { name: 'Subscribers' })).toBe(panel);
  });

  test('“Not now” leaves the button, which opens it again; a refusal clears the password and stays open', async () => {
    const refused = failure('refused', '', { server: { status: 401, words: 'Wrong.' } });
    const opened = open({ 'session:sign-in-again': () => failed(refused) });
    await sayState(opened, active);
    await sayState(opened, { kind: 'expired', lifetime: active.lifetime, why: 'asleep' });
    await bar();
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Not now' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    fireEvent.click(screen.getAllByRole('button', { name: 'Sign in again' })[0] ?? document.body);
    const dialog = within(screen.getByRole('dialog'));
    const field = dialog.getByLabelText('Password', { selector: 'input' });
    fireEvent.change(field, { target: { value: 'x' } });
    fireEvent.click(dialog.getByRole('button', { name: 'Sign in' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('Wrong.');
    expect(field).toHaveProperty('value', '');
  });

  test('locked at start: nothing is lost, and two ways on', async () => {
    const opened = open();
    await sayState(opened, { kind: 'locked', why: 'locked' });
    await bar();
    const panel = within(screen.getByRole('tabpanel', { name: 'Subscribers' }));
    fireEvent.click(panel.getByRole('button', { name: 'Unlock and retry' }));
    expect(opened.askedFor('session:retry')).toEqual([{ profileId: 'maria@api' }]);
    fireEvent.click(panel.getByRole('button', { name: 'Sign in with the password' }));
    expect(screen.getByRole('dialog', { name: 'Sign in again as maria' })).toBeTruthy();
  });
});
