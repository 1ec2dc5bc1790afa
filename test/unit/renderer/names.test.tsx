import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { failed, failure, ok } from '../../../electron/contract/result';
import type { SessionState } from '../../../electron/contract/session';
import { App } from '../../../renderer/app';
import { BridgeProvider } from '../../../renderer/bridge/bridge-context';
import { fakeBridge } from '../../helpers/fake-bridge';
import {
  activeState,
  found,
  sampleDialects,
  sampleDiary,
  sampleFacts,
  sampleProfile,
  sampleRequest,
  sampleToken,
  sampleView,
  stagingServer,
  tokenText,
} from '../../helpers/renderer/samples';

/**
 * Section 7 of the design for the screens that exist: role, place, names.
 */
const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
type Name = string | RegExp;
type Place = { readonly role: Role; readonly name?: Name };
type Role = Parameters<typeof screen.getByRole>[0];
type Row = { readonly role: Role; readonly in?: Place; readonly names: readonly Name[] };

const active = activeState(NOW);
const refused = failure('refused', '', { server: { status: 401, words: 'No.' } });
const press = (role: Role, name: Name): void => {
  fireEvent.click(screen.getByRole(role, { name }));
};
const banner: Place = { role: 'banner', name: 'Session' };
const form: Place = { role: 'form', name: 'Sign in' };
const tokenPanel: Place = { role: 'tabpanel', name: 'Token' };
const signature: Place = { role: 'region', name: 'Signature' };

type Screen = {
  readonly state?: SessionState;
  readonly shownId?: string | null;
  readonly isFirstRun?: boolean;
  readonly detects?: 'found' | 'nothing';
  readonly reach?: () => void | Promise<void>;
  readonly rows: readonly Row[];
};

const typeAddress = async (): Promise<void> => {
  const field = screen.getByRole('textbox', { name: 'Server address' });
  fireEvent.change(field, { target: { value: 'api.example.test' } });
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }));
};
const openToken = async (): Promise<void> => {
  press('tab', 'Token');
  await screen.findByRole('table', { name: 'Claims' }, { timeout: 10_000 });
};
const openSettings = async (tab: string): Promise<void> => {
  press('button', 'Settings');
  await screen.findByRole('main', { name: 'Settings' }, { timeout: 10_000 });
  press('tab', tab);
};

const screens: Readonly<Record<string, Screen>> = {
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
  token: {
    reach: () => openToken(),
    rows: [
      { role: 'tabpanel', names: ['Token'] },
      { role: 'tablist', in: tokenPanel, names: ['Token shown'] },
      { role: 'tab', in: { role: 'tablist', name: 'Token shown' }, names: ['Access', 'Refresh', 'Pasted'] },
      {
        role: 'button',
        in: tokenPanel,
        names: [
          ...['Compare with previous', 'Copy', 'Reveal token', 'Copy as JSON: claims', 'Copy as JSON: header'],
          ...['Copy claim exp', 'Show', 'Verify signature', 'Copy diary'],
        ],
      },
      { role: 'region', in: tokenPanel, names: ['Encoded token', 'Lifetime', 'Claims', 'Header', 'Signature'] },
      { role: 'radiogroup', in: signature, names: ['Verify with'] },
      { role: 'radio', in: signature, names: ['Server', 'Secret', 'PEM or JWKS'] },
      { role: 'table', in: tokenPanel, names: ['Claims', 'Header', 'Renewal diary'] },
      {
        role: 'img',
        in: { role: 'region', name: 'Lifetime' },
        names: [/^Issued .+, now .+, renews .+, expires .+\. Renewal window .+ to .+\.$/],
      },
      { role: 'complementary', in: tokenPanel, names: ['Findings and history'] },
      { role: 'list', in: { role: 'complementary', name: 'Findings and history' }, names: ['Findings'] },
    ],
  },
  'token-revealed': {
    reach: async () => {
      await openToken();
      await act(async () => press('button', 'Reveal token'));
      press('button', 'Copy');
    },
    rows: [
      { role: 'button', in: { role: 'region', name: 'Encoded token' }, names: ['Hide token', 'Keep for 60 s'] },
      { role: 'menu', names: ['Copy'] },
      {
        role: 'menuitem',
        in: { role: 'menu', name: 'Copy' },
        names: [
          ...['Copy claims as JSON', 'Copy header as JSON', 'Copy curl with placeholder', 'Copy access token…'],
          ...['Copy curl with token…'],
        ],
      },
    ],
  },
  'token-diff': {
    reach: async () => {
      await openToken();
      press('button', 'Compare with previous');
    },
    rows: [
      { role: 'table', in: tokenPanel, names: ['Changed by the last renewal'] },
      { role: 'checkbox', in: tokenPanel, names: ['Only changes'] },
    ],
  },
  'token-pasted': {
    reach: async () => {
      await openToken();
      press('tab', 'Pasted');
      const field = screen.getByRole('textbox', { name: 'Token to inspect' });
      await act(async () => fireEvent.paste(field, { clipboardData: { getData: () => tokenText({ user_id: 1 }) } }));
    },
    rows: [
      { role: 'textbox', in: { role: 'region', name: 'Pasted token' }, names: ['Token to inspect'] },
      { role: 'button', in: tokenPanel, names: ['Clear', 'Compare with session', 'Show secret'] },
    ],
  },
  'token-key': {
    reach: async () => {
      await openToken();
      press('radio', 'PEM or JWKS');
    },
    rows: [{ role: 'textbox', in: signature, names: ['Public key, JWK or JWKS'] }],
  },
  'profile-menu': {
    reach: () => press('button', /^Profile: /),
    rows: [
      { role: 'menu', names: ['Profiles'] },
      { role: 'menuitemradio', in: { role: 'menu' }, names: [/^maria at api\.example\.test renews in /] },
      { role: 'menuitem', in: { role: 'menu' }, names: ['New profile…', 'Manage profiles…', 'Token in OS keychain'] },
    ],
  },
  'settings: profiles': {
    reach: () => openSettings('Profiles'),
    rows: [
      { role: 'main', names: ['Settings'] },
      {
        role: 'tab',
        in: { role: 'main' },
        names: ['Profiles', 'Session', 'Appearance', 'Privacy', 'Updates', 'Diagnostics', 'About'],
      },
      { role: 'button', in: { role: 'main' }, names: ['Back'] },
      {
        role: 'button',
        in: { role: 'tabpanel', name: 'Profiles' },
        names: [
          'Edit profile maria at https://api.example.test/api/',
          'More for maria at https://api.example.test/api/',
          'New profile',
          'Import…',
          'Export all…',
        ],
      },
    ],
  },
  'settings: session': {
    reach: () => openSettings('Session'),
    rows: [
      {
        role: 'combobox',
        in: { role: 'tabpanel', name: 'Session' },
        names: [
          'Renew before expiry',
          'Warn before the renewal window ends',
          'Time zone',
          'Hide a revealed token after',
          'Clear a copied token after',
          'Delete after',
        ],
      },
      { role: 'switch', in: { role: 'tabpanel', name: 'Session' }, names: ['Renew before the computer sleeps'] },
      { role: 'radiogroup', in: { role: 'tabpanel', name: 'Session' }, names: ['Count time on'] },
      { role: 'button', in: { role: 'main' }, names: ['Check again'] },
    ],
  },
  'settings: privacy': {
    reach: () => openSettings('Privacy'),
    rows: [
      { role: 'table', in: { role: 'tabpanel', name: 'Privacy' }, names: ['What is kept where'] },
      { role: 'button', in: { role: 'tabpanel', name: 'Privacy' }, names: ['Forget everything…'] },
    ],
  },
  'settings: updates': {
    reach: () => openSettings('Updates'),
    rows: [
      { role: 'combobox', in: { role: 'tabpanel', name: 'Updates' }, names: ['Check for updates'] },
      { role: 'button', in: { role: 'tabpanel', name: 'Updates' }, names: ['Check now'] },
    ],
  },
  'settings: diagnostics': {
    reach: () => openSettings('Diagnostics'),
    rows: [
      { role: 'button', in: { role: 'tabpanel', name: 'Diagnostics' }, names: ['Preview report…', 'Open folder'] },
    ],
  },
  'settings: appearance': {
    reach: () => openSettings('Appearance'),
    rows: [
      { role: 'radiogroup', in: { role: 'tabpanel', name: 'Appearance' }, names: ['Theme'] },
      { role: 'radio', in: { role: 'radiogroup', name: 'Theme' }, names: ['System', 'Light', 'Dark'] },
      { role: 'combobox', in: { role: 'tabpanel', name: 'Appearance' }, names: ['Text size'] },
    ],
  },
};

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
});
afterEach(() => {
  vi.useRealTimers();
});

