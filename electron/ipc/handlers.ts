import type { Handlers, HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import { allowedLink } from '../desktop/external-links';
import type { Desktop } from '../desktop/system';
import type { Services } from '../services';
import type { Unsaved } from '../window/unsaved';
import { profileHandlers } from './profile-handlers';
import { sessionHandlers } from './session-handlers';
import { tokenHandlers } from './token-handlers';
import { type Upkeep, upkeepHandlers } from './upkeep-handlers';

/** Every request of the contract, a thin line each: what a request means is decided below. */
export const handlers = (services: Services, desktop: Desktop, unsaved: Unsaved, upkeep: Upkeep): Handlers => ({
  ...sessionHandlers(services),
  ...profileHandlers(services),
  ...tokenHandlers(services, desktop),
  ...resourceHandlers(services),
  ...desktopHandlers(services, desktop),
  ...unsavedHandlers(unsaved),
  ...upkeepHandlers(services, desktop, upkeep),
});

const resourceHandlers = ({ browsers }: Services): HandlersOf<'resource'> => ({
  'resource:open': (asked, signal) => browsers.open(asked, signal),
  'resource:read': (asked, signal) => browsers.read(asked, signal),
  'resource:close': async (asked) => browsers.close(asked),
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

type UnsavedRequest = 'desktop:unsaved' | 'desktop:keep-draft' | 'desktop:kept-drafts';

const desktopHandlers = (
  { settings, notices }: Services,
  desktop: Desktop,
): Omit<HandlersOf<'desktop'>, UnsavedRequest> & HandlersOf<'settings'> => ({
  'settings:change': async (changes) => {
    const changed = await settings.change(changes);
    desktop.applyTheme(changed.theme);
    return ok(changed);
  },
  'desktop:facts': async () => ok(desktop.facts()),
  'desktop:copy': async ({ text }) => {
    await desktop.copy(text);
    return ok(null);
  },
  'desktop:open-link': async ({ url }) => {
    const allowed = allowedLink(url);
    return allowed.ok ? desktop.openLink(allowed.value) : allowed;
  },
  'desktop:forget-everything': async () => failed(failure('unexpected', 'Not built yet.')),
  'desktop:dismiss-notice': async ({ noticeId }) => {
    notices.dismiss(noticeId);
    return ok(null);
  },
});
