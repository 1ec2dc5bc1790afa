import { act, fireEvent, screen, within } from '@testing-library/react';
import { vi } from 'vitest';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import { ok } from '../../../../electron/contract/result';
import { SettingsPage } from '../../../../renderer/settings/settings-page';
import type { SettingsTab } from '../../../../renderer/settings/settings-tab';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleFacts, sampleProfile, sampleSettings, sampleView } from '../../../helpers/renderer/samples';

type Change = Parameters<typeof sampleSettings>[0];

export const open = async (tab: SettingsTab, answers: FakeAnswers = {}, change: Change = {}) => {
  let settings = sampleSettings(change);
  const fake = fakeBridge({
    'desktop:facts': () => ok(sampleFacts),
    'settings:change': (asked) => {
      settings = sampleSettings(asked, settings);
      fake.fire('settings:changed', settings);
      return ok(settings);
    },
    ...answers,
  });
  fake.fire('settings:changed', settings);
  fake.fire('profiles:changed', { profiles: [sampleProfile(), sampleProfile({ id: 'b' })], shownId: 'maria@api' });
  fake.fire('sessions:changed', [sampleView({ clock: { offsetMs: 1_400, measuredAtMs: Date.now() } })]);
  const onBack = vi.fn();
  renderWindow(fake, <SettingsPage tab={tab} onTab={() => {}} onBack={onBack} />);
  await settle();
  return { ...fake, onBack, changes: () => fake.askedFor('settings:change') };
};
export const settle = () => act(async () => new Promise((resolve) => setTimeout(resolve, 0)));
export const choose = async (name: string, label: string) => {
  const select = screen.getByRole('combobox', { name });
  const option = within(select).getByRole('option', { name: label });
  fireEvent.change(select, { target: { value: option.getAttribute('value') } });
  await settle();
};
export const press = async (name: string | RegExp, role: 'button' | 'radio' | 'switch' = 'button') => {
  fireEvent.click(screen.getByRole(role, { name }));
  await settle();
};
