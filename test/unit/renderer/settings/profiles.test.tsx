import { screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { sampleProfile, sampleServer } from '../../../helpers/renderer/samples';
import { choose, dialog, list, press, type, whole } from './profiles-stage';

const billing = { title: 'Billing', username: 'maria', host: 'api.example.test' };

describe('the list', () => {
  test('a profile: title, user, address, environment, state and kind', async () => {
    await list();
    const row = screen.getByRole('button', { name: 'Edit profile Billing, maria at https://api.example.test/api/' });
    expect(row.closest('.srow')?.textContent).toContain(
      'Billingmariahttps://api.example.test/api/productionSigned in·SimpleJWT, Bearer',
    );
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
    expect(askedFor('profile:duplicate')).toEqual([{ profileId: whole.id, title: 'Billing copy', username: 'otto' }]);
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
          leftOut: [{ profile: billing, what: 'header-value', detail: 'X-Gateway-Key' }],
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
        ok({ profileIds: ['a', 'b'], leftOut: [{ profile: billing, what: 'service', detail: 'https://x.example' }] }),
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
