import { act, fireEvent, screen } from '@testing-library/react';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import { ok } from '../../../../electron/contract/result';
import { ProfilesTab } from '../../../../renderer/settings/profiles-tab';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleDialects, sampleProfile, sampleView } from '../../../helpers/renderer/samples';

export const whole = sampleProfile({
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

export const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 20)));
export const press = async (name: string | RegExp, role: 'button' | 'menuitem' | 'checkbox' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await settle();
};
export const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: true }), { target: { value } });
export const choose = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
export const inField = (label: string): string => {
  const field = screen.getByLabelText(label, { exact: true });
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.value : '';
};

export const list = async (profile: Profile = whole, answers: FakeAnswers = {}) => {
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
export const edit = async (profile: Profile = whole, answers: FakeAnswers = {}) => {
  const fake = await list(profile, answers);
  await press(/^Edit profile /);
  const save = async () => {
    await press('Save changes');
    return fake.askedFor('profile:update').map(({ changes }) => changes);
  };
  return { ...fake, save };
};
export const dialog = (name: string | RegExp) => screen.queryByRole('dialog', { name });
