import { Secret } from '../base/secret';
import type { HandlersOf } from '../contract/bridge';
import { ok } from '../contract/result';
import type { Desktop } from '../desktop/system';
import type { Services } from '../services';
import { clearsAfterMs } from './live-copy';

/** Lending a session to other tools; its address is a credential, so it is asked for and copied by a gesture alone. */
export const lendHandlers = (
  { lending, settings, log }: Pick<Services, 'lending' | 'settings' | 'log'>,
  desktop: Pick<Desktop, 'copySecret'>,
): HandlersOf<'lend'> => ({
  'lend:start': async ({ profileId, mayWrite, idleMinutes }) => {
    const started = await lending.start(profileId, { mayWrite, idleMs: idleMinutes * 60_000 });
    if (started.ok) log.info('session.lent', { profileId, mayWrite });
    return started;
  },
  'lend:stop': async ({ profileId }) => {
    lending.stop(profileId);
    return ok(null);
  },
  'lend:address': async ({ profileId }) => lending.addressOf(profileId),
  'lend:copy-address': async ({ profileId }) => {
    const address = lending.addressOf(profileId);
    if (!address.ok) return address;
    await desktop.copySecret(new Secret(address.value), clearsAfterMs(settings.value));
    return ok(null);
  },
});
