import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { failed, failure, ok } from '../../../../electron/contract/result';
import { sampleProfile, sampleServer } from '../../../helpers/renderer/samples';
import { choose, dialog, edit, inField, press, settle, type, whole } from './profiles-stage';

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
