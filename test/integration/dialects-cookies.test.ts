import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import { detect } from '../../electron/dialects/detection';
import type { Grant } from '../../electron/dialects/grant';
import { dialectById } from '../../electron/dialects/registry';
import { axiosHttp } from '../../electron/http/axios-http';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';

const never = new AbortController().signal;
const http = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });
const dialect = dialectById('django-session') ?? expect.unreachable();

describeWithPython('a cookie session of real Django', () => {
  let backend: Backend;
  let server: ServerSetup;
  let grant: Grant;
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    body?: { readonly [name: string]: string | number },
  ) => {
    const asked = { method, url: `${backend.url}${path}`, ...(body ? { body } : {}) };
    const answer = await http.send(dialect.authorize(grant, server, asked), never);
    return answer.ok ? answer.value : expect.unreachable();
  };

  beforeAll(async () => {
    backend = await startBackend('django-session', { rows: 5 });
    const found = await detect(http, backend.url, never);
    server = found.kind === 'found' ? found.server : expect.unreachable(JSON.stringify(found));
    const credentials = { username: backend.username, password: new Secret(backend.password) };
    const granting = await dialect.signIn(http, server, credentials, never);
    grant = granting.kind === 'granted' ? granting.grant : expect.unreachable(JSON.stringify(granting));
  });
  afterAll(() => backend?.stop());

  test('lives two weeks, as Django’s SESSION_COOKIE_AGE says', () => {
    const { expiresAtMs } = dialect.lifetime(grant, server);
    expect(((expiresAtMs ?? 0) - Date.now()) / 86_400_000).toBeCloseTo(14, 1);
  });

  test('unsafe methods pass the CSRF check; without the token Django refuses, and that is no lost session', async () => {
    expect((await ask('POST', 'subscribers/', { name: 'Ana', age: 30, email: 'a@example.test' })).status).toBe(201);
    expect((await ask('PATCH', 'subscribers/1/', { age: 31 })).status).toBe(200);
    const url = `${backend.url}subscribers/`;
    const { headers = {} } = dialect.authorize(grant, server, { method: 'GET', url });
    const bare = await http.send({ method: 'POST', url, headers, body: {} }, never);
    expect(bare.ok && bare.value.status).toBe(403);
    expect(bare.ok && dialect.refuses(bare.value)).toBe(false);
  });

  test('[38] the password is changed, then the user disabled: the session is refused', async () => {
    await backend.control.changePassword('another one');
    const answer = await ask('GET', 'subscribers/');
    expect(answer.status).toBe(403);
    expect(dialect.refuses(answer)).toBe(true);
    expect(dialect.absorb?.(grant, answer)).toBe(grant);
    const again = { username: backend.username, password: new Secret('another one') };
    const granting = await dialect.signIn(http, server, again, never);
    grant = granting.kind === 'granted' ? granting.grant : expect.unreachable();
    expect((await ask('GET', 'subscribers/')).status).toBe(200);
    await backend.control.disableUser();
    expect(dialect.refuses(await ask('GET', 'subscribers/'))).toBe(true);
  });
});
