import type { HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import type { Services } from '../services';

export const sessionHandlers = ({ sessions, profiles, demo, grantFromPaste }: Services): HandlersOf<'session'> => ({
  'session:sign-in': async ({ password, endpointShown, ...order }, signal) => {
    const begun = await sessions.signIn({ ...order, isDemo: false }, { password, endpointShown }, signal);
    if (begun.ok) await profiles.show(begun.value.profileId);
    return begun;
  },
  'session:sign-in-again': async ({ profileId, password, endpointShown }, signal) => {
    const profile = profiles.get(profileId);
    if (!profile) return failed(failure('gone', 'There is no such profile.'));
    const { server, username, keepSignedIn, isDemo } = profile;
    const started = isDemo ? await demo.start() : null;
    if (started && !started.ok) return started;
    return sessions.signIn({ server, username, keepSignedIn, isDemo }, { password, endpointShown }, signal);
  },
  'session:use-token': async ({ server, access, refresh, keepSignedIn }) => {
    const pasted = grantFromPaste(server, access, refresh);
    if (!pasted.ok) return pasted;
    const order = { server, username: '', keepSignedIn, isDemo: false };
    const begun = await sessions.adoptGrant(order, pasted.value);
    if (begun.ok) await profiles.show(begun.value.profileId);
    return begun;
  },
  'session:try-demo': async (_asked, signal) => {
    const begun = await demo.signIn(signal);
    if (begun.ok) await profiles.show(begun.value.profileId);
    return begun;
  },
  'session:renew': async ({ profileId }) => {
    const session = sessions.get(profileId);
    return session.ok ? session.value.renewNow() : session;
  },
  'session:retry': async ({ profileId }) => {
    const session = sessions.get(profileId);
    return session.ok ? session.value.retry() : session;
  },
  'session:sign-out': async ({ profileId }) => {
    const session = sessions.get(profileId);
    return session.ok ? ok(await session.value.signOut()) : session;
  },
  'session:export-diary': async () => failed(failure('unexpected', 'Not built yet.')),
  'session:diary': async ({ profileId }) => {
    const session = sessions.get(profileId);
    return session.ok ? ok(session.value.diary) : session;
  },
});
