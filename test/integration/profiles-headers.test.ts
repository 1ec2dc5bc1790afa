import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { unseal } from '../../electron/vault/record-text';
import { header, type Issuer, never, profileStages, setupAt, startIssuer } from '../helpers/profile-stage';
import { sendJson, startServer, type TestServer } from '../helpers/scripted-http';

const SECRET = 'gateway-key-7f3a9c';
let issuer: Issuer;
let service: TestServer;
let serviceRefuses: string[] = [];

beforeAll(async () => {
  issuer = await startIssuer();
  service = await startServer(({ headers }, answer) => {
    const isRefused = serviceRefuses.includes(String(headers.authorization)) || serviceRefuses.includes('all');
    if (!isRefused) return sendJson(answer, 200, [{ id: 'from the service' }]);
    return sendJson(answer, 401, { detail: 'Token is expired', code: 'token_not_valid' });
  });
});
afterEach(async () => {
  serviceRefuses = [];
});
afterAll(async () => {
  await issuer.close();
  await service.close();
});
const open = profileStages();

/** Saved before its first sign-in, with a header that is secret and one that is not. */
const withHeaders = async () => {
  const stage = await open();
  const created = await stage.services.editing.create(setupAt(issuer.origin), 'ana', true);
  const profileId = created.ok ? created.value.id : '';
  const headers = [header('X-Tenant', 'north'), header('X-Gateway-Key', SECRET, true)];
  expect(await stage.update(profileId, { headers })).toMatchObject({ ok: true });
  return { stage, profileId };
};

const since = (server: TestServer, count: number) => server.came.slice(count);

