import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { detected, type RealServices, realServices } from '../helpers/real-services';

const signal = new AbortController().signal;

describeWithPython('a cookie session through all that is below ipc, on the real keyring', () => {
  let backend: Backend;
  let server: ServerSetup;
  let real: RealServices;
  let profileId: string;

  const signIn = (password: string) =>
    real.services.sessions.signIn(
      { server, username: backend.username, keepSignedIn: true, isDemo: false },
      { password: new Secret(password), endpointShown: server.endpoints.signIn },
      signal,
    );
  const ask = async (method: 'GET' | 'POST', body?: { readonly [name: string]: string | number }) => {
    const session = real.services.sessions.get(profileId);
    const asked = { method, url: `${server.serverAddress}subscribers/`, ...(body ? { body } : {}) };
    const answer = session.ok ? await session.value.http.send(asked, signal) : session;
    return answer.ok ? answer.value.status : answer.error.code;
  };

  beforeAll(async () => {
    backend = await startBackend('django-session', { rows: 5 });
    real = realServices();
    await real.services.start();
    server = await detected(real.services, backend.url);
  });
  afterAll(async () => {
    await real?.close();
    await backend?.stop();
  });

  test('[67] a wrong password: Django’s words out of the page; the right one: active, kept, not to be renewed', async () => {
    const refused = await signIn('wrong password');
    expect(!refused.ok && refused.error).toMatchObject({ code: 'refused', server: { status: 200 } });
    expect(!refused.ok && refused.error.server?.words).toMatch(/^Please enter a correct username and password\./);
    const begun = await signIn(backend.password);
    profileId = begun.ok ? begun.value.profileId : expect.unreachable(JSON.stringify(begun));
    expect(real.view(profileId)).toMatchObject({
      keeping: { kind: 'keychain' },
      state: { kind: 'active', renewsAtMs: null },
    });
    expect(await ask('GET')).toBe(200);
    expect(await ask('POST', { name: 'Ana', age: 30, email: 'a@example.test' })).toBe(201);
  });

  test('started again: the cookies in the keychain are enough, for writing too', async () => {
    const { folder } = real;
    await real.close({ keepFolder: true });
    real = realServices(folder);
    await real.services.start();
    expect(real.view(profileId)?.state.kind).toBe('active');
    expect(await ask('POST', { name: 'Bo', age: 31, email: 'b@example.test' })).toBe(201);
  });

  test('[38] the password is changed elsewhere: only a person can help, and signing in in place goes on', async () => {
    // A refusal within the first seconds of a grant says nothing about its age.
    await new Promise((resolve) => setTimeout(resolve, 5_100));
    await backend.control.changePassword('another one');
    expect(await ask('GET')).toBe(403);
    expect(real.view(profileId)?.state).toMatchObject({
      kind: 'expired',
      why: 'not-renewable',
      failure: { server: { status: 403 } },
    });
    const begun = await signIn('another one');
    expect(begun.ok && begun.value.profileId).toBe(profileId);
    expect(await ask('GET')).toBe(200);
  });

  test('signed out: the server is told, and its session is gone', async () => {
    const session = real.services.sessions.get(profileId);
    const view = session.ok ? await session.value.signOut() : expect.unreachable();
    expect(view.state).toMatchObject({ kind: 'signed-out', reason: 'by-person', serverTold: 'yes' });
    expect(await ask('GET')).toBe('not-signed-in');
  });
});
