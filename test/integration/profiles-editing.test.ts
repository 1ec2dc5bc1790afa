import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { type Demo, startDemo } from '../../electron/demo/server';
import { forge } from '../helpers/backends/forge';
import {
  header,
  type Issuer,
  never,
  type ProfileStage,
  profileStages,
  setupAt,
  startIssuer,
} from '../helpers/profile-stage';
import { sendJson, startServer, type TestServer } from '../helpers/scripted-http';

let issuer: Issuer;
const closing: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  issuer = await startIssuer();
});
afterEach(async () => {
  for (const each of closing.splice(0)) await each.close();
});
afterAll(() => issuer.close());
const open = profileStages();

const signedIn = async () => {
  const stage = await open();
  const begun = await stage.signIn(setupAt(issuer.origin));
  if (!begun.ok) throw new Error(begun.error.message);
  return { stage, profileId: begun.value.profileId, rows: `${issuer.origin}/api/subscribers/` };
};
const sessionOf = (stage: ProfileStage, profileId: string) => {
  const session = stage.services.sessions.get(profileId);
  if (!session.ok) throw new Error(session.error.message);
  return session.value;
};

describe('a signed-in profile that is changed', () => {
  it('another renewal path, scheme and header: from the next request on, without another sign-in', async () => {
    const { stage, profileId, rows } = await signedIn();
    const generation = sessionOf(stage, profileId).view.generation;
    const server = { renew: 'token/other-refresh/', scheme: 'JWT', headerName: 'X-Auth' };
    expect(await stage.update(profileId, { server })).toMatchObject({ ok: true });
    expect(stage.state(profileId)?.kind).toBe('active');
    expect(sessionOf(stage, profileId).view.generation).toBe(generation);
    await stage.get(profileId, rows);
    expect(issuer.came.find(({ headers }) => headers['x-auth'])?.headers['x-auth']).toBe(`JWT ${issuer.newest()}`);
    await sessionOf(stage, profileId).renewNow();
    expect(issuer.came.at(-1)?.path).toBe('/api/token/other-refresh/');
  });

  it('a renewal path that was missing: it is renewed from now on; taken away: it is not', async () => {
    const { stage, profileId } = await signedIn();
    await stage.update(profileId, { server: { renew: null } });
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: null });
    await stage.update(profileId, { server: { renew: 'token/refresh/' } });
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: expect.any(Number) });
  });

  it('on disk for the next start', async () => {
    const { stage, profileId } = await signedIn();
    const mark = { label: 'production', colour: 'red' } as const;
    await stage.update(profileId, { title: 'The north', mark, writes: 'confirm', collections: ['invoices/'] });
    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    expect(next.profile(profileId)).toMatchObject({ title: 'The north', mark, writes: 'confirm' });
    expect(next.state(profileId)?.kind).toBe('active');
  });

  it('signing in again, by what detection found: what was changed by hand stays', async () => {
    const { stage, profileId } = await signedIn();
    await stage.update(profileId, { title: 'The north', writes: 'read-only', server: { renewalWindowSeconds: 77 } });
    const again = await stage.signIn(setupAt(issuer.origin));
    expect(again.ok && again.value.profileId).toBe(profileId);
    expect(stage.profile(profileId)).toMatchObject({ title: 'The north', writes: 'read-only' });
    expect(stage.profile(profileId).server.renewalWindowSeconds).toBe(77);
  });

  it('changed while its sign-in is under way: both hold', async () => {
    const { stage, profileId } = await signedIn();
    const [again] = await Promise.all([
      stage.signIn(setupAt(issuer.origin), profileId),
      stage.update(profileId, { title: 'Meanwhile' }),
    ]);
    expect(again.ok).toBe(true);
    expect(stage.profile(profileId).title).toBe('Meanwhile');
  });

  it('two changes at a time: both hold', async () => {
    const { stage, profileId } = await signedIn();
    await Promise.all([
      stage.update(profileId, { headers: [header('X-Key', 'a', true)] }),
      stage.update(profileId, { title: 'Meanwhile' }),
    ]);
    expect(stage.profile(profileId)).toMatchObject({ title: 'Meanwhile', headers: [{ name: 'X-Key' }] });
  });

  it('one that is gone: said so', async () => {
    const stage = await open();
    expect(await stage.update('nobody', { title: 'x' })).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect(await stage.services.editing.duplicate('nobody')).toMatchObject({ ok: false, error: { code: 'gone' } });
  });
});

