import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { type Profile, plainProfile, type ServerSetup } from '../../../../electron/contract/profile';
import type { Dialect, Granting } from '../../../../electron/dialects/dialect';
import { originsIn, writeRecord } from '../../../../electron/session/grant-record';
import { Sessions } from '../../../../electron/session/sessions';
import type { Profiles } from '../../../../electron/session/sessions-dependencies';
import type { SignInOrder } from '../../../../electron/session/sign-ins';
import { answer, refusal, server } from '../../../helpers/session-answers';
import { MemoryMarkers, MemoryVault } from '../../../helpers/session-memory';

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

export const stage = () => {
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

export const order: SignInOrder = { server, username: 'ana', keepSignedIn: true, isDemo: false };
export const secrets = (password = 'pw') => ({
  password: new Secret(password),
  endpointShown: server.endpoints.signIn,
});
export const never = new AbortController().signal;

export const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
};

export const soon = () => new Promise((resolve) => setImmediate(resolve));
