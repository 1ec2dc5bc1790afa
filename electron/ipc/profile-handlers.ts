import type { HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import type { Services } from '../services';

export const profileHandlers = (services: Services): HandlersOf<'profile'> => ({
  'profile:detect': async ({ address }, signal) => ok(await services.detect(address, signal)),
  'profile:dialects': () => Promise.resolve(ok(services.dialectChoices())),
  'profile:show': async ({ profileId }) => {
    await services.profiles.show(profileId);
    return ok(null);
  },
  'profile:remove': async ({ profileId }) => {
    services.browsers.closeProfile(profileId);
    await services.sessions.remove(profileId);
    return ok(null);
  },
  'profile:update': async ({ profileId, changes }) => {
    const profile = services.profiles.get(profileId);
    if (!profile) return failed(failure('gone', 'There is no such profile.'));
    const updated = { ...profile, resourcePath: changes.resourcePath ?? profile.resourcePath };
    await services.profiles.upsert(updated);
    return ok(updated);
  },
  'profile:create': async () => failed(failure('unexpected', 'Not built yet.')),
  'profile:duplicate': async () => failed(failure('unexpected', 'Not built yet.')),
  'profile:choose-ca': async () => failed(failure('unexpected', 'Not built yet.')),
  'profile:choose-client-certificate': async () => failed(failure('unexpected', 'Not built yet.')),
  'profile:export': async () => failed(failure('unexpected', 'Not built yet.')),
  'profile:import': async () => failed(failure('unexpected', 'Not built yet.')),
});