const openScreen = async ({ state = active, shownId = 'maria@api', isFirstRun, detects, reach }: Screen) => {
  const { bridge, fire } = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:detect': () =>
      detects === 'nothing'
        ? ok({ kind: 'not-found', serverAddress: 'http://x.example/', plainHttp: 'needs-consent', pathsTried: 9 })
        : ok(found()),
    'desktop:facts': () => ok(sampleFacts),
    'token:view': ({ which }) => ok(sampleToken(which)),
    'token:history': ({ which }) =>
      ok({ previous: { seenAtMs: NOW, fingerprint: '0', inspection: sampleToken(which).inspection }, facts: [] }),
    'token:reveal': () => ok(tokenText({ user_id: 1 })),
    'session:diary': () => ok(sampleDiary(NOW)),
    'session:sign-in': () => failed(refused),
  });
  render(
    <BridgeProvider bridge={bridge}>
      <App />
    </BridgeProvider>,
  );
  const profiles = isFirstRun
    ? []
    : [sampleProfile(), sampleProfile({ id: 'staging', username: 'otto', server: stagingServer })];
  await act(async () => {
    fire('requests:changed', [sampleRequest(), sampleRequest({ id: 2 })]);
    fire('sessions:changed', [
      sampleView({ state }),
      sampleView({ profileId: 'staging', state: { kind: 'signed-out', reason: 'new' } }),
    ]);
    fire('profiles:changed', { profiles, shownId: isFirstRun ? null : shownId });
  });
  if (!isFirstRun && shownId === 'maria@api')
    await screen.findByRole('banner', { name: 'Session', hidden: true }, { timeout: 10_000 });
  await reach?.();
};

describe.each(Object.entries(screens))('%s', (_name, shown) => {
  test('every name of the design is there', async () => {
    await openScreen(shown);
    // Parts that are loaded on demand come a moment after the page.
    const missing = () =>
      shown.rows.flatMap(({ role, in: place, names }) => {
        const inside = place
          ? within(screen.getByRole(place.role, place.name === undefined ? {} : { name: place.name }))
          : screen;
        return names
          .filter((name) => inside.queryAllByRole(role, isAny(name) ? {} : { name }).length === 0)
          .map((name) => `${role} ${name}`);
      });
    await waitFor(() => expect(missing()).toEqual([]), { timeout: 10_000 });
  });
});

const isAny = (name: Name): boolean => name instanceof RegExp && name.source === '.';
