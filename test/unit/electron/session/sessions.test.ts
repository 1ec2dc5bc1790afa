import { describe, expect, it } from 'vitest';
import { server } from '../../../helpers/session-answers';
import { gate, never, order, secrets, soon, stage } from './sessions-stage';

describe('signing in', () => {
  it('[69] ten presses of Enter for a server that is not known yet: one request, one profile', async () => {
    const { sessions, profiles, asked } = stage();
    const results = await Promise.all(Array.from({ length: 10 }, () => sessions.signIn(order, secrets(), never)));
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(asked).toHaveLength(1);
    expect(profiles.all().map(({ id }) => id)).toEqual(['new-1']);
  });

  it('another password while the first is on its way: not answered by the first one’s answer', async () => {
    const { sessions, asked, held } = stage();
    const way = gate();
    held.set('sign-in', way.opened);
    const first = sessions.signIn(order, secrets('wrong'), never);
    const second = sessions.signIn(order, secrets('right'), never);
    way.open();
    await Promise.all([first, second]);
    expect(asked).toHaveLength(2);
  });

  it('[67] refused for a new server: no profile, no record, no session', async () => {
    const { sessions, profiles, vault, refuseSignIn } = stage();
    refuseSignIn();
    const result = await sessions.signIn(order, secrets(), never);
    expect(!result.ok && result.error.server?.words).toBe('No active account');
    expect([profiles.all(), sessions.views, [...vault.records]]).toEqual([[], [], []]);
  });

  it('[67] refused for a changed server of a known profile: the session that was there goes on', async () => {
    const { known, sessions, state, profiles, refuseSignIn } = stage();
    known('a', server);
    await sessions.restoreAll();
    refuseSignIn();
    const changed = { ...order, server: { ...server, scheme: 'JWT' } };
    expect((await sessions.signIn(changed, secrets(), never)).ok).toBe(false);
    expect(state('a')?.kind).toBe('active');
    expect(profiles.get('a')?.server.scheme).toBe('Bearer');
  });

  it('an address that is no URL, a kind that nobody knows: a failure, not a throw', async () => {
    const { sessions } = stage();
    const endpoints = { ...server.endpoints, signIn: 'not a url' };
    const odd = await sessions.signIn({ ...order, server: { ...server, endpoints } }, secrets(), never);
    expect(!odd.ok && odd.error.code).toBe('bad-address');
    const unknown = await sessions.signIn({ ...order, server: { ...server, dialectId: 'x' } }, secrets(), never);
    expect(!unknown.ok && unknown.error.code).toBe('bad-request');
  });

  it('[31] the profile is removed while the sign-in is on its way: it does not come back', async () => {
    const { known, sessions, profiles, held, vault } = stage();
    known('a', server);
    await sessions.restoreAll();
    const way = gate();
    held.set('sign-in', way.opened);
    const signingIn = sessions.signIn(order, secrets(), never);
    await soon();
    await sessions.remove('a');
    way.open();
    const result = await signingIn;
    expect(!result.ok && result.error.code).toBe('cancelled');
    expect([profiles.all(), sessions.views, [...vault.records]]).toEqual([[], [], []]);
  });
});

describe('removing', () => {
  it('a signed-in profile: record, diary and profile are gone', async () => {
    const { known, sessions, profiles, vault, markers, erased } = stage();
    known('a');
    await sessions.restoreAll();
    await sessions.remove('a');
    expect([profiles.all(), [...vault.records], [...markers.records], erased]).toEqual([[], [], [], ['a']]);
    expect(sessions.get('a').ok).toBe(false);
  });
});

describe('a profile that is changed while it is signed in', () => {
  it('another path of its server: it stays, in the profile as in its session', async () => {
    const { sessions, profiles, held } = stage();
    await sessions.signIn(order, secrets(), never);
    const way = gate();
    held.set('sign-in', way.opened);
    const signingIn = sessions.signIn(order, secrets(), never);
    await soon();
    const profile = profiles.get('new-1');
    const session = sessions.get('new-1');
    if (!profile || !session.ok) throw new Error('no profile');
    const moved = { ...server, endpoints: { ...server.endpoints, renew: 'https://api.example.test/api/other/' } };
    await profiles.upsert({ ...profile, server: moved });
    session.value.reconfigure(moved);
    way.open();
    expect((await signingIn).ok).toBe(true);
    expect(profiles.get('new-1')?.server).toEqual(moved);
    expect(session.value.server).toEqual(moved);
  });

  it('another server, while the session before renews: the keychain ends with the record of the new one', async () => {
    const { sessions, held, vault } = stage();
    await sessions.signIn(order, secrets(), never);
    const save = vault.save.bind(vault);
    const writing = gate();
    const kept: string[] = [];
    vault.save = async (id, record) => {
      kept.push(record.reveal());
      await writing.opened;
      return save(id, record);
    };
    const renewal = gate();
    held.set(server.serverAddress, renewal.opened);
    const before = sessions.get('new-1');
    const renewing = before.ok && before.value.renewNow();
    await soon();
    const other = { ...order, profileId: 'new-1', server: { ...server, scheme: 'JWT' } };
    const signingIn = sessions.signIn(other, secrets(), never);
    await soon();
    renewal.open();
    await soon();
    expect(kept).toHaveLength(2);
    writing.open();
    expect((await signingIn).ok).toBe(true);
    await renewing;
    expect(vault.records.get('new-1')?.reveal()).toBe(kept[0]);
  });

  it('removed, while it is signed in at another server than before: it does not come back, nor does its record', async () => {
    const { sessions, profiles, held, vault, state } = stage();
    await sessions.signIn(order, secrets(), never);
    const way = gate();
    held.set('sign-in', way.opened);
    const other = { ...order, profileId: 'new-1', server: { ...server, scheme: 'JWT' } };
    const signingIn = sessions.signIn(other, secrets(), never);
    await soon();
    await sessions.remove('new-1');
    way.open();
    expect(await signingIn).toMatchObject({ ok: false, error: { code: 'gone' } });
    expect([profiles.get('new-1'), state('new-1'), vault.records.size]).toEqual([null, undefined, 0]);
  });
});
