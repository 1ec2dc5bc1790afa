import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import { detect } from '../../electron/dialects/detection';
import type { Granting } from '../../electron/dialects/dialect';
import { dialectById } from '../../electron/dialects/registry';
import { axiosHttp } from '../../electron/http/axios-http';
import { failureOfAnswer } from '../../electron/http/drf-answer';
import { type Backend, type BackendKind, type BackendOptions, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';

const never = new AbortController().signal;
const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });

let backend: Backend | null = null;
afterEach(async () => {
  await backend?.stop();
  backend = null;
});

/** Signed in, then something happens behind the client's back, then it renews and asks the resource. */
const afterSignIn = async (
  kind: BackendKind,
  happens: (server: Backend) => Promise<void>,
  options: BackendOptions = {},
): Promise<{ readonly renewal: Granting; readonly refused: boolean; readonly code: string | undefined }> => {
  backend = await startBackend(kind, { rows: 2, ...options });
  const found = await detect(http, backend.url, never);
  const server = found.kind === 'found' ? found.server : expect.unreachable(JSON.stringify(found));
  const dialect = dialectById(server.dialectId) ?? expect.unreachable();
  const credentials = { username: backend.username, password: new Secret(backend.password) };
  const granting = await dialect.signIn(http, server, credentials, never);
  const grant = granting.kind === 'granted' ? granting.grant : expect.unreachable(JSON.stringify(granting));
  await happens(backend);
  const renewal = (await dialect.renew?.(http, server, grant, never)) ?? expect.unreachable();
  const asked = dialect.authorize(grant, server, { method: 'GET', url: `${server.serverAddress}subscribers/` });
  const answer = await http.send(asked, never);
  if (!answer.ok) return expect.unreachable(JSON.stringify(answer));
  return { renewal, refused: dialect.refuses(answer.value), code: failureOfAnswer(answer.value).server?.code };
};

const wait = (ms: number) => () => new Promise<void>((resolve) => setTimeout(resolve, ms));

describeWithPython('[38] simplejwt 5.5.1', () => {
  test('user disabled: renewal refused in its words, the resource refuses with user_inactive', async () => {
    const { renewal, refused, code } = await afterSignIn('simplejwt', (server) => server.control.disableUser());
    expect(renewal).toMatchObject({ kind: 'refused', failure: { code: 'refused', server: { status: 401 } } });
    expect({ refused, code }).toEqual({ refused: true, code: 'user_inactive' });
  });

  test('user deleted: 500 to the renewal is no verdict, the resource refuses with user_not_found', async () => {
    const { renewal, refused, code } = await afterSignIn('simplejwt', (server) => server.control.deleteUser());
    expect(renewal).toMatchObject({ kind: 'try-later', failure: { code: 'server-failed' } });
    expect({ refused, code }).toEqual({ refused: true, code: 'user_not_found' });
  });
});

describeWithPython('[37] [38] kinds that renew only a valid token', () => {
  test.each(['djangorestframework-jwt', 'drf-jwt'] as const)(
    '%s, token run out: refused in its words',
    async (kind) => {
      const { renewal, refused } = await afterSignIn(kind, wait(2_100), { tokenSeconds: 1 });
      expect(renewal).toMatchObject({ kind: 'refused', endsAtOnce: false, failure: { code: 'refused' } });
      expect(JSON.stringify(renewal)).toMatch(/(Signature|Token) has expired\./);
      expect(refused).toBe(true);
    },
  );

  test.each(['djangorestframework-jwt', 'drf-jwt'] as const)(
    '%s, renewal window over: refused in its words',
    async (kind) => {
      const { renewal, refused } = await afterSignIn(kind, wait(2_100), { tokenSeconds: 60, refreshSeconds: 1 });
      expect(renewal).toMatchObject({ kind: 'refused', failure: { server: { words: 'Refresh has expired.' } } });
      expect(refused).toBe(false);
    },
  );

  test.each(['djangorestframework-jwt', 'drf-jwt'] as const)(
    '%s, user disabled: refused in its words',
    async (kind) => {
      const { renewal, refused } = await afterSignIn(kind, (server) => server.control.disableUser());
      expect(renewal).toMatchObject({ kind: 'refused', failure: { server: { words: 'User account is disabled.' } } });
      expect(refused).toBe(true);
    },
  );
});
