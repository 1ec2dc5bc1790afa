import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { ServerOptions } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { afterEach } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import type { Events } from '../../electron/contract/bridge';
import type { Profile, ServerSetup } from '../../electron/contract/profile';
import type { ForgetReport, ProfileChanges } from '../../electron/contract/profile-changes';
import { failed, failure, type Result } from '../../electron/contract/result';
import { createAgents } from '../../electron/http/agents';
import { axiosHttp } from '../../electron/http/axios-http';
import type { HttpAnswer } from '../../electron/http/http';
import { rowsWith } from '../../electron/rows/rows-client';
import { createServices } from '../../electron/services';
import { LogFile } from '../../electron/store/log-file';
import { openStores } from '../../electron/store/stores';
import { KeychainVault } from '../../electron/vault/keychain-vault';
import { forge } from './backends/forge';
import { MemoryKeychain } from './memory-keychain';
import { sendJson, startServer, type TestServer } from './scripted-http';

export const never = new AbortController().signal;

/** All that the app has below ipc, on a keychain in memory that a test may lock; real files, real connections. */
export const profileStage = (
  folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-profiles-')),
  keychain = new MemoryKeychain(),
) => {
  const log = new LogFile({ folder, now: Date.now });
  const http = (trust = {}) =>
    axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test', agents: createAgents(trust) });
  const told = new Map<string, unknown>();
  let elsewhere: ForgetReport['left'] = [];
  let isClosed = false;
  const services = createServices({
    stores: openStores(folder, Date.now),
    vault: new KeychainVault({ keychain, mostBytes: 2_400 }),
    http: http(),
    httpWith: http,
    eraseElsewhere: async () => {
      await log.erase();
      return elsewhere;
    },
    rows: rowsWith(() => {
      throw new Error('no rows in this test');
    }),
    startDemo: () => Promise.resolve(failed(failure('demo-failed', 'no demo in this test'))),
    announce: (name, payload) => void told.set(name, payload),
    ...{ clock: systemClock, random: Math.random, log },
  });
  const get = async (profileId: string, url: string): Promise<Result<HttpAnswer>> => {
    const client = services.sessions.httpFor(profileId);
    if (!client) throw new Error(`${profileId} has no session`);
    return client.send({ method: 'GET', url }, never);
  };
  return {
    ...{ services, folder, keychain, log, get },
    /** The last news of that name to the window. */
    told: (name: keyof Events) => told.get(name),
    leaveElsewhere: (left: ForgetReport['left']) => {
      elsewhere = left;
    },
    signIn: (server: ServerSetup, profileId?: string) =>
      services.sessions.signIn(
        {
          server,
          username: 'ana',
          keepSignedIn: true,
          isDemo: false,
          ...(profileId === undefined ? {} : { profileId }),
        },
        { password: new Secret('a password'), endpointShown: server.endpoints.signIn },
        never,
      ),
    profile: (profileId: string): Profile => {
      const profile = services.profiles.get(profileId);
      if (!profile) throw new Error(`no profile ${profileId}`);
      return profile;
    },
    state: (profileId: string) => services.sessions.views.find((view) => view.profileId === profileId)?.state,
    detect: (address: string, profileId?: string) => services.detect(address, never, profileId),
    update: (profileId: string, changes: ProfileChanges) => services.editing.update(profileId, changes),
    /** Everything that is written in the data folder. */
    onDisk: () => textBelow(folder),
    isClosed: () => isClosed,
    close: async ({ keepFolder = false } = {}) => {
      isClosed = true;
      await services.close();
      await log.flushed();
      if (!keepFolder) rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type ProfileStage = ReturnType<typeof profileStage>;

/** Stages that are started as they are opened; those that a test has not closed itself are closed after it. */
export const profileStages = () => {
  const stages: ProfileStage[] = [];
  afterEach(async () => {
    for (const stage of stages.splice(0)) if (!stage.isClosed()) await stage.close();
  });
  return async (...of: Parameters<typeof profileStage>): Promise<ProfileStage> => {
    const stage = profileStage(...of);
    stages.push(stage);
    await stage.services.start();
    return stage;
  };
};

export const sessionOf = (stage: ProfileStage, profileId: string) => {
  const session = stage.services.sessions.get(profileId);
  if (!session.ok) throw new Error(session.error.message);
  return session.value;
};

const textBelow = (folder: string): string =>
  readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? textBelow(file) : readFileSync(file, 'utf8');
    })
    .join('\n');

export const header = (name: string, value: string, secret = false) => ({ name, value: new Secret(value), secret });

export const setupAt = (origin: string, more: Partial<ServerSetup> = {}): ServerSetup => ({
  serverAddress: `${origin}/api/`,
  dialectId: 'simplejwt',
  endpoints: {
    signIn: `${origin}/api/token/`,
    renew: `${origin}/api/token/refresh/`,
    verify: `${origin}/api/token/verify/`,
    signOut: `${origin}/api/token/blacklist/`,
  },
  scheme: 'Bearer',
  headerName: 'Authorization',
  usernameField: 'username',
  ...{ plainHttpOrigin: null, renewalWindowSeconds: null },
  ...more,
});

const KEY = 'a key of the test server';
const text = (label: string) => ({ type: 'string', required: true, read_only: false, label });
const metadata = {
  name: 'Token Obtain Pair',
  actions: { POST: { username: text('Username'), password: text('Password'), tenant: text('Tenant') } },
};

export type Issuer = TestServer & {
  /** The newest access token: the only one that its collection takes. */
  newest(): string;
};

/** A server that answers as SimpleJWT does, with rows behind its newest token. */
export const startIssuer = async (tls?: ServerOptions): Promise<Issuer> => {
  let count = 0;
  let newest = '';
  const tokens = (type: string) => {
    count += 1;
    const seconds = Math.floor(Date.now() / 1_000);
    return forge({ token_type: type, exp: seconds + 3_600, iat: seconds, jti: `${count}`, user_id: '1' }, KEY);
  };
  const issue = () => {
    newest = tokens('access');
    return newest;
  };
  const server = await startServer(({ method, path: asked, headers }, answer) => {
    if (method === 'OPTIONS' && asked === '/api/token/')
      return sendJson(answer, 200, metadata, { allow: 'POST, OPTIONS' });
    if (asked === '/api/token/') return sendJson(answer, 200, { access: issue(), refresh: tokens('refresh') });
    if (asked === '/api/token/refresh/') return sendJson(answer, 200, { access: issue() });
    if (asked.startsWith('/api/token/')) return sendJson(answer, 200, {});
    if (headers.authorization === `Bearer ${newest}`) {
      if (method === 'POST') return sendJson(answer, 201, { id: 2 });
      return sendJson(answer, 200, asked.endsWith('/1/') ? { id: 1 } : [{ id: 1 }]);
    }
    const detail = { detail: 'Given token not valid for any token type', code: 'token_not_valid' };
    return sendJson(answer, 401, detail, { 'www-authenticate': 'Bearer realm="api"' });
  }, tls);
  return { ...server, newest: () => newest };
};
