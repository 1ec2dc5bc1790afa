import type { HandlersOf } from '../contract/bridge';
import { ok } from '../contract/result';
import type { Services } from '../services';
import type { FileRequest } from './file-handlers';

export const profileHandlers = (
  services: Services,
  { show }: { readonly show: (profileId: string | null) => Promise<void> },
): Omit<HandlersOf<'profile'>, FileRequest> => ({
  'profile:detect': async ({ address, profileId }, signal) => ok(await services.detect(address, signal, profileId)),
  'profile:sign-in-fields': async ({ server, profileId }, signal) =>
    ok(await services.signInFields(server, signal, profileId)),
  'profile:dialects': () => Promise.resolve(ok(services.dialectChoices())),
  'profile:show': async ({ profileId }) => {
    await show(profileId);
    return ok(null);
  },
  'profile:remove': async ({ profileId }) => {
    services.browsers.closeProfile(profileId);
    await services.editing.remove(profileId);
    return ok(null);
  },
  'profile:update': ({ profileId, changes }) => services.editing.update(profileId, changes),
  'profile:create': ({ server, username, keepSignedIn }) => services.editing.create(server, username, keepSignedIn),
  'profile:duplicate': ({ profileId, ...other }) => services.editing.duplicate(profileId, other),
});
