import { answering } from './calls/answering';
import type { Led } from './calls/asking';
import type { Answering } from './calls/post';
import { profileCalled } from './cli/command-arguments';
import type { Services } from './services';

/** How commands are answered with these services: in the app, and (`prepare`) where only a command needs them. */
export const commandsWith = (
  { profiles, sessions, forgetEverything }: Pick<Services, 'profiles' | 'sessions' | 'forgetEverything'>,
  prepare: (profileId: string) => Promise<unknown> = () => Promise.resolve(),
): Answering =>
  answering({
    profileCalled: (name) => profileCalled(profiles.all(), name),
    session: async (profileId) => {
      await prepare(profileId);
      return sessions.restored(profileId);
    },
    forget: forgetEverything,
  });

/** The services for the length of one command, which needs one session; to forget is to sign out of all. */
export const ledBy = (services: Services): Led => {
  const answer = commandsWith(services, (profileId) => services.startFor(profileId));
  return {
    answer: async (ask, body, signal) => {
      await (ask.kind === 'forget' ? services.start() : services.profiles.load());
      return answer(ask, body, signal);
    },
    close: () => services.close(),
  };
};
