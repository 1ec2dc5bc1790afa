import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { header, type Issuer, profileStages, sessionOf, setupAt, startIssuer } from '../helpers/profile-stage';

let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
const open = profileStages();

const signedIn = async () => {
  const stage = await open();
  const begun = await stage.signIn(setupAt(issuer.origin));
  if (!begun.ok) throw new Error(begun.error.message);
  return { stage, profileId: begun.value.profileId, rows: `${issuer.origin}/api/subscribers/` };
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
    expect(await stage.services.editing.duplicate('nobody', { title: 'Again' })).toMatchObject({
      ok: false,
      error: { code: 'gone' },
    });
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
    const copied = await stage.services.editing.duplicate(profileId, { title: 'Again' });
    if (!copied.ok) throw new Error(copied.error.message);
    const { id } = copied.value;
    expect(copied.value).toEqual({
      ...stage.profile(profileId),
      ...{ id, title: 'Again', lastUsedAtMs: 0 },
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
    await stage.update(profileId, { services, collections: ['invoices/'] });
    const server = setupAt('https://other.example.test');
    const copied = await stage.services.editing.duplicate(profileId, { title: 'Elsewhere', server });
    expect(copied).toMatchObject({
      ok: true,
      value: { services: [], collections: [], server: { serverAddress: 'https://other.example.test/api/' } },
    });
  });

  it('for another user of the same server: its own session, with what the server needs', async () => {
    const { stage, profileId } = await signedIn();
    await stage.update(profileId, { headers: [header('X-Tenant', 'north')] });
    const copied = await stage.services.editing.duplicate(profileId, { title: 'Ben', username: ' ben ' });
    const id = copied.ok ? copied.value.id : '';
    expect(stage.profile(id)).toMatchObject({ username: 'ben', headers: [{ name: 'X-Tenant', value: 'north' }] });
  });

  it('the last used comes first', async () => {
    const { stage, profileId } = await signedIn();
    await stage.services.editing.duplicate(profileId, { title: 'Again' });
    expect(stage.services.profiles.all()[0]?.id).toBe(profileId);
  });
});
