import { act, fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import { type Failure, failed, failure, ok } from '../../../../electron/contract/result';
import { ProfilesTab } from '../../../../renderer/settings/profiles-tab';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleDialects, sampleProfile, sampleServer, sampleView } from '../../../helpers/renderer/samples';

const whole = sampleProfile({
  title: 'Billing',
  mark: { label: 'production', colour: 'red' },
  writes: 'read-only',
  headers: [
    { name: 'X-Tenant', value: 'acme', secret: false },
    { name: 'X-Gateway-Key', value: '', secret: true },
  ],
  services: [{ origin: 'https://reports.example.test', collections: ['rows/'] }],
  caFile: '/certificates/root.pem',
  clientCertificate: { file: 'maria.pem', subject: 'CN=maria', endsAtMs: Date.UTC(2027, 1, 23) },
});

const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
const press = async (name: string | RegExp, role: 'button' | 'menuitem' | 'checkbox' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await settle();
};
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: true }), { target: { value } });
const choose = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const inField = (label: string): string => {
  const field = screen.getByLabelText(label, { exact: true });
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : '';
};

const list = async (profile: Profile = whole, answers: FakeAnswers = {}) => {
  const fake = fakeBridge({
    'profile:dialects': () => ok(sampleDialects),
    'profile:update': () => ok(profile),
    ...answers,
  });
  fake.fire('profiles:changed', { profiles: [profile], shownId: profile.id });
  fake.fire('sessions:changed', [sampleView({ profileId: profile.id })]);
  renderWindow(fake, <ProfilesTab onLeave={() => {}} />);
  await settle();
  return fake;
};
const edit = async (profile: Profile = whole, answers: FakeAnswers = {}) => {
  const fake = await list(profile, answers);
  await press(/^Edit profile /);
  const save = async () => {
    await press('Save changes');
    return fake.askedFor('profile:update').map(({ changes }) => changes);
  };
  return { ...fake, save };
};
const dialog = (name: string | RegExp) => screen.queryByRole('dialog', { name });

describe('the list', () => {
  test('a profile: title, user, address, environment, state and kind', async () => {
    await list();
    const row = screen.getByRole('button', { name: 'Edit profile Billing, maria at https://api.example.test/api/' });
    expect(row.closest('.srow')?.textContent).toContain(
      'Billingmariahttps://api.example.test/api/productionSigned in·SimpleJWT, Bearer',
    );
  });
});

test('secrets in memory alone: said in the list and above the form, until a keychain has them', async () => {
  const { fire } = await edit();
  const warning = 'The secrets of this profile are in memory only.';
  expect(screen.queryByText(warning)).toBeNull();
  act(() => fire('profiles:in-memory', ['another', whole.id]));
  expect(screen.getByText(warning)).toBeTruthy();
  expect(screen.getByText(/Secrets in memory only/)).toBeTruthy();
  act(() => fire('profiles:in-memory', ['another']));
  expect(screen.queryByText(warning)).toBeNull();
  expect(screen.queryByText(/Secrets in memory only/)).toBeNull();
});

describe('the form', () => {
  test('holds all that the profile has; the value of a secret header never comes to the window', async () => {
    await edit();
    expect(inField('Title')).toBe('Billing');
    expect([inField('Environment'), inField('Environment colour')]).toEqual(['production', 'red']);
    expect([inField('Sign-in path'), inField('Renewal path')]).toEqual(['token/', 'token/refresh/']);
    expect(inField('Writes')).toBe('read-only');
    expect([inField('Name of header 2'), inField('Value of header 2')]).toEqual(['X-Gateway-Key', '']);
    expect(screen.getByLabelText('Value of header 2').getAttribute('type')).toBe('password');
    expect(screen.getByLabelText('Value of header 2').getAttribute('placeholder')).toBe('Kept in the keychain');
    expect(screen.getByText('https://reports.example.test')).toBeTruthy();
    expect(screen.getByText('/certificates/root.pem')).toBeTruthy();
    expect(screen.getByText(/^maria\.pem: CN=maria, valid until 23 Feb 2027/)).toBeTruthy();
    expect(screen.getByLabelText('Server address').getAttribute('readonly')).not.toBeNull();
  });

  test('only what was changed is sent', async () => {
    const { save } = await edit();
    type('Title', 'Payments');
    choose('Environment colour', 'amber');
    choose('Writes', 'confirm');
    type('Renewal path', '');
    await press('Keep me signed in on this computer', 'checkbox');
    await press('Let commands use this session', 'checkbox');
    expect(await save()).toEqual([
      {
        title: 'Payments',
        mark: { label: 'production', colour: 'amber' },
        writes: 'confirm',
        keepSignedIn: false,
        commandLine: true,
        server: { renew: null },
      },
    ]);
    expect(dialog(/^Edit profile/)).toBeNull();
  });

  test('nothing changed: there is nothing to save, and it closes without a question', async () => {
    await edit();
    expect(screen.getByRole('button', { name: 'Save changes' }).hasAttribute('disabled')).toBe(true);
    await press('Cancel');
    expect(dialog(/^Edit profile/)).toBeNull();
  });

  test('something changed: leaving asks, and what was typed is kept until it is given up', async () => {
    const { askedFor } = await edit();
    type('Title', 'Payments');
    await press('Cancel');
    const question = within(screen.getByRole('alertdialog', { name: 'Discard your changes?' }));
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Keep editing' }));
    await press('Keep editing');
    expect(inField('Title')).toBe('Payments');
    await press('Cancel');
    await press('Discard changes');
    expect(dialog(/^Edit profile/)).toBeNull();
    expect(askedFor('profile:update')).toEqual([]);
  });
});