describe('[57] a profile file that was edited to point elsewhere', () => {
  it.each([
    ['its resources', 'serverAddress', '/api/'],
    ['its renewal', 'renew', '/api/token/refresh/'],
    ['its sign-out', 'signOut', '/api/token/blacklist/'],
    ['its sign-in', 'signIn', '/api/token/'],
  ])('%s: the token does not follow', async (_what, name, below) => {
    const { stage, profileId } = await signedIn();
    await stage.close({ keepFolder: true });
    const file = path.join(stage.folder, 'profiles.json');
    const elsewhere = 'https://evil.example.test';
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace(`"${name}": "${issuer.origin}${below}"`, `"${name}": "${elsewhere}${below}"`));
    expect(readFileSync(file, 'utf8')).not.toBe(text);
    const next = await open(stage.folder, stage.keychain);
    expect(next.state(profileId)).toEqual({ kind: 'signed-out', reason: 'record-corrupt' });
  });
});

describe('a duplicate', () => {
  it('has all but the grant and the secrets, and signs in for itself', async () => {
    const { stage, profileId } = await signedIn();
    const headers = [header('X-Tenant', 'north'), header('X-Key', 'of the gateway', true)];
    await stage.update(profileId, { headers, mark: { label: 'north', colour: 'blue' }, commandLine: true });
    const copied = await stage.services.editing.duplicate(profileId);
    if (!copied.ok) throw new Error(copied.error.message);
    const { id } = copied.value;
    expect(copied.value).toEqual({
      ...stage.profile(profileId),
      ...{ id, title: `ana at ${new URL(issuer.origin).host} copy`, lastUsedAtMs: 0 },
      // Chosen for the session of the first.
      commandLine: false,
    });
    expect(stage.state(id)).toEqual({ kind: 'signed-out', reason: 'new' });
    expect(await stage.signIn(setupAt(issuer.origin), id)).toMatchObject({ error: { reason: 'secret-missing' } });
    await stage.update(id, { headers: [header('X-Tenant', 'south'), header('X-Key', 'its own', true)] });

    const generation = sessionOf(stage, profileId).view.generation;
    expect(await stage.signIn(setupAt(issuer.origin), id)).toMatchObject({ ok: true, value: { profileId: id } });
    expect(sessionOf(stage, profileId).view.generation).toBe(generation);
    expect(issuer.came.at(-1)?.headers).toMatchObject({ 'x-tenant': 'south', 'x-key': 'its own' });
  });

  it('on another server: its services and further collections stay behind', async () => {
    const { stage, profileId } = await signedIn();
    const services = [{ origin: 'https://reports.example.test', collections: [] }];
    await stage.update(profileId, { services, collections: ['invoices/'], title: 'x'.repeat(100) });
    const copied = await stage.services.editing.duplicate(profileId, { server: setupAt('https://other.example.test') });
    expect(copied).toMatchObject({
      ok: true,
      value: { services: [], collections: [], server: { serverAddress: 'https://other.example.test/api/' } },
    });
    expect(copied.ok && copied.value.title).toBe(`${'x'.repeat(95)} copy`);
  });

  it('for another user of the same server: its own session, with what the server needs', async () => {
    const { stage, profileId } = await signedIn();
    await stage.update(profileId, { headers: [header('X-Tenant', 'north')] });
    const copied = await stage.services.editing.duplicate(profileId, { username: ' ben ' });
    const id = copied.ok ? copied.value.id : '';
    expect(stage.profile(id)).toMatchObject({ username: 'ben', headers: [{ name: 'X-Tenant', value: 'north' }] });
  });

  it('the last used comes first', async () => {
    const { stage, profileId } = await signedIn();
    await stage.services.editing.duplicate(profileId);
    expect(stage.services.profiles.all()[0]?.id).toBe(profileId);
  });
});

