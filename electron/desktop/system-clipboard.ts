import * as electron from 'electron';
import type { ClipboardPort } from './clipboard';

/**
 * What clipboard managers heed, by system: KDE's Klipper and those who follow it, nspasteboard.org, and Windows'
 * clipboard history (learn.microsoft.com, "Cloud Clipboard and Clipboard History Formats").
 */
const marks: Readonly<Record<string, { readonly format: string; readonly value: string }>> = {
  linux: { format: 'x-kde-passwordManagerHint', value: 'secret' },
  darwin: { format: 'org.nspasteboard.ConcealedType', value: '1' },
  win32: { format: 'ExcludeClipboardContentFromMonitorProcessing', value: '1' },
};

export const systemClipboard: ClipboardPort = {
  writeMarked: async (text) => {
    const mark = marks[process.platform];
    // Older runtimes have no items: their one write takes a closed list of formats, and a second write would replace
    // the text (shell/common/api/electron_api_clipboard.cc), so there is no way to mark it.
    if (!mark || typeof electron.ClipboardItem !== 'function') return electron.clipboard.writeText(text);
    const item = new electron.ClipboardItem({
      'text/plain': text,
      [`electron application/osclipboard;format="${mark.format}"`]: new Blob([mark.value]),
    });
    // What a system does not take must not keep the text from being copied.
    await electron.clipboard.write([item]).catch(() => electron.clipboard.writeText(text));
  },
  // Also where it answers at once, as older runtimes do.
  read: async () => electron.clipboard.readText(),
  clear: () => electron.clipboard.clear(),
};
