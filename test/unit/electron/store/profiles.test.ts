import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Profile, type ProfilesView, plainProfile } from '../../../../electron/contract/profile';
import { Notices } from '../../../../electron/store/notices';
import { ProfileStore } from '../../../../electron/store/profiles';
import { server } from '../../../helpers/session-answers';
import { scratchFolders } from './scratch-folder';

const scratch = scratchFolders();

const profile = (id: string, lastUsedAtMs = 1): Profile => ({
  ...plainProfile,
  id,
  username: `user of ${id}`,
  server,
  resourcePath: 'subscribers/',
  keepSignedIn: true,
  isDemo: false,
  lastUsedAtMs,
});

const setUp = (folder = scratch()) => {
  const notices = new Notices();
  const make = async () => {
    const store = new ProfileStore({ folder, notices, now: () => 0 });
    await store.load();
    return store;
  };
  return { folder, notices, make };
};

describe('profiles', () => {
  it('kept over a restart, last used first, with the one that was shown', async () => {
    const { make } = setUp();
    const store = await make();
    await store.upsert(profile('a', 1));
    await store.upsert(profile('b', 3));
    await store.upsert(profile('c', 2));
    await store.show('c');
    const next = await make();
    expect(next.all().map(({ id }) => id)).toEqual(['b', 'c', 'a']);
    expect(next.view.shownId).toBe('c');
    expect(next.get('a')).toEqual(profile('a', 1));
    expect(next.get('nobody')).toBeNull();
  });

  it('a file of version 1: nothing lost, and what it did not know is plain', async () => {
    const { folder, make, notices } = setUp();
    const { renewalWindowSeconds: _window, ...server1 } = server;
    const profile1 = {
      ...{ id: 'old', username: 'ana', server: server1, resourcePath: 'x/', keepSignedIn: false, isDemo: true },
      lastUsedAtMs: 7,
    };
    const markers = { old: { hasRecord: true, mustErase: false, renewal: { hash: 'abc', atMs: 5 } } };
    const data = { profiles: [profile1], shownId: 'old', markers };
    writeFileSync(path.join(folder, 'profiles.json'), JSON.stringify({ version: 1, data }));
    const store = await make();
    expect(store.view).toEqual({
      profiles: [{ ...plainProfile, ...profile1, server: { ...server1, renewalWindowSeconds: null } }],
      shownId: 'old',
    });
    expect(store.hasRecord('old')).toBe(true);
    expect(store.renewal('old')).toEqual({ hash: 'abc', atMs: 5 });
    expect(notices.all).toEqual([]);
    await store.show(null);
    expect(JSON.parse(readFileSync(path.join(folder, 'profiles.json'), 'utf8'))).toMatchObject({ version: 3 });
    expect((await make()).get('old')).toEqual(store.get('old'));
  });

  it('of version 2: kept, and no command may use a session until its switch is on', async () => {
    const { folder, make, notices } = setUp();
    const { commandLine: _switch, ...profile2 } = { ...profile('a'), title: 'Production' };
    const data = { profiles: [profile2], shownId: 'a', markers: {} };
    writeFileSync(path.join(folder, 'profiles.json'), JSON.stringify({ version: 2, data }));
    const store = await make();
    expect(store.get('a')).toEqual({ ...profile2, commandLine: false });
    expect(notices.all).toEqual([]);
  });

  it('a changed one: replaced, not doubled', async () => {
    const store = await setUp().make();
    await store.upsert(profile('a'));
    await store.upsert({ ...profile('a'), username: 'new' });
    expect(store.all().map(({ username }) => username)).toEqual(['new']);
  });

  it('removing the one that is shown: nothing is shown, its markers are forgotten', async () => {
    const { make } = setUp();
    const store = await make();
    await store.upsert(profile('a'));
    await store.show('a');
    await store.setHasRecord('a', true);
    await store.remove('a');
    const next = await make();
    expect(next.view).toEqual({ profiles: [], shownId: null });
    expect(next.hasRecord('a')).toBe(false);
  });

  it('showing one that is not known: the sign-in page', async () => {
    const store = await setUp().make();
    await store.show('nobody');
    expect(store.view.shownId).toBeNull();
  });

  it('each change of the list: announced whole; markers are not', async () => {
    const store = await setUp().make();
    const views: ProfilesView[] = [];
    const stop = store.onChange((view) => views.push(view));
    await store.upsert(profile('a'));
    await store.show('a');
    await store.setHasRecord('a', true);
    stop();
    await store.remove('a');
    expect(views.map(({ profiles, shownId }) => [profiles.length, shownId])).toEqual([
      [1, null],
      [1, 'a'],
    ]);
  });
});

describe('markers', () => {
  it('kept over a restart, one profile does not touch another', async () => {
    const { make } = setUp();
    const store = await make();
    await store.upsert(profile('a'));
    await store.setHasRecord('a', true);
    await store.setRenewal('a', { hash: 'abc', atMs: 5 });
    await store.setMustErase('b', true);
    const next = await make();
    expect([next.hasRecord('a'), next.mustErase('a'), next.renewal('a')]).toEqual([
      true,
      false,
      { hash: 'abc', atMs: 5 },
    ]);
    expect([next.hasRecord('b'), next.mustErase('b'), next.renewal('b')]).toEqual([false, true, null]);
  });

  it('a profile removed while its record could not be erased: a leftover of the next start', async () => {
    const { make } = setUp();
    const store = await make();
    await store.upsert(profile('a'));
    await store.setHasRecord('a', true);
    await store.setMustErase('a', true);
    await store.remove('a');
    const next = await make();
    expect(next.leftovers()).toEqual(['a']);
    await next.setMustErase('a', false);
    expect(next.leftovers()).toEqual([]);
  });
});

describe('a profile file that cannot be understood', () => {
  it('set aside and told; the app starts without profiles', async () => {
    const { folder, notices, make } = setUp();
    writeFileSync(path.join(folder, 'profiles.json'), '{"version":1,"data":{"profiles":[{"id":7}]}}');
    const store = await make();
    expect(store.all()).toEqual([]);
    expect(notices.all).toMatchObject([{ kind: 'profiles-set-aside' }]);
    expect(readFileSync(notices.all[0]?.path ?? '', 'utf8')).toContain('"id":7');
  });
});
