import { act, screen } from '@testing-library/react';
import { failure } from '../../../electron/contract/result';
import { active, banner, form, NOW, press, refused, type Screen, typeAddress } from './names-stage';

export const windowScreens: Readonly<Record<string, Screen>> = {
  signin: {
    shownId: 'staging',
    rows: [
      { role: 'navigation', names: ['Profiles'] },
      {
        role: 'button',
        in: { role: 'navigation', name: 'Profiles' },
        names: ['maria at api.example.test Signed in', 'New profile', 'Settings'],
      },
      { role: 'form', names: ['Sign in'] },
      { role: 'textbox', in: form, names: ['Server address', 'Username'] },
      { role: 'status', in: form, names: ['Server detection'] },
      {
        role: 'button',
        in: form,
        names: ['Change', 'Show password', 'Advanced', 'Sign in', 'Try the demo server', 'Paste a token'],
      },
      { role: 'checkbox', in: form, names: ['Keep me signed in on this computer'] },
    ],
  },
  'signin-nothing-found': {
    shownId: null,
    detects: 'nothing',
    reach: typeAddress,
    rows: [
      { role: 'group', in: form, names: ['Advanced'] },
      { role: 'combobox', in: { role: 'group', name: 'Advanced' }, names: ['Kind of server', 'Header scheme'] },
      {
        role: 'textbox',
        in: { role: 'group', name: 'Advanced' },
        names: ['Sign-in path', 'Renewal path', 'Verify path', 'Sign-out path', 'Username field', 'Header name'],
      },
      { role: 'checkbox', in: form, names: ['Use plain http for this server anyway'] },
    ],
  },
  'signin-errors': {
    shownId: 'staging',
    reach: async () => {
      await act(async () => press('button', 'Sign in'));
    },
    rows: [{ role: 'alert', in: form, names: [/./] }],
  },
  'signin-paste': {
    shownId: null,
    reach: () => press('button', 'Paste a token'),
    rows: [
      { role: 'form', names: ['Sign in with a token'] },
      { role: 'textbox', in: { role: 'form' }, names: ['Server address', 'Access token', 'Refresh token'] },
      {
        role: 'button',
        in: { role: 'form' },
        names: ['Use this token', 'Sign in with a password', 'Try the demo server'],
      },
    ],
  },
  welcome: { isFirstRun: true, rows: [{ role: 'complementary', names: ['Welcome'] }] },
  subscribers: {
    rows: [
      { role: 'banner', names: ['Session'] },
      {
        role: 'button',
        in: banner,
        names: ['Profile: maria at api.example.test', 'Commands', 'Renew now', 'Sign out'],
      },
      { role: 'status', in: banner, names: ['Session state'] },
      { role: 'timer', in: { role: 'status', name: 'Session state' }, names: [/./] },
      { role: 'tablist', names: ['Sections'] },
      { role: 'tab', names: ['Subscribers', 'Token'] },
      { role: 'button', names: ['Last request: GET 200 · 38 ms', 'Keyboard shortcuts', 'Settings'] },
      { role: 'tabpanel', names: ['Subscribers'] },
    ],
  },
  requests: {
    reach: async () => {
      press('tab', 'Requests');
      await screen.findByRole('form', { name: 'Request' }, { timeout: 10_000 });
    },
    rows: [
      { role: 'combobox', in: { role: 'form', name: 'Request' }, names: ['Method', 'Path'] },
      {
        role: 'button',
        in: { role: 'form', name: 'Request' },
        names: ['Saved requests and history', 'Send', 'Save', 'Copy as', 'More request actions'],
      },
      {
        role: 'tab',
        in: { role: 'tablist', name: 'Parts of the request' },
        names: ['Query', 'Headers', 'Body'],
      },
      { role: 'table', in: { role: 'tabpanel', name: 'Query' }, names: ['Query'] },
      { role: 'checkbox', in: { role: 'table', name: 'Query' }, names: ['Send parameter 1'] },
      { role: 'textbox', in: { role: 'table', name: 'Query' }, names: ['Name of parameter 1', 'Value of parameter 1'] },
      { role: 'status', in: { role: 'region', name: 'Answer' }, names: ['Answer state'] },
      { role: 'searchbox', in: { role: 'navigation', name: 'Saved requests' }, names: ['Filter requests'] },
      { role: 'button', in: { role: 'navigation', name: 'Saved requests' }, names: ['Saved 0', 'History 0'] },
    ],
  },
  palette: {
    reach: () => press('button', 'Commands'),
    rows: [
      { role: 'dialog', names: ['Command palette'] },
      { role: 'combobox', in: { role: 'dialog' }, names: ['Command'] },
      { role: 'listbox', in: { role: 'dialog' }, names: ['Commands'] },
      {
        role: 'option',
        in: { role: 'listbox' },
        names: ['Renew now', 'Switch profile…', 'Sign out', 'Subscribers', 'Token', 'Settings'],
      },
    ],
  },
  shortcuts: {
    reach: () => press('button', 'Keyboard shortcuts'),
    rows: [{ role: 'dialog', names: ['Keyboard shortcuts'] }],
  },
  'subscribers-request': {
    reach: () => press('button', /^Last request/),
    rows: [
      { role: 'dialog', names: ['Last request'] },
      { role: 'button', in: { role: 'dialog', name: 'Last request' }, names: ['Copy as curl', 'Close'] },
      { role: 'list', in: { role: 'dialog', name: 'Last request' }, names: ['Earlier requests'] },
    ],
  },
  'session-locked': {
    state: { kind: 'locked', why: 'locked' },
    rows: [
      { role: 'button', in: banner, names: ['Unlock and retry'] },
      { role: 'button', in: { role: 'tabpanel' }, names: ['Sign in with the password', 'Unlock and retry'] },
    ],
  },
  'session-states: offline': {
    state: { kind: 'waiting', lifetime: active.lifetime, failure: failure('timed-out', ''), retryAtMs: NOW + 12_000 },
    rows: [{ role: 'button', names: ['Retry now'] }],
  },
  resignin: {
    state: { kind: 'signed-out', reason: 'refused', failure: refused },
    rows: [
      { role: 'dialog', names: ['Sign in again as maria'] },
      { role: 'button', in: { role: 'dialog' }, names: ['Show password', 'Not now', 'Sign in'] },
    ],
  },
  'profile-menu': {
    reach: () => press('button', /^Profile: /),
    rows: [
      { role: 'menu', names: ['Profiles'] },
      { role: 'menuitemradio', in: { role: 'menu' }, names: [/^maria at api\.example\.test renews in /] },
      { role: 'menuitem', in: { role: 'menu' }, names: ['New profile…', 'Manage profiles…', 'Token in OS keychain'] },
    ],
  },
};
