import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FakeAnswers } from '../../../electron/contract/bridge';
import { failed, failure, ok } from '../../../electron/contract/result';
import type { SessionState, SessionView } from '../../../electron/contract/session';
import { App } from '../../../renderer/app';
import { BridgeProvider } from '../../../renderer/bridge/bridge-context';
import { NoBridge } from '../../../renderer/ui/no-bridge';
import { fakeBridge } from '../../helpers/fake-bridge';
import {
  activeState,
  sampleDialects,
  sampleDiary,
  sampleFacts,
  sampleProfile,
  sampleSettings,
  sampleToken,
  sampleView,
  stagingServer,
} from '../../helpers/renderer/samples';

const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
const maria = sampleProfile();
const staging = sampleProfile({ id: 'staging', username: 'otto', server: stagingServer });
const active = activeState(NOW);

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (answers: FakeAnswers = {}) => {
  const fake = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'desktop:facts': () => ok(sampleFacts),
    'profile:show': () => ok(null),
    'token:view': ({ which }) => ok(sampleToken(which)),
    'session:diary': () => ok(sampleDiary(NOW)),
    'session:renew': () => ok(sampleView()),
    'session:retry': () => ok(sampleView()),
    'session:sign-out': () => ok(sampleView()),
    ...answers,
  });
  const view = render(
    <BridgeProvider bridge={fake.bridge}>
      <App />
    </BridgeProvider>,
  );
  return { ...fake, ...view };
};

type Opened = ReturnType<typeof open>;

const say = async ({ fire }: Opened, views: readonly SessionView[], shownId: string | null = 'maria@api') => {
  await act(async () => {
    fire('sessions:changed', views);
    fire('profiles:changed', { profiles: [maria, staging], shownId });
  });
};
const sayState = (opened: Opened, state: SessionState, generation = 1) =>
  say(opened, [sampleView({ state, generation })]);

const bar = () => screen.findByRole('banner', { name: 'Session' }, { timeout: 10_000 });
const tab = (name: string) => screen.getByRole('tab', { name });

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