describe('headers', () => {
  test('added, made secret, removed: the whole list goes, a kept secret without its value', async () => {
    const { save } = await edit();
    await press('Remove header 1');
    await press('Add header');
    type('Name of header 2', 'Accept-Language');
    type('Value of header 2', 'de');
    await press('Header 2 is secret', 'checkbox');
    expect(screen.getByLabelText('Value of header 2').getAttribute('type')).toBe('password');
    expect(await save()).toEqual([
      {
        headers: [
          { name: 'X-Gateway-Key', value: '', secret: true },
          { name: 'Accept-Language', value: 'de', secret: true },
        ],
      },
    ]);
  });
});

describe('a refused change', () => {
  const refusedWith = (error: Failure) => ({ 'profile:update': () => failed(error) });
  const invalid = () =>
    [...document.querySelectorAll('[aria-invalid="true"]')].map(
      (field) => field.getAttribute('aria-label') ?? document.querySelector(`label[for="${field.id}"]`)?.textContent,
    );

  test('a header of Latchkey’s own: on the headers, which get the focus', async () => {
    const { save } = await edit(whole, refusedWith(failure('bad-header', '', { reason: 'reserved' })));
    type('Name of header 1', 'Host');
    await save();
    expect(screen.getByRole('alert').textContent).toBe('Latchkey sets this header itself');
    expect(document.activeElement).toBe(screen.getByLabelText('Name of header 1'));
  });

  test('an endpoint of another server: on the path that was changed, and gone with the next key', async () => {
    const { save } = await edit(whole, refusedWith(failure('foreign-origin', '')));
    type('Verify path', 'https://other.example/verify/');
    await save();
    expect(invalid()).toEqual(['Verify path']);
    expect(document.activeElement).toBe(screen.getByLabelText('Verify path'));
    type('Verify path', 'verify/');
    expect(invalid()).toEqual([]);
  });

  test('a keychain that is locked: above all fields', async () => {
    const { save } = await edit(whole, refusedWith(failure('keychain-locked', '')));
    type('Value of header 2', 'new');
    await save();
    expect(invalid()).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('The keychain is locked.');
  });
});

describe('further services', () => {
  test('typed and agreed to by its name: only then it is among those that get the token', async () => {
    const { save, askedFor } = await edit();
    type('Origin of a service', 'billing.example.test/path?x=1');
    fireEvent.keyDown(screen.getByLabelText('Origin of a service'), { key: 'Enter' });
    await settle();
    const question = within(
      screen.getByRole('alertdialog', { name: 'Send the token to https://billing.example.test?' }),
    );
    expect(question.getByText(/Whoever runs that service can act as maria/)).toBeTruthy();
    expect(document.activeElement).toBe(question.getByRole('button', { name: 'Cancel' }));
    await press('Send the token there');
    expect(askedFor('profile:update')).toEqual([]);
    expect(await save()).toEqual([
      {
        services: [
          { origin: 'https://reports.example.test', collections: ['rows/'] },
          { origin: 'https://billing.example.test', collections: [] },
        ],
      },
    ]);
  });

  test('not agreed to: nothing is added', async () => {
    await edit();
    type('Origin of a service', 'https://billing.example.test');
    await press('Add service…');
    const question = screen.getByRole('alertdialog');
    fireEvent.click(within(question).getByRole('button', { name: 'Cancel' }));
    await settle();
    expect(screen.queryByText('https://billing.example.test')).toBeNull();
    expect(screen.getByRole('button', { name: 'Save changes' }).hasAttribute('disabled')).toBe(true);
  });

  test.each([
    ['not an origin at all', 'Not an origin. It begins with https:// and names a host.'],
    ['ftp://files.example', 'Not an origin. It begins with https:// and names a host.'],
    ['https://a:b@host.example', 'Not an origin. It begins with https:// and names a host.'],
    ['http://billing.example.test', 'A service must use https, unless it is on this computer.'],
    ['https://reports.example.test/', 'It stands here already.'],
    ['https://api.example.test', 'It stands here already.'],
  ])('%s: refused before anybody is asked', async (typed, why) => {
    await edit();
    type('Origin of a service', typed);
    await press('Add service…');
    expect(screen.queryByRole('alertdialog')).toBeNull();
    expect(screen.getByText(why)).toBeTruthy();
  });

  test('one that is let go', async () => {
    const { save } = await edit();
    await press('Remove service https://reports.example.test');
    expect(await save()).toEqual([{ services: [] }]);
  });
});

