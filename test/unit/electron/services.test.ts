import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../electron/base/clock';
import { silentLogger } from '../../../electron/base/logger';
import { Secret } from '../../../electron/base/secret';
import { type Profile, plainProfile } from '../../../electron/contract/profile';
import { failed, failure, ok } from '../../../electron/contract/result';
import { rowsWith } from '../../../electron/rows/rows-client';
import { createServices, type Ports } from '../../../electron/services';
import { openStores } from '../../../electron/store/stores';
import { server } from '../../helpers/session-answers';
import { MemoryVault } from '../../helpers/session-memory';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const setUp = (ports: Partial<Ports> = {}) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-services-unit-'));
  folders.push(folder);
  const announced: string[] = [];
  const vault = new MemoryVault();
  const make = () =>
    createServices({
      ...{
        stores: openStores(folder, systemClock.now),
        vault,
        clock: systemClock,
        random: Math.random,
        log: silentLogger,
      },
      http: { send: () => Promise.resolve(failed(failure('unreachable', 'no network in this test'))) },
      httpWith: () => ({ send: () => Promise.resolve(failed(failure('unreachable', 'no network in this test'))) }),
      eraseElsewhere: () => Promise.resolve([]),
      rows: rowsWith(() => {
        throw new Error('no rows in this test');
      }),
      startDemo: () => Promise.resolve(failed(failure('demo-failed', 'no demo in this test'))),
      announce: (name) => void announced.push(name),
      ...ports,
    });
  return { folder, vault, announced, make, services: make() };
};

const markers = (own: object) => ({ hasRecord: true, mustErase: false, renewal: null, ...own });
const profile = (id: string, own: Partial<Profile> = {}): Profile => ({
  ...plainProfile,
  ...{ id, username: 'ana', server: { ...server, dialectId: 'simplejwt' }, resourcePath: 'subscribers/' },
  ...{ keepSignedIn: true, isDemo: false, lastUsedAtMs: 1 },
  ...own,
});
const write = (folder: string, data: object) =>
  writeFileSync(path.join(folder, 'profiles.json'), JSON.stringify({ version: 2, data }));

describe('start', () => {
  it('an empty folder: every state is announced, once it is known', async () => {
    const { services, announced } = setUp();
    await services.start();
    expect(new Set(announced)).toEqual(
      new Set(['settings:changed', 'profiles:changed', 'notices:changed', 'requests:changed', 'sessions:changed']),
    );
  });

  it('a demo that does not come up: the other profiles are restored, the keychain is asked', async () => {
    let answer = (_result: ReturnType<typeof failed>) => {};
    const { folder, make, vault } = setUp({
      startDemo: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    });
    write(folder, {
      profiles: [profile('demo', { isDemo: true, lastUsedAtMs: 9 }), profile('other')],
      shownId: null,
      markers: { demo: markers({}), other: markers({}) },
    });
    vault.loads = { kind: 'locked', reason: 'locked' };
    const services = make();
    const starting = services.start();
    await new Promise((resolve) => setTimeout(resolve, 50));
    const state = (id: string) => services.sessions.views.find(({ profileId }) => profileId === id)?.state;
    expect(state('other')).toEqual({ kind: 'locked', why: 'locked' });
    answer(failed(failure('demo-failed', 'no')));
    await starting;
    expect(state('demo')).toEqual({ kind: 'locked', why: 'locked' });
  });

  it('a removed profile whose record could not be erased: erased now, and its marker goes with it', async () => {
    const { folder, make, vault } = setUp();
    vault.records.set('gone', new Secret('of a removed profile'));
    write(folder, { profiles: [], shownId: null, markers: { gone: markers({ mustErase: true }) } });
    const services = make();
    await services.start();
    expect([...vault.records.keys()]).toEqual([]);
    expect(services.profiles.leftovers()).toEqual([]);
  });

  it('[1] its keychain is still locked: it stays marked, for the next start', async () => {
    const { folder, make, vault } = setUp();
    vault.records.set('gone', new Secret('of a removed profile'));
    vault.clears = { kind: 'locked', reason: 'locked' };
    write(folder, { profiles: [], shownId: null, markers: { gone: markers({ mustErase: true }) } });
    const services = make();
    await services.start();
    expect(services.profiles.leftovers()).toEqual(['gone']);
  });
});

