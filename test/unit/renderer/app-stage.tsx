import { act, render, screen } from '@testing-library/react';
import type { FakeAnswers } from '../../../electron/contract/bridge';
import { ok } from '../../../electron/contract/result';
import type { SessionState, SessionView } from '../../../electron/contract/session';
import { App } from '../../../renderer/app';
import { BridgeProvider } from '../../../renderer/bridge/bridge-context';
import { fakeBridge } from '../../helpers/fake-bridge';
import {
  activeState,
  sampleDialects,
  sampleDiary,
  sampleFacts,
  sampleProfile,
  sampleToken,
  sampleView,
  stagingServer,
} from '../../helpers/renderer/samples';

export const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
const maria = sampleProfile();
const staging = sampleProfile({ id: 'staging', username: 'otto', server: stagingServer });
export const active = activeState(NOW);

export const open = (answers: FakeAnswers = {}) => {
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

export const say = async ({ fire }: Opened, views: readonly SessionView[], shownId: string | null = 'maria@api') => {
  await act(async () => {
    fire('sessions:changed', views);
    fire('profiles:changed', { profiles: [maria, staging], shownId });
  });
};
export const sayState = (opened: Opened, state: SessionState, generation = 1) =>
  say(opened, [sampleView({ state, generation })]);

export const bar = () => screen.findByRole('banner', { name: 'Session' }, { timeout: 10_000 });
export const tab = (name: string) => screen.getByRole('tab', { name });
