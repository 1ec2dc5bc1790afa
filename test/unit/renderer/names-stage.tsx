import { act, fireEvent, render, screen } from '@testing-library/react';
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

/** Section 7 of the design for the screens that exist: role, place, names. */
export const NOW = new Date(2026, 10, 23, 14, 2, 31).getTime();
export type Name = string | RegExp;
type Place = { readonly role: Role; readonly name?: Name };
type Role = Parameters<typeof screen.getByRole>[0];
type Row = { readonly role: Role; readonly in?: Place; readonly names: readonly Name[] };

export const active = activeState(NOW);
export const refused = failure('refused', '', { server: { status: 401, words: 'No.' } });
export const press = (role: Role, name: Name): void => {
  fireEvent.click(screen.getByRole(role, { name }));
};
export const banner: Place = { role: 'banner', name: 'Session' };
export const form: Place = { role: 'form', name: 'Sign in' };
export const tokenPanel: Place = { role: 'tabpanel', name: 'Token' };
export const signature: Place = { role: 'region', name: 'Signature' };

export type Screen = {
  readonly state?: SessionState;
  readonly shownId?: string | null;
  readonly isFirstRun?: boolean;
  readonly detects?: 'found' | 'nothing';
  readonly reach?: () => void | Promise<void>;
  readonly rows: readonly Row[];
};

export const typeAddress = async (): Promise<void> => {
  const field = screen.getByRole('textbox', { name: 'Server address' });
  fireEvent.change(field, { target: { value: 'api.example.test' } });
  await act(async () => fireEvent.keyDown(field, { key: 'Enter' }));
};
export const openToken = async (): Promise<void> => {
  press('tab', 'Token');
  await screen.findByRole('table', { name: 'Claims' }, { timeout: 10_000 });
};
export const openSettings = async (tab: string): Promise<void> => {
  press('button', 'Settings');
  await screen.findByRole('main', { name: 'Settings' }, { timeout: 10_000 });
  press('tab', tab);
};

export const openScreen = async ({ state = active, shownId = 'maria@api', isFirstRun, detects, reach }: Screen) => {
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
