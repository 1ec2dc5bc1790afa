import { BrowserWindow, dialog, type FileFilter } from 'electron';
import type { SystemWords } from './system-words/en';

export type FileKind = { readonly name: string; readonly extensions: readonly string[] };

/** In the language in force when the dialog opens. */
export type DialogTitle = (say: SystemWords['files']) => string;

/** The system's dialogs for files; each answers an absolute path, or null where the person closed it. */
export type Dialogs = {
  /** The dialog itself asks before a file is replaced. */
  chooseSave(asked: {
    readonly title: DialogTitle;
    readonly defaultName: string;
    readonly filters: readonly FileKind[];
  }): Promise<string | null>;
  chooseOpen(asked: { readonly title: DialogTitle; readonly filters: readonly FileKind[] }): Promise<string | null>;
};

export const systemDialogs = (say: () => SystemWords): Dialogs => ({
  chooseSave: async ({ title, defaultName, filters }) => {
    const options = { title: title(say().files), defaultPath: defaultName, filters: copyOf(filters) };
    const window = ownWindow();
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  },
  chooseOpen: async ({ title, filters }) => {
    const options = { title: title(say().files), filters: copyOf(filters), properties: ['openFile' as const] };
    const window = ownWindow();
    const { canceled, filePaths } = await (window
      ? dialog.showOpenDialog(window, options)
      : dialog.showOpenDialog(options));
    return canceled ? null : (filePaths[0] ?? null);
  },
});

/** On top of the window, which waits for it. */
const ownWindow = (): BrowserWindow | undefined => BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];

const copyOf = (filters: readonly FileKind[]): FileFilter[] =>
  filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
