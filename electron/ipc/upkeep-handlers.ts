import type { HandlersOf } from '../contract/bridge';
import { ok } from '../contract/result';
import { reportText } from '../desktop/diagnostics';
import type { Desktop } from '../desktop/system';
import type { Updates } from '../desktop/updates';
import type { Services } from '../services';

/** What keeps an installed Latchkey in order, beside its work. */
export type Upkeep = {
  readonly updates: Updates;
  /** The newest lines of the log, oldest first. */
  readonly log: (count: number) => Promise<readonly string[]>;
  readonly now: () => number;
};

const MOST_LOG_LINES = 200;

export const upkeepHandlers = (
  { sessions, profiles, settings, requestsOf }: Services,
  desktop: Desktop,
  { updates, log, now }: Upkeep,
): HandlersOf<'updates'> & HandlersOf<'diagnostics'> => ({
  'updates:check': () => updates.check(),
  'updates:download': () => updates.download(),
  'updates:install': () => updates.install(),
  'diagnostics:report': async () =>
    ok(
      reportText({
        ...{ app: desktop.facts(), atMs: now(), settings: settings.value },
        ...{ profiles: profiles.all(), views: sessions.views, requestsOf },
        diaryOf: (profileId) => {
          const session = sessions.get(profileId);
          return session.ok ? session.value.diary : [];
        },
        log: await log(MOST_LOG_LINES),
      }),
    ),
  'diagnostics:open-folder': () => desktop.openDataFolder(),
});
