import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import {
  header,
  type Issuer,
  never,
  type ProfileStage,
  profileStages,
  setupAt,
  startIssuer,
} from '../helpers/profile-stage';
import { realServices } from '../helpers/real-services';
import { realVault } from '../helpers/real-vault';

const SECRET = 'gateway-key-7f3a9c';
let issuer: Issuer;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.close());
const open = profileStages();

/** Two profiles, one of them in parts and with a secret header; settings, diaries, a log, and files of earlier days. */
const lived = async () => {
  const stage = await open();
  const { editing, settings } = stage.services;
  const created = await editing.create(setupAt(issuer.origin), 'ana', true);
  const first = created.ok ? created.value.id : '';
  await stage.update(first, { headers: [header('X-Gateway-Key', SECRET.repeat(200), true)] });
  await stage.signIn(setupAt(issuer.origin), first);
  const copied = await editing.duplicate(first, { title: 'Again' });
  const second = copied.ok ? copied.value.id : '';
  await stage.update(second, { headers: [] });
  await stage.signIn(setupAt(issuer.origin), second);
  await settings.change({ theme: 'dark' });
  await stage.services.layouts.set(first, 'subscribers/', {
    order: ['name'],
    hidden: [],
    widths: {},
    reloadSeconds: 0,
  });
  stage.log.info('something.happened');
  await stage.log.flushed();
  await stage.services.profiles.flushed();
  const put = (name: string) => writeFileSync(path.join(stage.folder, name), 'of ana');
  put('profiles.json.corrupt-2026-01-01');
  put('settings.json.0123456789ab.tmp');
  put('latchkey.log.1');
  mkdirSync(path.join(stage.folder, 'Crashpad', 'completed'), { recursive: true });
  put('Crashpad/completed/1.dmp');
  mkdirSync(path.join(stage.folder, 'diary'), { recursive: true });
  put('diary/of-a-profile-long-gone.json');
  put('Preferences');
  return { stage, first, second };
};

const left = (stage: ProfileStage) => readdirSync(stage.folder).sort();

describe('forget everything', () => {
  it('signed out everywhere, nothing in the keychain, no file of ours, and the report says how many', async () => {
    const { stage } = await lived();
    expect(stage.keychain.items.size).toBeGreaterThan(3);
    const signOutsBefore = issuer.came.filter(({ path: asked }) => asked.endsWith('/blacklist/')).length;
    const report = await stage.services.forgetEverything();
    expect(report).toMatchObject({ records: 3, left: [] });
    expect(report.files).toBeGreaterThanOrEqual(8);
    expect([...stage.keychain.items]).toEqual([]);
    expect(issuer.came.filter(({ path: asked }) => asked.endsWith('/blacklist/'))).toHaveLength(signOutsBefore + 2);
    // Chromium's own stay, emptied by Chromium itself.
    expect(left(stage)).toEqual(['Crashpad', 'Preferences']);
    expect(existsSync(path.join(stage.folder, 'Crashpad/completed/1.dmp'))).toBe(false);
    expect(stage.services.profiles.view).toEqual({ profiles: [], shownId: null });
    expect(stage.services.settings.value.theme).toBe('system');
    expect(stage.services.sessions.views).toEqual([]);
  });

  it('afterwards: closing writes nothing back, and a new start finds nothing', async () => {
    const { stage } = await lived();
    await stage.services.forgetEverything();
    await stage.services.close();
    expect(left(stage)).toEqual(['Crashpad', 'Preferences']);
    const next = await open(stage.folder, stage.keychain);
    expect(next.services.profiles.all()).toEqual([]);
    expect(next.services.notices.all).toEqual([]);
  });

  it('[1] a locked keychain: what is left is named, all else goes, and the next start erases it', async () => {
    const { stage, first, second } = await lived();
    stage.keychain.silent = { kind: 'locked', reason: 'locked' };
    const report = await stage.services.forgetEverything();
    expect(report.records).toBe(0);
    expect(report.left.filter(({ what }) => what === 'keychain-record')).toHaveLength(3);
    expect(report.left).toContainEqual({
      ...{ what: 'keychain-record', account: first, why: 'locked' },
    });
    expect(left(stage)).toEqual(['Crashpad', 'Preferences', 'profiles.json']);
    expect(stage.onDisk()).not.toContain(issuer.origin);
    expect(stage.onDisk()).toContain(second);
    await stage.services.close();

    stage.keychain.silent = null;
    const next = await open(stage.folder, stage.keychain);
    expect([...stage.keychain.items]).toEqual([]);
    expect(next.services.profiles.leftovers()).toEqual([]);
  });

  it('a record that the keychain says it deleted and still gives: named as left', async () => {
    const { stage } = await lived();
    const kept = new Map(stage.keychain.items);
    stage.keychain.after = ({ call }) => {
      if (call === 'delete') for (const [account, text] of kept) stage.keychain.items.set(account, text);
    };
    const report = await stage.services.forgetEverything();
    expect(report.left.length).toBeGreaterThan(0);
    expect(report.left[0]).toMatchObject({ what: 'keychain-record', why: 'not-deleted' });
  });

  it('what Chromium could not empty: named too', async () => {
    const { stage } = await lived();
    const cache = { what: 'chromium-cache', bytes: 12 } as const;
    stage.leaveElsewhere([cache]);
    expect((await stage.services.forgetEverything()).left).toEqual([cache]);
  });
});

