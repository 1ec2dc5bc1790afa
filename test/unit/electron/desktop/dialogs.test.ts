import { expect, it, vi } from 'vitest';

const { save, open, windows } = vi.hoisted(() => {
  const given: { focused: object | null; all: readonly object[] } = { focused: null, all: [] };
  return { save: vi.fn(), open: vi.fn(), windows: given };
});
vi.mock('electron', () => ({
  dialog: { showSaveDialog: save, showOpenDialog: open },
  BrowserWindow: { getFocusedWindow: () => windows.focused, getAllWindows: () => windows.all },
}));

import { systemDialogs } from '../../../../electron/desktop/dialogs';
import { systemWords } from '../../../../electron/desktop/system-words';

let language: 'en' | 'de' = 'en';
const dialogs = systemDialogs(() => systemWords[language]);

const filters = [{ name: 'JSON', extensions: ['json'] }];

it('saving: on top of the window, with the name proposed; the path that was chosen, or null', async () => {
  const window = { of: 'the app' };
  windows.focused = window;
  save.mockResolvedValueOnce({ canceled: false, filePath: '/home/ana/x.json' });
  const asked = {
    title: (say: { readonly exportProfiles: string }) => say.exportProfiles,
    defaultName: 'latchkey-profiles.json',
    filters,
  };
  expect(await dialogs.chooseSave(asked)).toBe('/home/ana/x.json');
  const options = { title: 'Export profiles', defaultPath: 'latchkey-profiles.json', filters };
  expect(save).toHaveBeenLastCalledWith(window, options);
  save.mockResolvedValueOnce({ canceled: true, filePath: '' });
  expect(await dialogs.chooseSave(asked)).toBeNull();
  // Closed without a path, as some desktops do it.
  save.mockResolvedValueOnce({ canceled: false, filePath: '' });
  expect(await dialogs.chooseSave(asked)).toBeNull();
});

it('opening: one file; without a focused window on top of the only one, without any on its own', async () => {
  const window = { of: 'the app' };
  windows.focused = null;
  windows.all = [window];
  open.mockResolvedValueOnce({ canceled: false, filePaths: ['/home/ana/x.pem'] });
  expect(await dialogs.chooseOpen({ title: (say) => say.choose, filters })).toBe('/home/ana/x.pem');
  expect(open).toHaveBeenLastCalledWith(window, { title: 'Choose a file', filters, properties: ['openFile'] });
  windows.all = [];
  open.mockResolvedValueOnce({ canceled: true, filePaths: [] });
  expect(await dialogs.chooseOpen({ title: (say) => say.choose, filters })).toBeNull();
  expect(open).toHaveBeenLastCalledWith({ title: 'Choose a file', filters, properties: ['openFile'] });
});

it('titles are in the language in force when the dialog opens', async () => {
  windows.all = [];
  open.mockResolvedValue({ canceled: true, filePaths: [] });
  language = 'de';
  await dialogs.chooseOpen({ title: (say) => say.importProfiles, filters });
  language = 'en';
  expect(open.mock.lastCall?.[0]).toMatchObject({ title: 'Profile importieren' });
});