describe('the renewal window', () => {
  const learnt = sampleProfile({ server: { ...sampleServer, renewalWindowSeconds: 13 * 86_400 + 4 * 3_600 + 59 } });
  const single = sampleProfile({ server: { ...sampleServer, dialectId: 'djangorestframework-jwt' } });

  test('learnt from the server: said, in days and hours, and corrected by hand', async () => {
    const { save } = await edit(learnt);
    expect(screen.getByText(/^Learnt from the server when it refused, or set here/)).toBeTruthy();
    expect([inField('Days'), inField('Hours')]).toEqual(['13', '4']);
    type('Days', '30');
    expect(await save()).toEqual([{ server: { renewalWindowSeconds: 30 * 86_400 + 4 * 3_600 } }]);
  });

  test('forgotten again: not known', async () => {
    const { save } = await edit(learnt);
    choose('Renewal window', 'unknown');
    expect(await save()).toEqual([{ server: { renewalWindowSeconds: null } }]);
  });

  test('no length of time: said on the field, and not saved', async () => {
    const { askedFor } = await edit(learnt);
    type('Days', 'x');
    expect(screen.getByText('A number of days and hours, an hour or more.')).toBeTruthy();
    await press('Save changes');
    expect(askedFor('profile:update')).toEqual([]);
  });

  test('a kind whose token does not tell it has the setting, one with a refresh token has not', async () => {
    await edit(single);
    expect(screen.queryByLabelText('Renewal window')).not.toBeNull();
    document.body.replaceChildren();
    await edit(whole);
    expect(screen.queryByLabelText('Renewal window')).toBeNull();
  });
});

describe('certificates', () => {
  test('chosen and removed at once, without Save', async () => {
    const { askedFor } = await edit(whole, { 'profile:choose-ca': () => ok(whole) });
    await press('Choose private CA file…');
    await press('Remove private CA file');
    await press('Remove client certificate');
    expect(askedFor('profile:choose-ca')).toEqual([{ profileId: whole.id }]);
    expect(askedFor('profile:update').map(({ changes }) => changes)).toEqual([
      { caFile: null },
      { clientCertificate: null },
    ]);
  });

  test('an encrypted key: its passphrase is asked for, again where it is wrong', async () => {
    const { askedFor } = await edit(whole, {
      'profile:choose-client-certificate': ({ passphrase }) =>
        passphrase === 'right'
          ? ok(whole)
          : failed(
              failure('bad-certificate', '', {
                reason: passphrase === null ? 'passphrase-needed' : 'passphrase-wrong',
              }),
            ),
    });
    await press('Choose client certificate…');
    type('Passphrase', 'wrong');
    await press('Use this key');
    expect(screen.getByText('The passphrase does not open the private key')).toBeTruthy();
    type('Passphrase', 'right');
    fireEvent.keyDown(screen.getByLabelText('Passphrase', { exact: true }), { key: 'Enter' });
    await settle();
    expect(dialog('The private key is encrypted')).toBeNull();
    expect(askedFor('profile:choose-client-certificate').map(({ passphrase }) => passphrase)).toEqual([
      ...[null, 'wrong', 'right'],
    ]);
    expect(askedFor('profile:update')).toEqual([]);
  });

  test('a file that is none: said where it was chosen', async () => {
    await edit(whole, {
      'profile:choose-ca': () => failed(failure('bad-certificate', '', { reason: 'no-certificate' })),
    });
    await press('Choose private CA file…');
    expect(screen.getByRole('alert').textContent).toBe('The file holds no certificate in PEM form');
  });
});

