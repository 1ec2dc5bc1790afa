import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { type Profile, plainProfile, type ServerSetup } from '../../../../electron/contract/profile';
import type { Dialect, Granting } from '../../../../electron/dialects/dialect';
import { originsIn, writeRecord } from '../../../../electron/session/grant-record';
import { Sessions } from '../../../../electron/session/sessions';
import type { Profiles } from '../../../../electron/session/sessions-dependencies';
import type { SignInOrder } from '../../../../electron/session/sign-ins';
import { answer, MemoryMarkers, MemoryVault, refusal, server } from '../../../helpers/session-stage';

const HOUR = 3_600_000;

class MemoryProfiles implements Profiles {
  readonly known = new Map<string, Profile>();

  all(): readonly Profile[] {
    return [...this.known.values()];
  }

  get(profileId: string): Profile | null {
    return this.known.get(profileId) ?? null;
  }

  upsert(profile: Profile): Promise<void> {
    this.known.set(profile.id, profile);
    return Promise.resolve();
  }

  remove(profileId: string): Promise<void> {
    this.known.delete(profileId);
    return Promise.resolve();
  }
}

const tokenOf = (expiresInMs: number, name = 'token') => new Secret(`${name}@${Date.now() + expiresInMs}`);

const stage = () => {
  const profiles = new MemoryProfiles();
  const vault = new MemoryVault();
  const markers = new MemoryMarkers();
  const asked: string[] = [];
  const held = new Map<string, Promise<void>>();
  const erased: string[] = [];
  let signInAnswer: Granting | null = null;
  let ids = 0;
  const dialect: Dialect = {
    id: 'staged',
    label: 'Staged',
    grantKind: 'pair',
    signIn: async (_http, _server, { username }) => {
      asked.push(`sign-in ${username}`);
      await held.get('sign-in');
      return (
        signInAnswer ?? { kind: 'granted', grant: { kind: 'pair', access: tokenOf(HOUR), refresh: tokenOf(HOUR) } }
      );
    },
    renew: async (_http, { serverAddress }) => {
      asked.push(`renew ${serverAddress}`);
      await held.get(serverAddress);
      return { kind: 'granted', grant: { kind: 'pair', access: tokenOf(HOUR), refresh: tokenOf(HOUR) } };
    },
    lifetime: (grant) => ({
      expiresAtMs: grant.kind === 'pair' ? Number(grant.access.reveal().split('@')[1]) : null,
      renewable: 'until-window-ends',
    }),
    authorize: (_grant, _server, request) => request,
    refuses: ({ status }) => status === 401,
  };
  const sessions = new Sessions({
    ...{ profiles, vault, markers },
    diaryFile: (profileId) => ({ load: () => [], save: () => {}, erase: () => void erased.push(profileId) }),
    dialectById: (id) => (id === 'staged' ? dialect : null),
    observed: (_profileId, { endpoints }) => {
      // As in services.ts, which takes the origins of these.
      new URL(endpoints.signIn);
      return {
        http: { send: () => Promise.resolve({ ok: true, value: answer(200, []) }) },
        serverClock: { current: () => null },
      };
    },
    newId: () => {
      ids += 1;
      return `new-${ids}`;
    },
    clock: systemClock,
    random: () => 0.5,
    renewBefore: () => 'automatic',
  });
  return {
    ...{ profiles, vault, markers, asked, held, erased, sessions },
    refuseSignIn: () => {
      signInAnswer = { kind: 'refused', failure: refusal('No active account'), endsAtOnce: false };
    },
    /** A profile that was signed in at an earlier start. */
    known: (id: string, setup: Partial<ServerSetup> = {}, expiresInMs = HOUR) => {
      const own = { ...server, serverAddress: `https://${id}.example.test/`, ...setup };
      const profile = { id, username: 'ana', server: own, resourcePath: 'x/', keepSignedIn: true, isDemo: false };
      profiles.known.set(id, { ...plainProfile, ...profile, lastUsedAtMs: 1 });
      markers.records.add(id);
      const grant = { kind: 'pair', access: tokenOf(expiresInMs), refresh: tokenOf(HOUR, id) } as const;
      const record = { grant, user: 'ana', dialectId: 'staged', ...originsIn({ ...own, endpoints: server.endpoints }) };
      vault.records.set(id, writeRecord({ ...record, obtainedAtMs: Date.now() }));
    },
    state: (id: string) => sessions.views.find(({ profileId }) => profileId === id)?.state,
  };
};

const order: SignInOrder = { server, username: 'ana', keepSignedIn: true, isDemo: false };
const secrets = (password = 'pw') => ({ password: new Secret(password), endpointShown: server.endpoints.signIn });
const never = new AbortController().signal;

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('at start', () => {
  it('several profiles: each with its record is signed in again', async () => {
    const { known, sessions, state } = stage();
    for (const id of ['a', 'b', 'c']) known(id);
    await sessions.restoreAll();
    expect(['a', 'b', 'c'].map((id) => state(id)?.kind)).toEqual(['active', 'active', 'active']);
  });

  it('the first one’s server does not answer: the others are signed in meanwhile', async () => {
    const { known, sessions, state, held } = stage();
    known('slow', {}, -1_000);
    known('quick', {}, -1_000);
    const way = gate();
    held.set('https://slow.example.test/', way.opened);
    const restoring = sessions.restoreAll();
    await soon();
    expect([state('slow')?.kind, state('quick')?.kind]).toEqual(['renewing', 'active']);
    way.open();
    await restoring;
    expect(state('slow')?.kind).toBe('active');
  });

  it('what one profile needs first takes long: the others do not wait for it', async () => {
    const { known, sessions, state } = stage();
    known('needy');
    known('plain');
    const way = gate();
    const restoring = sessions.restoreAll(({ id }) => (id === 'needy' ? way.opened : Promise.resolve()));
    await soon();
    expect(state('plain')?.kind).toBe('active');
    way.open();
    await restoring;
    expect(state('needy')?.kind).toBe('active');
  });

  it.each<readonly [string, Partial<ServerSetup>]>([
    ['of a kind of a later version', { dialectId: 'oauth3' }],
    ['whose endpoint is no URL', { endpoints: { ...server.endpoints, signIn: 'token/' } }],
    ['whose address is not http', { serverAddress: 'file:///etc/' }],
  ])('a profile %s: the app starts, the other profiles work, that one is still listed', async (_what, setup) => {
    const { known, sessions, state, profiles } = stage();
    known('odd', setup);
    known('good');
    await sessions.restoreAll();
    expect(state('good')?.kind).toBe('active');
    expect(sessions.get('odd').ok).toBe(false);
    expect(profiles.get('odd')).not.toBeNull();
    await sessions.remove('odd');
    expect(profiles.get('odd')).toBeNull();
  });

  it('signed in before the others are restored: that session stays, and there is no second one beside it', async () => {
    const { known, sessions, asked } = stage();
    known('a', server);
    await sessions.signIn(order, secrets(), never);
    const session = sessions.get('a');
    await sessions.restoreAll();
    expect(sessions.get('a')).toEqual(session);
    expect(asked).toEqual(['sign-in ana']);
  });
});

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
