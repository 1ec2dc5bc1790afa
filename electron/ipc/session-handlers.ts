import type { HandlersOf } from '../contract/bridge';
import { failed, failure, ok } from '../contract/result';
import type { Services } from '../services';
import type { FileRequest } from './file-handlers';

export const sessionHandlers = (
  { sessions, profiles, demo, grantFromPaste }: Services,
  { show }: { readonly show: (profileId: string) => Promise<void> },
): Omit<HandlersOf<'session'>, FileRequest> => ({
  'session:sign-in': async ({ password, extra, endpointShown, ...order }, signal) => {
    const begun = await sessions.signIn({ ...order, isDemo: false }, { password, extra, endpointShown }, signal);
    if (begun.ok) await show(begun.value.profileId);
    return begun;
  },
  'session:sign-in-again': async ({ profileId, password, extra, endpointShown }, signal) => {
    const profile = profiles.get(profileId);
    if (!profile) return failed(failure('gone', 'There is no such profile.'));
    const { server, username, keepSignedIn, isDemo } = profile;
    const started = isDemo ? await demo.start() : null;
    if (started && !started.ok) return started;
    return sessions.signIn(
      { profileId, server, username, keepSignedIn, isDemo },
      { password, extra, endpointShown },
      signal,
    );
  },
  'session:second-step': async ({ stepId, values }, signal) => {
    const begun = await sessions.takeStep(stepId, values, signal);
    if (begun.ok) await show(begun.value.profileId);
    return begun;
  },
  'session:drop-step': async ({ stepId }) => {
    sessions.dropStep(stepId);
    return ok(null);
  },
  'session:use-token': async ({ server, access, refresh, keepSignedIn }) => {
    const pasted = grantFromPaste(server, access, refresh);
    if (!pasted.ok) return pasted;
    const order = { server, username: '', keepSignedIn, isDemo: false };
    const begun = await sessions.adoptGrant(order, pasted.value);
    if (begun.ok) await show(begun.value.profileId);
    return begun;
  },
  'session:try-demo': async (_asked, signal) => {
    const begun = await demo.signIn(signal);
    if (begun.ok) await show(begun.value.profileId);
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
  'session:diary': async ({ profileId }) => {
    const session = sessions.get(profileId);
    return session.ok ? ok(session.value.diary) : session;
  },
});
