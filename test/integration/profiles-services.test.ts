import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { type Demo, startDemo } from '../../electron/demo/server';
import { header, never, sessionOf, setupAt } from '../helpers/profile-stage';
import { sendJson, startServer, type TestServer } from '../helpers/scripted-http';
import { issuer, open, since, withHeaders } from './profiles-headers-stage';

let service: TestServer;
let serviceRefuses: string[] = [];

beforeAll(async () => {
  service = await startServer(({ headers }, answer) => {
    const isRefused = serviceRefuses.includes(String(headers.authorization)) || serviceRefuses.includes('all');
    if (!isRefused) return sendJson(answer, 200, [{ id: 'from the service' }]);
    return sendJson(answer, 401, { detail: 'Token is expired', code: 'token_not_valid' });
  });
});
afterEach(() => {
  serviceRefuses = [];
});
afterAll(() => service.close());

describe('[57] a further service that takes the token', () => {
  const withService = async () => {
    const { stage, profileId } = await withHeaders();
    await stage.signIn(setupAt(issuer.origin), profileId);
    const services = [{ origin: service.origin, collections: ['/reports/'] }];
    expect(await stage.update(profileId, { services })).toMatchObject({ ok: true });
    return { stage, profileId };
  };

  it('gets the token, and nothing else of the profile', async () => {
    const { stage, profileId } = await withService();
    const before = service.came.length;
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: true,
      value: { status: 200 },
    });
    const [came] = since(service, before);
    expect(came?.headers.authorization).toBe(`Bearer ${issuer.newest()}`);
    expect(Object.keys(came?.headers ?? {}).sort()).toEqual([
      ...['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'],
    ]);
  });

  it('one that the profile does not name: nothing is sent', async () => {
    const { stage, profileId } = await withService();
    await stage.update(profileId, { services: [] });
    const before = service.came.length;
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: false,
      error: { code: 'foreign-origin' },
    });
    expect(since(service, before)).toEqual([]);
  });

  it('one that only the profile file names, edited by hand: the token does not follow', async () => {
    const { stage, profileId } = await withService();
    await stage.update(profileId, { services: [] });
    await stage.close({ keepFolder: true });
    const file = path.join(stage.folder, 'profiles.json');
    const edited = JSON.stringify([{ origin: service.origin, collections: [] }]);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"services": \[\]/, `"services": ${edited}`));
    const next = await open(stage.folder, stage.keychain);
    expect(next.profile(profileId).services).toHaveLength(1);
    // A change of something else is no choice of a service.
    await next.update(profileId, { headers: [header('X-Tenant', 'south')] });
    const before = service.came.length;
    expect(await next.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: false,
      error: { code: 'foreign-origin', reason: 'not-chosen' },
    });
    expect(since(service, before)).toEqual([]);
  });

  it('kept over a restart, and by a duplicate', async () => {
    const { stage, profileId } = await withService();
    const copied = await stage.services.editing.duplicate(profileId, { title: 'Again' });
    const id = copied.ok ? copied.value.id : '';
    await stage.update(id, { headers: [] });
    await stage.signIn(setupAt(issuer.origin), id);
    expect(await stage.get(id, `${service.origin}/reports/`)).toMatchObject({ ok: true, value: { status: 200 } });
    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    expect(await next.get(id, `${service.origin}/reports/`)).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('its 401: one renewal at the issuer, one replay', async () => {
    const { stage, profileId } = await withService();
    const spent = `Bearer ${issuer.newest()}`;
    serviceRefuses = [spent];
    const [atIssuer, atService] = [issuer.came.length, service.came.length];
    await settled();
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: true,
      value: { status: 200 },
    });
    expect(since(issuer, atIssuer).map(({ path }) => path)).toEqual(['/api/token/refresh/']);
    const sent = since(service, atService).map(({ headers }) => headers.authorization);
    expect(sent).toEqual([spent, `Bearer ${issuer.newest()}`]);
  });

  it('its 401 for ever: one replay, the answer goes to the caller, the session is kept', async () => {
    const { stage, profileId } = await withService();
    serviceRefuses = ['all'];
    await settled();
    const before = service.came.length;
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: true,
      value: { status: 401 },
    });
    expect(since(service, before)).toHaveLength(2);
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: true,
      value: { status: 401 },
    });
    expect(stage.state(profileId)).toMatchObject({ kind: 'active' });
    expect(await stage.get(profileId, `${issuer.origin}/api/subscribers/`)).toMatchObject({ ok: true });
  });

  it('cookies and passwords are no tokens: refused, nothing is sent', async () => {
    const stage = await open();
    const basic = setupAt(issuer.origin, { dialectId: 'basic', scheme: 'Basic' });
    const created = await stage.services.editing.create(basic, 'ana', true);
    const profileId = created.ok ? created.value.id : '';
    await stage.update(profileId, { services: [{ origin: service.origin, collections: [] }] });
    const session = stage.services.sessions.get(profileId);
    const password = { kind: 'password', username: 'ana', password: new Secret('a password') } as const;
    if (session.ok) await session.value.adoptGrant(password, 'ana', true);
    const before = service.came.length;
    expect(await stage.get(profileId, `${service.origin}/reports/`)).toMatchObject({
      ok: false,
      error: { code: 'foreign-origin' },
    });
    expect(since(service, before)).toEqual([]);
  });

  it('its clock is not the issuer’s, and verification stays with the issuer', async () => {
    const { stage, profileId } = await withService();
    const session = stage.services.sessions.get(profileId);
    const before = service.came.length;
    if (session.ok) await session.value.verifyByServer('access', never);
    expect(since(service, before)).toEqual([]);
    expect(issuer.came.at(-1)?.path).toBe('/api/token/verify/');
  });
});

/** A grant this fresh is not renewed: the least interval of an hour's token is 5 s. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5_100));

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
