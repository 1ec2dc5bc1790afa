import { app, clipboard, shell } from 'electron';
import { systemClock } from '../base/clock';
import type { Secret } from '../base/secret';
import type { Licence } from '../contract/licences';
import { failed, failure, ok, type Result } from '../contract/result';
import type { AppFacts, Settings } from '../contract/settings';
import { SecretClipboard } from './clipboard';
import { type Dialogs, systemDialogs } from './dialogs';
import { readLicences } from './licences';
import { systemClipboard } from './system-clipboard';
import type { SystemWords } from './system-words/en';
import { applyTheme } from './theme';

const LEAST_SUPPORTED_MAJOR = 40;

/** What the window may ask of the desktop, as one object. */
export type Desktop = {
  readonly dialogs: Dialogs;
  /** In the system's file manager. */
  showFile(file: string): void;
  facts(): AppFacts;
  licences(): Promise<readonly Licence[]>;
  copy(text: string): Promise<void>;
  /** Of a live token: it leaves the clipboard again after `clearAfterMs`; null: never by itself. */
  copySecret(text: Secret, clearAfterMs: number | null): Promise<void>;
  applyTheme(theme: Settings['theme']): void;
  /** Of an address that external-links.ts allowed. */
  openLink(url: string): Promise<Result<null>>;
  /** In the system's file manager. */
  openDataFolder(): Promise<Result<null>>;
  /** As the app ends: what was copied of a live token is gone from the clipboard once it resolves. Never rejects. */
  close(): Promise<void>;
};

const secrets = new SecretClipboard({ clipboard: systemClipboard, clock: systemClock });

/** `say`: asked for whenever something is said, since the language can change. */
export const electronDesktop = (say: () => SystemWords): Desktop => ({
  dialogs: systemDialogs(say),
  showFile: (file) => shell.showItemInFolder(file),
  facts: () => ({
    version: app.getVersion(),
    platform: `${process.platform} ${process.arch}`,
    electron: process.versions.electron,
    isFallbackRuntime: Number.parseInt(process.versions.electron, 10) < LEAST_SUPPORTED_MAJOR,
    dataFolder: app.getPath('userData'),
    // setContentProtection and the lock-screen event of powerMonitor exist there only (electron docs).
    honours: { blockCapture: process.platform !== 'linux', hideOnLock: process.platform !== 'linux' },
  }),
  licences: () => readLicences(app.getAppPath()),
  // A promise since Electron 45, and nothing at all before.
  copy: async (text) => {
    await clipboard.writeText(text);
  },
  copySecret: (text, clearAfterMs) => secrets.copy(text, clearAfterMs),
  applyTheme,
  openLink: (url) =>
    shell.openExternal(url).then(
      () => ok(null),
      () => failed(failure('no-browser', 'No browser could be started.')),
    ),
  // Answers the system's words where it cannot.
  openDataFolder: async () =>
    (await shell.openPath(app.getPath('userData'))) === ''
      ? ok(null)
      : failed(failure('no-file-manager', 'No file manager could be started.')),
  // Nobody can be told any more of a clipboard that cannot be read.
  close: () => secrets.clear().catch(() => {}),
});
