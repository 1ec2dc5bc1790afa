import { KeptTransfers } from './kept-transfers';
import { LayoutStore } from './layouts';
import { Notices } from './notices';
import { ProfileStore } from './profiles';
import { SettingsStore } from './settings';
import { WindowPlace } from './window-place';

/** The files without secrets, and what is to be said about them; light enough to be read before the window opens. */
export type Stores = {
  readonly folder: string;
  readonly notices: Notices;
  readonly settings: SettingsStore;
  readonly profiles: ProfileStore;
  /** Reads its own file, when a collection is opened. */
  readonly layouts: LayoutStore;
  /** Reads its own file, once the window is there. */
  readonly keptTransfers: KeptTransfers;
  readonly windowPlace: WindowPlace;
  /** Reads the files; what cannot be read is set aside and said. Read once, however often it is called. */
  load(): Promise<void>;
  /** Reads them again: another process may have written them since. */
  refresh(): Promise<void>;
};

export const openStores = (folder: string, now: () => number): Stores => {
  const notices = new Notices();
  const settings = new SettingsStore({ folder, notices, now });
  const profiles = new ProfileStore({ folder, notices, now });
  const layouts = new LayoutStore({ folder, notices, now });
  const keptTransfers = new KeptTransfers({ folder, notices, now });
  const windowPlace = new WindowPlace(folder);
  let loading: Promise<void> | null = null;
  return {
    ...{ folder, notices, settings, profiles, layouts, keptTransfers, windowPlace },
    load: () => {
      loading ??= Promise.all([settings.load(), profiles.load(), windowPlace.load()]).then(() => {});
      return loading;
    },
    refresh: () => Promise.all([settings.refresh(), profiles.refresh()]).then(() => {}),
  };
};