describe('constant headers of a profile', () => {
  it('sent with its sign-in, renewals, resources and sign-out, with the secret value', async () => {
    const { stage, profileId } = await withHeaders();
    const before = issuer.came.length;
    expect(await stage.signIn(setupAt(issuer.origin), profileId)).toMatchObject({ ok: true });
    await stage.get(profileId, `${issuer.origin}/api/subscribers/`);
    const session = stage.services.sessions.get(profileId);
    if (session.ok) await session.value.renewNow();
    if (session.ok) await session.value.signOut();
    const came = since(issuer, before);
    expect(came.map(({ path }) => path)).toEqual([
      ...['/api/token/', '/api/subscribers/', '/api/token/refresh/', '/api/token/blacklist/'],
    ]);
    for (const { headers } of came) {
      expect(headers).toMatchObject({ 'x-tenant': 'north', 'x-gateway-key': SECRET });
    }
  });

  it('[17] the secret value: in the keychain, in no file, log or request line, where a placeholder stands', async () => {
    const { stage, profileId } = await withHeaders();
    await stage.signIn(setupAt(issuer.origin), profileId);
    await stage.get(profileId, `${issuer.origin}/api/subscribers/`);
    const lines = stage.services.requestsOf(profileId);
    expect(lines.length).toBeGreaterThan(1);
    for (const { curl } of lines) {
      expect(curl).not.toContain(SECRET);
      expect(curl).toContain('-H "X-Gateway-Key: $X_GATEWAY_KEY"');
      expect(curl).toContain("-H 'X-Tenant: north'");
    }
    await stage.services.profiles.flushed();
    await stage.log.flushed();
    expect(stage.profile(profileId).headers).toEqual([
      { name: 'X-Tenant', value: 'north', secret: false },
      { name: 'X-Gateway-Key', value: '', secret: true },
    ]);
    expect(stage.onDisk()).toContain('X-Gateway-Key');
    expect(stage.onDisk()).not.toContain(SECRET);
    const { items } = stage.keychain;
    const account = [...items.keys()].find((name) => name !== profileId) ?? '';
    expect(unseal(new Secret(items.get(account) ?? ''))?.reveal()).toContain(SECRET);
  });

  it('after a restart: read from the keychain before the first request', async () => {
    const { stage, profileId } = await withHeaders();
    await stage.signIn(setupAt(issuer.origin), profileId);
    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    const before = issuer.came.length;
    expect(await next.get(profileId, `${issuer.origin}/api/subscribers/`)).toMatchObject({ ok: true });
    expect(since(issuer, before).at(-1)?.headers).toMatchObject({ 'x-gateway-key': SECRET });
  });

  it('a keychain that does not give the value: nothing is sent, the reason is said, the session is kept', async () => {
    const { stage, profileId } = await withHeaders();
    await stage.signIn(setupAt(issuer.origin), profileId);
    await stage.close({ keepFolder: true });
    const account = [...stage.keychain.items.keys()].find((name) => name !== profileId) ?? '';
    stage.keychain.items.delete(account);
    const next = await open(stage.folder, stage.keychain);
    const before = issuer.came.length;
    expect(await next.get(profileId, `${issuer.origin}/api/subscribers/`)).toMatchObject({
      ok: false,
      error: { code: 'bad-header', reason: 'secret-missing' },
    });
    expect(since(issuer, before)).toEqual([]);
    expect(next.state(profileId)?.kind).toBe('active');
  });

  it('a locked keychain refuses the change: nothing is changed', async () => {
    const { stage, profileId } = await withHeaders();
    stage.keychain.silent = { kind: 'locked', reason: 'locked' };
    const headers = [header('X-Other', 'value of it', true)];
    expect(await stage.update(profileId, { headers })).toMatchObject({ ok: false, error: { code: 'keychain-locked' } });
    stage.keychain.silent = null;
    expect(stage.profile(profileId).headers.map(({ name }) => name)).toEqual(['X-Tenant', 'X-Gateway-Key']);
  });

  it('no keychain: kept in memory, sent, written nowhere, and the window is told, until one takes it', async () => {
    const stage = await open();
    stage.keychain.silent = { kind: 'unavailable', reason: 'no keyring' };
    const created = await stage.services.editing.create(setupAt(issuer.origin), 'ana', true);
    const profileId = created.ok ? created.value.id : '';
    expect(await stage.update(profileId, { headers: [header('X-Gateway-Key', SECRET, true)] })).toMatchObject({
      ok: true,
    });
    const before = issuer.came.length;
    await stage.signIn(setupAt(issuer.origin), profileId);
    expect(since(issuer, before)[0]?.headers).toMatchObject({ 'x-gateway-key': SECRET });
    expect(stage.onDisk()).not.toContain(SECRET);
    expect(stage.told('profiles:in-memory')).toEqual([profileId]);
    stage.keychain.silent = null;
    await stage.update(profileId, { headers: [header('X-Gateway-Key', '', true)] });
    expect(stage.told('profiles:in-memory')).toEqual([]);
  });

  it('[57] looking for its server: sent at its own origin, at no other, and not for another profile', async () => {
    const { stage, profileId } = await withHeaders();
    const own = { 'x-tenant': 'north', 'x-gateway-key': SECRET };
    const before = issuer.came.length;
    expect(await stage.detect(`${issuer.origin}/api/`, profileId)).toMatchObject({ kind: 'found' });
    const { server } = stage.profile(profileId);
    expect(await stage.services.signInFields(server, never, profileId)).toMatchObject([{ name: 'tenant' }]);
    const came = since(issuer, before);
    expect(came.length).toBeGreaterThan(1);
    for (const { method, headers } of came) expect({ method, ...headers }).toMatchObject({ method: 'OPTIONS', ...own });

    const beforeOthers = issuer.came.length;
    await stage.detect(`${issuer.origin}/api/`);
    await stage.detect(`${issuer.origin.replace('127.0.0.1', 'localhost')}/api/`, profileId);
    const others = since(issuer, beforeOthers);
    expect(others.length).toBeGreaterThan(2);
    for (const { headers } of others) for (const name of Object.keys(own)) expect(headers).not.toHaveProperty(name);
  });

  it('a keychain that does not give the value: detection says so, and asks nothing', async () => {
    const { stage, profileId } = await withHeaders();
    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    next.keychain.silent = { kind: 'locked', reason: 'locked' };
    const before = issuer.came.length;
    expect(await next.detect(`${issuer.origin}/api/`, profileId)).toMatchObject({
      ...{ kind: 'unreachable', code: 'keychain-locked' },
    });
    expect(since(issuer, before)).toEqual([]);
    next.keychain.silent = null;
  });

  it('taken away: not sent any more, and the keychain has it no more', async () => {
    const { stage, profileId } = await withHeaders();
    expect([...stage.keychain.items.keys()]).toHaveLength(1);
    await stage.update(profileId, { headers: [header('X-Tenant', 'south')] });
    expect([...stage.keychain.items.keys()]).toEqual([]);
    const before = issuer.came.length;
    await stage.signIn(setupAt(issuer.origin), profileId);
    expect(since(issuer, before)[0]?.headers).toMatchObject({ 'x-tenant': 'south' });
    expect(since(issuer, before)[0]?.headers).not.toHaveProperty('x-gateway-key');
  });
});

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
    const copied = await stage.services.editing.duplicate(profileId);
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
