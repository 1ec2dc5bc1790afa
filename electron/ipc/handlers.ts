import type { Handlers, HandlersOf } from '../contract/bridge';
import type { RowWritten } from '../contract/edits';
import { failed, failure, ok } from '../contract/result';
import { allowedLink } from '../desktop/external-links';
import type { Desktop } from '../desktop/system';
import type { Services } from '../services';
import type { Unsaved } from '../window/unsaved';
import { composeHandlers } from './compose-handlers';
import { fileHandlers } from './file-handlers';
import { lendHandlers } from './lend-handlers';
import { profileHandlers } from './profile-handlers';
import { type ChooseFile, resourceHandlers } from './resource-handlers';
import { sessionHandlers } from './session-handlers';
import { tokenHandlers } from './token-handlers';
import { transferHandlers } from './transfer-handlers';
import { type Upkeep, upkeepHandlers } from './upkeep-handlers';

/** What is the asking window's own. */
export type OwnWindow = {
  readonly unsaved: Unsaved;
  show(profileId: string | null): Promise<void>;
  /** Another one, on that profile. */
  openAnother(profileId: string): void;
  /** Told to the other windows that show that profile. */
  wrote(written: RowWritten): void;
};

/** Every request of the contract, a thin line each: what a request means is decided below. */
export const handlers = (services: Services, desktop: Desktop, own: OwnWindow, upkeep: Upkeep): Handlers => ({
  ...sessionHandlers(services, own),
  ...profileHandlers(services, own),
  ...fileHandlers(services, desktop.dialogs),
  ...tokenHandlers(services, desktop),
  ...resourceHandlers(services, desktop.dialogs, own),
  ...transferHandlers(services, desktop),
  ...composeHandlers(services, desktop.dialogs),
  ...layoutHandlers(services),
  ...desktopHandlers(services, desktop),
  ...unsavedHandlers(own.unsaved),
  ...windowHandlers(services, own),
  ...lendHandlers(services, desktop),
  ...upkeepHandlers(services, desktop, upkeep),
});

const layoutHandlers = ({ layouts }: Services): HandlersOf<'layout'> => ({
  'layout:get': async ({ profileId, path }) => ok(await layouts.get(profileId, path)),
  'layout:set': async ({ profileId, path, layout }) => {
    await layouts.set(profileId, path, layout);
    return ok(null);
  },
});

const unsavedHandlers = (unsaved: Unsaved): Pick<Handlers, UnsavedRequest> => ({
  'desktop:unsaved': async (counts) => {
    unsaved.report(counts);
    return ok(null);
  },
  'desktop:keep-draft': async ({ draftId, text }) => {
    unsaved.keep(draftId, text);
    return ok(null);
  },
  'desktop:kept-drafts': async () => ok(unsaved.kept),
});

const windowHandlers = ({ profiles }: Services, own: OwnWindow): HandlersOf<'window'> => ({
  'window:open': async ({ profileId }) => {
    if (!profiles.get(profileId)) return failed(failure('gone', 'There is no such profile.'));
    own.openAnother(profileId);
    return ok(null);
  },
});

type UnsavedRequest = 'desktop:unsaved' | 'desktop:keep-draft' | 'desktop:kept-drafts';

const desktopHandlers = (
  services: Services,
  desktop: Desktop,
): Omit<HandlersOf<'desktop'>, UnsavedRequest | ChooseFile> & HandlersOf<'settings'> => ({
  'settings:change': async (changes) => {
    const changed = await services.settings.change(changes);
    desktop.applyTheme(changed.theme);
    return ok(changed);
  },
  'desktop:facts': async () => ok(desktop.facts()),
  'desktop:licences': async () => ok(await desktop.licences()),
  'desktop:look-at-keychain': async () => ok(await services.lookAtKeychain()),
  'desktop:copy': async ({ text }) => {
    await desktop.copy(text);
    return ok(null);
  },
  'desktop:open-link': async ({ url }) => {
    const allowed = allowedLink(url);
    return allowed.ok ? desktop.openLink(allowed.value) : allowed;
  },
  'desktop:forget-everything': async () => ok(await services.forgetEverything()),
  'desktop:dismiss-notice': async ({ noticeId }) => {
    services.notices.dismiss(noticeId);
    return ok(null);
  },
});