describe('settings of time', () => {
  const expiresAtMs = 4_102_444_800_000;
  const signedIn = async (ports: Partial<Ports> = {}) => {
    const { services, announced } = setUp({ random: () => 0.5, ...ports });
    await services.start();
    const setup = { ...server, dialectId: 'simplejwt' };
    const text = 'eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
    const pasted = services.grantFromPaste(setup, new Secret(text), new Secret(text));
    if (!pasted.ok) throw new Error(pasted.error.message);
    const order = { server: setup, username: '', keepSignedIn: true, isDemo: false };
    await services.sessions.adoptGrant(order, pasted.value);
    announced.splice(0);
    return { services, announced, view: () => services.sessions.views[0] };
  };

  it('how early to renew is changed: the active session is rescheduled and told at once, other settings leave it', async () => {
    const { services, announced, view } = await signedIn();
    await services.settings.change({ theme: 'dark' });
    expect(announced).toEqual(['settings:changed']);
    await services.settings.change({ renewBefore: 60 });
    expect(view()?.state).toMatchObject({ kind: 'active', renewsAtMs: expiresAtMs - 60_000 });
    expect(announced).toContain('sessions:changed');
    await services.close();
  });

  it("time is counted on this computer: the server's clock is left out at once, and back when it counts again", async () => {
    const date = new Date(Date.now() + 120_000).toUTCString();
    const send = () => {
      const atMs = Date.now();
      const times = { startedAtMs: atMs, receivedAtMs: atMs, tookMs: 0 };
      return Promise.resolve(ok({ status: 200, headers: { date }, setCookies: [], body: new Uint8Array(), ...times }));
    };
    const { services, view } = await signedIn({ http: { send } });
    const request = { method: 'GET', url: `${server.serverAddress}subscribers/` } as const;
    await services.sessions.httpFor(view()?.profileId ?? '')?.send(request, new AbortController().signal);
    expect(view()?.clock?.offsetMs).toBeGreaterThan(110_000);
    await services.settings.change({ countOn: 'computer' });
    expect(view()?.clock).toBeNull();
    await services.settings.change({ countOn: 'server' });
    expect(view()?.clock?.offsetMs).toBeGreaterThan(110_000);
    await services.close();
  });
});

describe('close', () => {
  it('a setting and a profile changed just before: on disk when it resolves', async () => {
    const { services, folder } = setUp();
    await services.start();
    void services.settings.change({ theme: 'dark' });
    void services.profiles.upsert(profile('p1'));
    await services.close();
    expect(readFileSync(path.join(folder, 'settings.json'), 'utf8')).toContain('"dark"');
    expect(readFileSync(path.join(folder, 'profiles.json'), 'utf8')).toContain('"p1"');
  });

  it('[17] what is on disk after a sign-in with a pasted token: the profile, and no token', async () => {
    const { services, folder, vault } = setUp();
    await services.start();
    const setup = { ...server, dialectId: 'simplejwt' };
    const text = 'eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg';
    const pasted = services.grantFromPaste(setup, new Secret(text), null);
    if (!pasted.ok) throw new Error(pasted.error.message);
    const order = { server: setup, username: '', keepSignedIn: true, isDemo: false };
    const begun = await services.sessions.adoptGrant(order, pasted.value);
    expect(begun).toMatchObject(ok({ state: { kind: 'active' }, keeping: { kind: 'keychain' } }));
    await services.close();
    expect(vault.records.size).toBe(1);
    const files = ['profiles.json', 'settings.json', `diary/${[...vault.records.keys()][0]}.json`];
    const written = files.map((file) => path.join(folder, file)).filter((file) => existsSync(file));
    expect(written.length).toBeGreaterThanOrEqual(2);
    for (const file of written) {
      const content = readFileSync(file, 'utf8');
      for (const part of text.split('.')) expect(content).not.toContain(part);
    }
  });
});
