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

const filters = [{ name: 'JSON', extensions: ['json'] }];

it('saving: on top of the window, with the name proposed; the path that was chosen, or null', async () => {
  const window = { of: 'the app' };
  windows.focused = window;
  save.mockResolvedValueOnce({ canceled: false, filePath: '/home/ana/x.json' });
  const asked = { title: 'Export profiles', defaultName: 'latchkey-profiles.json', filters };
  expect(await systemDialogs.chooseSave(asked)).toBe('/home/ana/x.json');
  const options = { title: 'Export profiles', defaultPath: 'latchkey-profiles.json', filters };
  expect(save).toHaveBeenLastCalledWith(window, options);
  save.mockResolvedValueOnce({ canceled: true, filePath: '' });
  expect(await systemDialogs.chooseSave(asked)).toBeNull();
  // Closed without a path, as some desktops do it.
  save.mockResolvedValueOnce({ canceled: false, filePath: '' });
  expect(await systemDialogs.chooseSave(asked)).toBeNull();
});

it('opening: one file; without a focused window on top of the only one, without any on its own', async () => {
  const window = { of: 'the app' };
  windows.focused = null;
  windows.all = [window];
  open.mockResolvedValueOnce({ canceled: false, filePaths: ['/home/ana/x.pem'] });
  expect(await systemDialogs.chooseOpen({ title: 'Choose', filters })).toBe('/home/ana/x.pem');
  expect(open).toHaveBeenLastCalledWith(window, { title: 'Choose', filters, properties: ['openFile'] });
  windows.all = [];
  open.mockResolvedValueOnce({ canceled: true, filePaths: [] });
  expect(await systemDialogs.chooseOpen({ title: 'Choose', filters })).toBeNull();
  expect(open).toHaveBeenLastCalledWith({ title: 'Choose', filters, properties: ['openFile'] });
});
