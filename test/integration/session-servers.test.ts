import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Backend, type BackendKind, pythonOrReason, startBackend } from '../helpers/backends';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const KINDS: readonly BackendKind[] = ['djangorestframework-jwt', 'drf-jwt', 'simplejwt', 'demo'];
const python = pythonOrReason();
const signal = new AbortController().signal;

const rows = (real: RealServices, profileId: string) =>
  real.services.browsers.open(
    { profileId, path: 'subscribers/', search: '', ordering: null, fresh: true, count: 50 },
    signal,
  );

describe.each(KINDS)('a session against %s, on the real keyring', (kind) => {
  const why = kind === 'demo' || python.ok ? null : python.reason;
  let backend: Backend;
  let proxy: FaultProxy;
  let real: RealServices;
  let profileId: string;

  beforeAll(async () => {
    if (why) return;
    backend = await startBackend(kind, { tokenSeconds: 8, rows: 200 });
    proxy = await startFaultProxy(backend.url);
  });

  afterEach(() => proxy?.passAll());

  afterAll(async () => {
    await real?.close();
    await proxy?.stop();
    await backend?.stop();
  });

  it('signs in, renews on its own timer, and reads rows all along', async (context) => {
    if (why) context.skip(why);
    real = realServices();
    await real.services.start();
    profileId = await signedInAt(real, proxy.url, backend);
    const until = Date.now() + 14_000;
    while (Date.now() < until) {
      const opened = await rows(real, profileId);
      expect(opened.ok && opened.value.total).toBe(200);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
    const counts = await backend.counts();
    expect(counts.obtained).toBe(1);
    expect(counts.renewed).toBeGreaterThanOrEqual(3);
    expect(counts.renewed).toBeLessThanOrEqual(4);
    expect(real.view(profileId)?.keeping).toEqual({ kind: 'keychain' });
  });

  it('[18] 100 requests at once while the server refuses the token: one renewal, 100 answers', async (context) => {
    if (why) context.skip(why);
    const path = '/api/subscribers/';
    const session = real.services.sessions.get(profileId);
    if (!session.ok) throw new Error('no session');
    // Between two renewals by the timer: late enough not to be too fresh to renew, early enough before the next one.
    const earlier = (await backend.counts()).renewed;
    await expect.poll(async () => (await backend.counts()).renewed, { timeout: 10_000 }).toBeGreaterThan(earlier);
    await new Promise((resolve) => setTimeout(resolve, 2_300));
    const before = (await backend.counts()).renewed;
    proxy.on({
      method: 'GET',
      path,
      fault: { kind: 'answer', status: 401, headers: { 'content-type': 'application/json' }, body: '{"detail":"no"}' },
      times: 100,
    });
    const url = `${proxy.url}subscribers/`;
    const answers = await Promise.all(
      Array.from({ length: 100 }, () => session.value.http.send({ method: 'GET', url }, signal)),
    );
    expect(answers.filter((answer) => answer.ok && answer.value.status === 200)).toHaveLength(100);
    expect((await backend.counts()).renewed - before).toBe(1);
  });

  it('[22] the network is gone for a while: the session waits and goes on by itself', async (context) => {
    if (why) context.skip(why);
    await proxy.pause();
    await expect.poll(() => real.view(profileId)?.state.kind, { timeout: 10_000 }).toBe('waiting');
    await proxy.resume();
    await expect.poll(() => real.view(profileId)?.state.kind, { timeout: 10_000 }).toBe('active');
    expect((await backend.counts()).obtained).toBe(1);
  });

  it('[24] a captive portal answers with its page: kept, and said to be no answer of the API', async (context) => {
    if (why) context.skip(why);
    proxy.on({
      method: 'POST',
      path: /./,
      fault: { kind: 'answer', status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Welcome</html>' },
    });
    const session = real.services.sessions.get(profileId);
    const renewed = session.ok ? await session.value.renewNow() : session;
    expect(!renewed.ok && renewed.error.code).toBe('not-json');
    proxy.passAll();
    await expect.poll(() => real.view(profileId)?.state.kind, { timeout: 10_000 }).toBe('active');
  });

  it('started again: the record in the keychain is enough', async (context) => {
    if (why) context.skip(why);
    const { folder } = real;
    await real.close({ keepFolder: true });
    real = realServices(folder);
    await real.services.start();
    // a token of 8 s may be due just then
    expect(['active', 'renewing']).toContain(real.view(profileId)?.state.kind);
    expect((await rows(real, profileId)).ok).toBe(true);
    expect((await backend.counts()).obtained).toBe(1);
  });

  it('[70] signed out offline: the record is gone at once, what the server was not told is said; a further start knows nothing', async (context) => {
    if (why) context.skip(why);
    const session = real.services.sessions.get(profileId);
    await proxy.pause();
    const told = session.ok && (await session.value.signOut()).state;
    const hasSignOut = session.ok && session.value.server.endpoints.signOut !== null;
    expect(told).toMatchObject({ kind: 'signed-out', serverTold: hasSignOut ? 'no' : 'not-needed' });
    expect(session.ok && session.value.token('access')).toMatchObject({ ok: false });
    await proxy.resume();
    const { folder } = real;
    await real.close({ keepFolder: true });
    real = realServices(folder);
    await real.services.start();
    expect(real.view(profileId)?.state.kind).toBe('signed-out');
  });
});
