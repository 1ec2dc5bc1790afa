import { afterAll, beforeAll } from 'vitest';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import type { Result } from '../../electron/contract/result';
import type { SessionView } from '../../electron/contract/session';
import { type Backend, type BackendOptions, type DjangoKind, startBackend } from '../helpers/backends';
import { detected, type RealServices, realServices } from '../helpers/real-services';

const signal = new AbortController().signal;
const secretsOf = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));

export const staged = (kind: DjangoKind, options: BackendOptions, change: Partial<ServerSetup> = {}) => {
  let backend: Backend;
  let real: RealServices;
  let server: ServerSetup;
  beforeAll(async () => {
    backend = await startBackend(kind, { rows: 3, ...options });
    real = realServices();
    await real.services.start();
    server = { ...(await detected(real.services, backend.url)), ...change };
  });
  afterAll(async () => {
    await real?.close();
    await backend?.stop();
  });
  const signIn = (extra: Readonly<Record<string, string>> = {}, password = backend.password) =>
    real.services.sessions.signIn(
      { server, username: backend.username, keepSignedIn: true, isDemo: false },
      { password: new Secret(password), extra: secretsOf(extra), endpointShown: server.endpoints.signIn },
      signal,
    );
  const go = (stepId: string, values: Readonly<Record<string, string>>) =>
    real.services.sessions.takeStep(stepId, secretsOf(values), signal);
  const rows = async (result: Result<SessionView>) => {
    if (!result.ok) return result.error;
    const session = real.services.sessions.get(result.value.profileId);
    const request = { method: 'GET', url: `${server.serverAddress}subscribers/` } as const;
    const answer = session.ok ? await session.value.http.send(request, signal) : session;
    return answer.ok ? answer.value.status : answer.error;
  };
  const moveSignIn = (path: string): void => {
    server = { ...server, endpoints: { ...server.endpoints, signIn: `${backend.url}${path}` } };
  };
  return {
    ...{ signIn, go, rows, moveSignIn },
    backend: () => backend,
    server: () => server,
    real: () => real,
    fields: () => real.services.signInFields(server, signal),
  };
};
