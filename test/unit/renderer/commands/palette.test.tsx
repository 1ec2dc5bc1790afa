import { act, fireEvent, screen, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { type Command, CommandStore } from '../../../../renderer/commands/command';
import { CommandHost } from '../../../../renderer/commands/command-host';
import { CommandProvider, useCommands } from '../../../../renderer/commands/use-commands';
import { fakeBridge } from '../../../helpers/fake-bridge';
import { renderWindow } from '../../../helpers/renderer/render-window';

const Part = ({ commands }: { readonly commands: readonly Command[] }) => {
  useCommands(true, {
    order: 10,
    commands,
    typed: () => [
      { id: 'other', group: 'Profiles', label: 'otto @ staging.test', icon: 'user', run: () => ran('other') },
    ],
  });
  return <input aria-label="Elsewhere" />;
};
const ran = vi.fn<(id: string) => void>();
const command = (id: string, label: string, more: Partial<Command> = {}): Command => ({
  ...{ id, label, group: 'Session', icon: 'key', run: () => ran(id) },
  ...more,
});

const show = (fake = fakeBridge({})): CommandStore => {
  ran.mockReset();
  const store = new CommandStore();
  renderWindow(
    fake,
    <CommandProvider value={store}>
      <Part
        commands={[
          command('renew', 'Renew now', { keys: 'Control+Shift+R' }),
          command('delete', 'Delete selected', { reason: 'nothing selected', keys: 'Control+D' }),
          command('token', 'Token', { keys: 'Control+2' }),
        ]}
      />
      <CommandHost isShown />
    </CommandProvider>,
  );
  return store;
};
const key = (name: string, more: KeyboardEventInit = {}, target: Element = document.body): void => {
  fireEvent.keyDown(target, { key: name, ...more });
};
const openPalette = async () => {
  await act(async () => key('k', { ctrlKey: true }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Command palette' }));
  return { dialog, input: dialog.getByRole('combobox', { name: 'Command' }) };
};
const chosen = (): string | null => screen.getByRole('option', { selected: true }).textContent;

it('opens by its key, lists what is offered, and runs what is typed and entered', async () => {
  show();
  const { dialog, input } = await openPalette();
  expect(document.activeElement).toBe(input);
  expect(dialog.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Renew nowCtrlShiftR',
    'Delete selectednothing selected',
    'TokenCtrl2',
  ]);
  fireEvent.change(input, { target: { value: 'tok' } });
  expect(input.getAttribute('aria-activedescendant')).toBe(screen.getByRole('option', { name: /Token/ }).id);
  await act(async () => {
    key('Enter', {}, input);
    await new Promise((resolve) => setTimeout(resolve));
  });
  expect(ran.mock.calls).toEqual([['token']]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('arrows go round; what cannot be done now says why and does nothing', async () => {
  show();
  const { input } = await openPalette();
  key('ArrowDown', {}, input);
  expect(chosen()).toContain('nothing selected');
  key('Enter', {}, input);
  expect(ran).not.toHaveBeenCalled();
  expect(screen.getByRole('dialog', { name: 'Command palette' })).toBeDefined();
  key('ArrowUp', {}, input);
  key('ArrowUp', {}, input);
  expect(chosen()).toContain('Token');
});

it('says that nothing matches, with the text', async () => {
  show();
  const { dialog, input } = await openPalette();
  fireEvent.change(input, { target: { value: 'xyzzy' } });
  expect(dialog.getByRole('status').textContent).toBe('Nothing matches “xyzzy”');
});

it('keys run their commands anywhere, but not one that cannot be done, and none behind a dialog', async () => {
  show();
  key('R', { ctrlKey: true, shiftKey: true });
  key('r', { ctrlKey: true });
  key('d', { ctrlKey: true });
  key('2', { metaKey: true });
  expect(ran.mock.calls).toEqual([['renew'], ['token']]);
  await openPalette();
  key('2', { ctrlKey: true });
  expect(ran).toHaveBeenCalledTimes(2);
});

it('asked for profiles, it lists them alone', async () => {
  const store = show();
  await act(async () => store.find('palette.profiles')?.run());
  await screen.findByRole('dialog', { name: 'Command palette' });
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['otto @ staging.test']);
});

it('“?” opens the sheet with the keys of what is offered, but is a character while a text is typed', async () => {
  show();
  key('?', { shiftKey: true }, screen.getByRole('textbox', { name: 'Elsewhere' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await act(async () => key('?', { shiftKey: true }));
  const sheet = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }));
  expect(sheet.getByText('Renew now').closest('div')?.textContent).toContain('Control Shift R');
  expect(sheet.getByText('Undo delete').closest('div')?.textContent).toContain('Control Z');
});

it('an item of the system’s menu runs its command, but neither one that cannot be done nor one behind a dialog', async () => {
  const fake = fakeBridge({});
  show(fake);
  const choose = (id: string) => act(async () => fake.fire('menu:chosen', { command: id }));
  await choose('delete');
  await choose('unknown');
  await choose('token');
  expect(ran.mock.calls).toEqual([['token']]);
  await openPalette();
  await choose('renew');
  expect(ran.mock.calls).toEqual([['token']]);
});
