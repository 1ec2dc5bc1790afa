import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import type { AppUpdater, UpdateInfo } from 'electron-updater';
import type { Offer, Updater } from './updates';

const MOST_NOTES = 20_000;

/** Whether this copy can be updated: a packager writes the feed's address beside the archive, and nobody else does. */
export const updatesOff = (): 'no-feed' | 'not-installed' | null => {
  if (!app.isPackaged) return 'not-installed';
  return existsSync(path.join(process.resourcesPath, 'app-update.yml')) ? null : 'no-feed';
};

/** electron-updater, loaded at the first check: it costs half a megabyte of script that most runs never need. */
export const openSystemUpdater = async (): Promise<Updater> => {
  const updaters = await import('electron-updater');
  // By itself it goes by a mark in the one folder that all Linux packages are made of: an AppImage may hold a deb's.
  const autoUpdater = isAppImage() ? new updaters.AppImageUpdater() : updaters.autoUpdater;
  autoUpdater.autoDownload = false;
  // Its default would install behind the person's back when the app closes.
  autoUpdater.autoInstallOnAppQuit = false;
  // SECURITY: an old version with a known hole must not come back by way of the feed.
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = null;
  // Rejections are answers here; without a listener the same error would also be thrown as an event.
  autoUpdater.on('error', () => {});
  return {
    check: async () => {
      const found = await autoUpdater.checkForUpdates();
      return found ? offerOf(found.updateInfo, found.isUpdateAvailable) : null;
    },
    download: async (onPercent, signal) => {
      const cancellation = new updaters.CancellationToken();
      signal.addEventListener('abort', () => cancellation.cancel());
      const heard = ({ percent }: { readonly percent: number }): void => onPercent(percent);
      autoUpdater.on('download-progress', heard);
      try {
        await autoUpdater.downloadUpdate(cancellation);
      } finally {
        autoUpdater.removeListener('download-progress', heard);
      }
    },
    install: () => (isAppImage() ? replaceAppImage(autoUpdater) : install(autoUpdater)),
  };
};

/** Not by APPIMAGE alone: another program's AppImage may have started this one. */
const isAppImage = (): boolean => {
  const { APPIMAGE, APPDIR } = process.env;
  return Boolean(APPIMAGE && APPDIR && process.execPath.startsWith(`${APPDIR}${path.sep}`));
};

/** electron-updater starts the new file at once: while this one lives, that would hand over to it and end. So it is the
 * last thing that this one does; what would fail then, when nobody could be told, is looked at before. */
const replaceAppImage = (autoUpdater: AppUpdater): void => {
  const file = process.env.APPIMAGE ?? '';
  accessSync(file, constants.F_OK);
  accessSync(path.dirname(file), constants.W_OK);
  app.once('quit', () => {
    app.releaseSingleInstanceLock();
    autoUpdater.quitAndInstall(true, true);
  });
  app.quit();
};

const install = (autoUpdater: AppUpdater): void => {
  let problem: Error | null = null;
  const heard = (error: Error): void => {
    problem = error;
  };
  // What goes wrong while it installs is told before the call returns, and only as an event.
  autoUpdater.once('error', heard);
  autoUpdater.quitAndInstall(true, true);
  autoUpdater.removeListener('error', heard);
  if (problem) throw problem;
};

const offerOf = ({ version, releaseNotes, releaseDate, files }: UpdateInfo, isNewer: boolean): Offer => ({
  ...{ version, isNewer, releasedAt: releaseDate || null },
  notes: notesOf(releaseNotes),
  hasChecksums: files.length > 0 && files.every(({ sha512 }) => sha512 !== ''),
});

/** A text, or one a version; the window shows it as text, whatever it holds. */
const notesOf = (notes: UpdateInfo['releaseNotes']): string | null => {
  if (!notes) return null;
  const text =
    typeof notes === 'string' ? notes : notes.map(({ version, note }) => `${version}\n${note ?? ''}`).join('\n\n');
  return text.slice(0, MOST_NOTES);
};
