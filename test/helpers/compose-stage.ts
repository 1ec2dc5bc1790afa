import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import { Composer } from '../../electron/compose/composer';
import type { Composed } from '../../electron/contract/compose';
import { type Profile, plainProfile } from '../../electron/contract/profile';
import { failed, failure, ok } from '../../electron/contract/result';
import { axiosHttp } from '../../electron/http/axios-http';
import type { Http } from '../../electron/http/http';
import { observedHttp } from '../../electron/http/observed-http';
import { RequestLog } from '../../electron/http/request-log';
import { ServerClockMeter } from '../../electron/http/server-clock';
import { ChosenFiles } from '../../electron/resource/chosen-files';
import { Notices } from '../../electron/store/notices';

export const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZ25hdHVyZQ';
export const API_KEY = 'gateway/key+value';

export const composed = (method: Composed['method'], address: string, more: Partial<Composed> = {}): Composed => ({
  ...{ method, address, query: [], headers: [], body: { kind: 'none' } },
  ...more,
});

export type Arrived = { readonly request: IncomingMessage; readonly body: Buffer };

/** A composer whose one profile is signed in at a server of this test, with a token and a secret header. */
export const composeStage = async (answer: (arrived: Arrived, response: ServerResponse) => void) => {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const one = { request, body: Buffer.concat(chunks) };
    arrived.push(one);
    answer(one, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-compose-'));
  let profile: Profile = {
    ...plainProfile,
    ...{ id: 'p1', username: 'ada', resourcePath: 'subscribers/', keepSignedIn: true, isDemo: false, lastUsedAtMs: 0 },
    headers: [{ name: 'X-Api-Key', value: '', secret: true }],
    server: {
      ...{ serverAddress: `${origin}/api/`, dialectId: 'drf-jwt', scheme: 'JWT', headerName: 'Authorization' },
      ...{ usernameField: 'username', plainHttpOrigin: null, renewalWindowSeconds: null },
      endpoints: { signIn: `${origin}/api/token/`, renew: `${origin}/api/token/refresh/`, verify: null, signOut: null },
    },
  };
  const requestLog = new RequestLog();
  const serverClock = new ServerClockMeter({ clock: systemClock, sinceStartMs: () => 0 });
  const bare = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
  const observed = observedHttp(bare, { clock: systemClock, serverClock, requestLog, profileId: 'p1' });
  let isSignedIn = true;
  const http: Http = {
    send: async (request, signal) =>
      isSignedIn
        ? observed.send(
            {
              ...request,
              headers: { ...request.headers, Authorization: new Secret(`JWT ${TOKEN}`) },
              constantHeaders: [{ name: 'X-Api-Key', value: new Secret(API_KEY) }],
            },
            signal,
          )
        : failed(failure('not-signed-in', 'The session has no grant in force.')),
  };
  const files = new ChosenFiles();
  const notices = new Notices();
  const composer = new Composer({
    ...{ folder, files, notices, now: () => 1_000 },
    profile: (profileId) => (profileId === 'p1' ? profile : null),
    session: (profileId) =>
      profileId === 'p1'
        ? ok({
            ...{ http, view: { generation: 1, tokens: ['access'] } },
            token: () => ok(new Secret(TOKEN)),
            withCredential: (request) => ({
              ...request,
              headers: { Authorization: new Secret(`JWT ${TOKEN}`), ...request.headers },
            }),
          })
        : failed(failure('gone', 'There is no such profile.')),
    catalogue: () => failed(failure('not-signed-in', 'This profile is not signed in')),
  });
  return {
    ...{ composer, files, folder, origin, arrived, requestLog, notices },
    signOut: (): void => {
      isSignedIn = false;
    },
    change: (changes: Partial<Profile>): void => {
      profile = { ...profile, ...changes };
    },
    send: (request: Composed, { confirmed = false, signal = new AbortController().signal } = {}) =>
      composer.send({ profileId: 'p1', request, confirmed }, signal),
    close: async (): Promise<void> => {
      await composer.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