it('on the real keyring: grant and secrets are gone from it', async () => {
  const real = realServices();
  await real.services.start();
  const created = await real.services.editing.create(setupAt(issuer.origin), 'ana', true);
  const profileId = created.ok ? created.value.id : '';
  await real.services.editing.update(profileId, { headers: [header('X-Gateway-Key', SECRET, true)] });
  const server = setupAt(issuer.origin);
  const begun = await real.services.sessions.signIn(
    { profileId, server, username: 'ana', keepSignedIn: true, isDemo: false },
    { password: new Secret('a password'), endpointShown: server.endpoints.signIn },
    never,
  );
  expect(begun).toMatchObject({ ok: true, value: { keeping: { kind: 'keychain' } } });
  const accounts = real.services.profiles.accountsWithRecord();
  expect(accounts).toHaveLength(2);
  const { vault, calls } = realVault();
  const kinds = async () => (await Promise.all(accounts.map((each) => vault.load(each, 'background')))).map(kindOf);
  expect(await kinds()).toEqual(['found', 'found']);
  expect(await real.services.forgetEverything()).toMatchObject({ records: 2, left: [] });
  expect(await kinds()).toEqual(['absent', 'absent']);
  calls.close();
  await real.close();
});

const kindOf = ({ kind }: { readonly kind: string }): string => kind;

it('removing a profile: its grant and its secrets go, another profile keeps its own', async () => {
  const { stage, first, second } = await lived();
  await stage.services.editing.remove(first);
  expect([...stage.keychain.items.keys()].filter((account) => !account.startsWith(second))).toEqual([]);
  expect(stage.services.profiles.all().map(({ id }) => id)).toEqual([second]);
  expect(stage.state(second)?.kind).toBe('active');
});

it('keep me signed in, taken back: the record goes at once, the session stays; given again: it is kept', async () => {
  const { stage, first } = await lived();
  await stage.update(first, { keepSignedIn: false });
  expect(stage.keychain.items.has(first)).toBe(false);
  const keeping = () => stage.services.sessions.views.find(({ profileId }) => profileId === first)?.keeping;
  expect(keeping()).toMatchObject({ kind: 'memory-only', why: 'by-choice' });
  expect(stage.state(first)?.kind).toBe('active');
  await stage.update(first, { keepSignedIn: true });
  expect(stage.keychain.items.has(first)).toBe(true);
  expect(keeping()).toEqual({ kind: 'keychain' });
  await stage.update(first, { keepSignedIn: false });
  await stage.close({ keepFolder: true });
  const next = await open(stage.folder, stage.keychain);
  expect(next.state(first)).toMatchObject({ kind: 'signed-out' });
});