describe('[57] the token of the demo, at a second server', () => {
  let demo: Demo;
  let service: TestServer;
  beforeAll(async () => {
    demo = await startDemo({ port: 0, rows: 3, tokenSeconds: 60, renewal: true });
    service = await startServer((_came, answer) => sendJson(answer, 200, { count: 0, results: [] }));
  });
  afterAll(async () => {
    await demo.close();
    await service.close();
  });

  it('opened by its absolute URL with the demo’s token, and only after it was named', async () => {
    const stage = await open();
    const detection = await stage.services.detect(demo.url, never);
    if (detection.kind !== 'found') throw new Error(detection.kind);
    const { server } = detection;
    const begun = await stage.services.sessions.signIn(
      { server, username: 'test_user', keepSignedIn: true, isDemo: false },
      { password: new Secret('awesomepwd'), endpointShown: server.endpoints.signIn },
      never,
    );
    const profileId = begun.ok ? begun.value.profileId : '';
    const url = `${service.origin}/reports/`;
    const asked = { profileId, path: url, search: '', ordering: null, fresh: true, filters: [], count: 10 };
    expect(await stage.services.browsers.open(asked, never)).toMatchObject({ error: { code: 'foreign-origin' } });
    expect(service.came).toEqual([]);
    await stage.update(profileId, { services: [{ origin: service.origin, collections: ['/reports/'] }] });
    await stage.services.browsers.open(asked, never);
    const token = sessionOf(stage, profileId).token('access');
    const sent = service.came.map(({ headers }) => headers.authorization);
    expect(sent.length).toBeGreaterThan(0);
    expect(new Set(sent)).toEqual(new Set([`JWT ${token.ok ? token.value.reveal() : ''}`]));
    expect(await stage.get(profileId, `${demo.url}subscribers/`)).toMatchObject({ ok: true, value: { status: 200 } });
  });
});

describe('[37] a renewal window that no token carries', () => {
  const HOUR = 3_600;
  const DAY = 24 * HOUR;
  /** As drf-jwt answers: renewed until `orig_iat` is older than the server's limit. */
  const startDrfJwt = async (limitSeconds: number) => {
    const limit = { seconds: limitSeconds };
    const origIat = Math.floor(Date.now() / 1_000) - 3 * DAY;
    const token = () => {
      const now = Math.floor(Date.now() / 1_000);
      return forge({ user_id: 1, exp: now + HOUR, iat: now, orig_iat: origIat, jti: `${Math.random()}` }, 'a key');
    };
    const server = await startServer(({ path }, answer) => {
      const isOver = path.endsWith('-refresh/') && Date.now() / 1_000 > origIat + limit.seconds;
      if (isOver) return sendJson(answer, 400, { non_field_errors: ['Refresh has expired.'] });
      return sendJson(answer, 201, { pk: 1, token: token() });
    });
    closing.push(server);
    return { server, limit };
  };
  const drfJwt = (origin: string) => ({
    ...setupAt(origin, { dialectId: 'drf-jwt' }),
    endpoints: {
      signIn: `${origin}/api/api-token-auth/`,
      renew: `${origin}/api/api-token-refresh/`,
      ...{ verify: null, signOut: null },
    },
  });
  const windowEnds = (stage: ProfileStage, profileId: string) => {
    const state = stage.state(profileId);
    return state?.kind === 'active' ? (state.lifetime.windowEndsAtMs ?? 0) - Date.now() : null;
  };

  it('the library’s default at first; the server’s refusal teaches it, for the next session too', async () => {
    const { server } = await startDrfJwt(2 * DAY);
    const stage = await open();
    const begun = await stage.signIn(drfJwt(server.origin));
    const profileId = begun.ok ? begun.value.profileId : '';
    expect(windowEnds(stage, profileId)).toBeCloseTo(4 * DAY * 1_000, -5);
    await sessionOf(stage, profileId).renewNow();
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: null, refusal: { code: 'refused' } });
    const learnt = stage.profile(profileId).server.renewalWindowSeconds ?? 0;
    expect(learnt).toBeGreaterThanOrEqual(3 * DAY);
    expect(learnt).toBeLessThan(3 * DAY + 60);

    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    expect(windowEnds(next, profileId)).toBeLessThan(1_000);
    await next.signIn(drfJwt(server.origin));
    expect(next.profile(profileId).server.renewalWindowSeconds).toBe(learnt);
  });

  it('set by hand: shown at once; a renewal beyond it says that the server has a longer one', async () => {
    const { server } = await startDrfJwt(30 * DAY);
    const stage = await open();
    const begun = await stage.signIn(drfJwt(server.origin));
    const profileId = begun.ok ? begun.value.profileId : '';
    await stage.update(profileId, { server: { renewalWindowSeconds: 10 * DAY } });
    expect(windowEnds(stage, profileId)).toBeCloseTo(7 * DAY * 1_000, -5);
    await stage.update(profileId, { server: { renewalWindowSeconds: DAY } });
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: expect.any(Number) });
    await sessionOf(stage, profileId).renewNow();
    expect(stage.profile(profileId).server.renewalWindowSeconds).toBeNull();
  });
});
