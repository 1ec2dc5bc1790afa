import { act, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { FakeAnswers } from '../../../../electron/contract/bridge';
import type { Profile } from '../../../../electron/contract/profile';
import { ok } from '../../../../electron/contract/result';
import { CommandStore } from '../../../../renderer/commands/command';
import { CommandHost } from '../../../../renderer/commands/command-host';
import { CommandProvider } from '../../../../renderer/commands/use-commands';
import { readAnswerHere } from '../../../../renderer/compose/read-answer';
import { RequestsPanel } from '../../../../renderer/compose/requests-panel';
import { type FakeBridge, fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';
import { sampleProfile } from '../../../helpers/renderer/samples';
import { emptyShelf, jsonAnswer } from './samples';

/** The panel of a profile, over answers of main. */
export const showPanel = async (answers: FakeAnswers = {}, change: Partial<Profile> = {}) => {
  const profile = sampleProfile(change);
  const fake: FakeBridge = fakeBridge({
    'compose:shelf': () => ok(emptyShelf),
    'compose:paths': () => ok([]),
    'compose:keep': () => ok({ id: 'n1', leftOut: [] }),
    'compose:drop': () => ok(null),
    'compose:rename': () => ok(null),
    'compose:send': () => ok(jsonAnswer('[]')),
    'desktop:copy': () => ok(null),
    ...answers,
  });
  fake.fire('profiles:changed', { profiles: [profile], shownId: profile.id });
  const opened: string[] = [];
  const panel = (
    <CommandProvider value={new CommandStore()}>
      <CommandHost isShown />
      <RequestsPanel
        profile={profile}
        isShown
        onOpenCollection={(path) => opened.push(path)}
        readApart={readAnswerHere}
      />
    </CommandProvider>
  );
  const { unmount } = renderWindow(fake, panel);
  await act(async () => {});
  return { fake, opened, unmount };
};

export const field = (name: string) => screen.getByRole<HTMLInputElement>('textbox', { name });
export const address = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Path' });
export const type = (name: string, value: string): void => {
  fireEvent.change(field(name), { target: { value } });
};
export const typeAddress = (value: string): void => {
  fireEvent.change(address(), { target: { value } });
};
export const press = async (name: string | RegExp, role: 'button' | 'tab' | 'radio' | 'menuitem' = 'button') =>
  userEvent.click(screen.getByRole(role, { name }));
export const method = (value: string) =>
  userEvent.selectOptions(screen.getByRole('combobox', { name: 'Method' }), value);
export const answer = () => within(screen.getByRole('region', { name: 'Answer' }));
