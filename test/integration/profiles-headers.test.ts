import { describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { unseal } from '../../electron/vault/record-text';
import { header, never, setupAt } from '../helpers/profile-stage';
import { issuer, open, SECRET, since, withHeaders } from './profiles-headers-stage';

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
    stage.keychain.silent = { kind: 'unavailable', reason: { said: 'no keyring' } };
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