describe('duplicate', () => {
  const open = async (answers: FakeAnswers = {}) => {
    const fake = await list(whole, { 'profile:duplicate': () => ok({ ...whole, title: 'Billing copy' }), ...answers });
    await press(/^More for Billing/);
    await press('Duplicate…', 'menuitem');
    return fake;
  };
  const isReady = () => !screen.getByRole('button', { name: 'Duplicate' }).hasAttribute('disabled');

  test('for another user: said what it became; the same user and server make no second profile', async () => {
    const { askedFor } = await open();
    expect(isReady()).toBe(false);
    type('Username', 'otto');
    await press('Duplicate');
    expect(askedFor('profile:duplicate')).toEqual([{ profileId: whole.id, username: 'otto' }]);
    expect(screen.getByText('Duplicated as Billing copy')).toBeTruthy();
  });

  test('at another address: its endpoints move along, and what was learnt or agreed to stays behind', async () => {
    const { askedFor } = await open();
    type('Server address', 'staging.example.test:8443/v2');
    await press('Duplicate');
    expect(askedFor('profile:duplicate')[0]?.server).toEqual({
      ...sampleServer,
      serverAddress: 'https://staging.example.test:8443/v2/',
      endpoints: {
        signIn: 'https://staging.example.test:8443/v2/token/',
        renew: 'https://staging.example.test:8443/v2/token/refresh/',
        verify: 'https://staging.example.test:8443/v2/token/verify/',
        signOut: 'https://staging.example.test:8443/v2/token/blacklist/',
      },
      plainHttpOrigin: null,
      renewalWindowSeconds: null,
    });
  });

  test('at what is no address: said on the field', async () => {
    const { askedFor } = await open();
    type('Server address', 'ftp://x');
    await press('Duplicate');
    expect(screen.getByText(/^Not an address of a server/)).toBeTruthy();
    expect(askedFor('profile:duplicate')).toEqual([]);
  });
});

describe('a profile that is prepared before its first sign-in', () => {
  test('created without a request to the server, by the usual paths of its kind, and its form opens', async () => {
    const made = sampleProfile({ id: 'new', username: 'otto' });
    const fake = await list(whole, {
      'profile:create': () => {
        fake.fire('profiles:changed', { profiles: [whole, made], shownId: whole.id });
        return ok(made);
      },
    });
    await press('Prepare profile…');
    type('Server address', 'api.example.test/v2');
    type('Username', 'otto');
    choose('Kind of server', 'drf-token');
    await press('Create profile');
    expect(fake.askedFor('profile:create')).toMatchObject([
      {
        username: 'otto',
        keepSignedIn: true,
        server: {
          serverAddress: 'https://api.example.test/v2/',
          dialectId: 'drf-token',
          endpoints: { signIn: 'https://api.example.test/v2/api-token-auth/', renew: null },
          scheme: 'Token',
        },
      },
    ]);
    expect(fake.askedFor('profile:detect')).toEqual([]);
    expect(dialog('Edit profile otto')).not.toBeNull();
  });

  test('at what is no address: said on the field', async () => {
    const { askedFor } = await list();
    await press('Prepare profile…');
    type('Server address', 'https://');
    type('Username', 'otto');
    await press('Create profile');
    expect(screen.getByText(/^Not an address of a server/)).toBeTruthy();
    expect(askedFor('profile:create')).toEqual([]);
  });
});

describe('files of profiles', () => {
  test('exported: said, with what does not come along', async () => {
    const { askedFor } = await list(whole, {
      'profile:export': () =>
        ok({
          file: 'p.json',
          profiles: 1,
          leftOut: [{ profile: 'Billing', what: 'header-value', detail: 'X-Gateway-Key' }],
        }),
    });
    await press(/^More for Billing/);
    await press('Export…', 'menuitem');
    expect(askedFor('profile:export')).toEqual([{ profileIds: [whole.id] }]);
    expect(screen.getByText('Exported 1 profile to p.json')).toBeTruthy();
    expect(screen.getByText('Billing: the value of the header X-Gateway-Key')).toBeTruthy();
  });

  test('the dialog closed without a file: nothing is said', async () => {
    await list(whole, { 'profile:export': () => ok(null) });
    await press('Export all…');
    expect(screen.queryByText(/^Exported/)).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('imported: how many, and what a file may not decide', async () => {
    await list(whole, {
      'profile:import': () =>
        ok({ profileIds: ['a', 'b'], leftOut: [{ profile: 'Billing', what: 'service', detail: 'https://x.example' }] }),
    });
    await press('Import…');
    expect(screen.getByText('Imported 2 profiles')).toBeTruthy();
    expect(screen.getByText('Billing: that https://x.example may get the token')).toBeTruthy();
    await press('Close');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('a file that is none: said', async () => {
    await list(whole, { 'profile:import': () => failed(failure('bad-file', '')) });
    await press('Import…');
    expect(screen.getByRole('alert').textContent).toContain('This file is not one that Latchkey can read here');
  });

  test('the demo is of this computer alone: it is neither exported nor duplicated', async () => {
    await list(sampleProfile({ isDemo: true }));
    expect(screen.queryByRole('button', { name: 'Export all…' })).toBeNull();
    await press(/^More for/);
    expect(screen.getAllByRole('menuitem').map((item) => item.textContent)).toEqual(['Remove…']);
  });
});
