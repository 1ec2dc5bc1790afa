import { BrowserWindow, dialog, type FileFilter } from 'electron';

export type FileKind = { readonly name: string; readonly extensions: readonly string[] };

/** The system's dialogs for files; each answers an absolute path, or null where the person closed it. */
export type Dialogs = {
  /** The dialog itself asks before a file is replaced. */
  chooseSave(asked: {
    readonly title: string;
    readonly defaultName: string;
    readonly filters: readonly FileKind[];
  }): Promise<string | null>;
  chooseOpen(asked: { readonly title: string; readonly filters: readonly FileKind[] }): Promise<string | null>;
};

export const systemDialogs: Dialogs = {
  chooseSave: async ({ title, defaultName, filters }) => {
    const options = { title, defaultPath: defaultName, filters: copyOf(filters) };
    const window = ownWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  },
  chooseOpen: async ({ title, filters }) => {
    const options = { title, filters: copyOf(filters), properties: ['openFile' as const] };
    const window = ownWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  },
};

/** On top of the window, which waits for it. */
const ownWindow = (): BrowserWindow | undefined => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

const copyOf = (filters: readonly FileKind[]): FileFilter[] =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
