import { uptime } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import type { Detection, ServerSetup } from '../../electron/contract/profile';
import { detect } from '../../electron/dialects/detection';
import type { Dialect, SigningIn } from '../../electron/dialects/dialect';
import type { Grant } from '../../electron/dialects/grant';
import { dialectById } from '../../electron/dialects/registry';
import { axiosHttp } from '../../electron/http/axios-http';
import { jsonOf } from '../../electron/http/drf-answer';
import type { HttpAnswer } from '../../electron/http/http';
import { observedHttp } from '../../electron/http/observed-http';
import { guarded } from '../../electron/http/origin-guard';
import { RequestLog } from '../../electron/http/request-log';
import { resolveUrl } from '../../electron/http/resolve-url';
import { ServerClockMeter } from '../../electron/http/server-clock';
import { type Backend, type BackendKind, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';

const never = new AbortController().signal;
const serverClock = new ServerClockMeter({ clock: systemClock, sinceStartMs: () => uptime() * 1_000 });
const requestLog = new RequestLog();
const bare = axiosHttp({ clock: systemClock, userAgent: 'Latchkey/test' });

/** Everything that the dialects do, against one kind of server; `expected` is what detection must say about it. */
const itSignsInRenewsAndSignsOut = (kind: BackendKind, expected: Expected) => {
  let backend: Backend;
  let server: ServerSetup;
  let grant: Grant;
  let found: Detection;
  const dialect = (): Dialect => dialectById(server.dialectId) ?? expect.unreachable();
  const http = () => {
    const allowed = guarded(bare, () => ({ origins: [backend.origin], plainHttpOrigin: null }));
    return observedHttp(allowed, { clock: systemClock, serverClock, requestLog, profileId: kind });
  };
  const signIn = (username: string, password: string): Promise<SigningIn> =>
    dialect().signIn(http(), server, { username, password: new Secret(password) }, never);
  const list = async (held: Grant): Promise<HttpAnswer> => {
    const url = resolveUrl(server.serverAddress, 'subscribers');
    if (!url.ok) return expect.unreachable();
    const answer = await http().send(dialect().authorize(held, server, { method: 'GET', url: url.value }), never);
    return answer.ok ? answer.value : expect.unreachable();
  };

  beforeAll(async () => {
    backend = await startBackend(kind, { rows: 5 });
    found = await detect(bare, backend.url, never);
    server = found.kind === 'found' ? found.server : expect.unreachable(JSON.stringify(found));
    const granting = await signIn(backend.username, backend.password);
    grant = granting.kind === 'granted' ? granting.grant : expect.unreachable(JSON.stringify(granting));
  });
  afterAll(() => backend?.stop());

  test('detection: kind, endpoints, scheme and user name field from OPTIONS (and one HEAD) alone', () => {
    expect(server).toMatchObject({
      serverAddress: backend.url,
      dialectId: expected.dialectId,
      scheme: expected.scheme,
    });
    expect(server.usernameField).toBe('username');
    const { signIn: signInUrl, renew, verify, signOut } = server.endpoints;
    const paths = [signInUrl, renew, verify, signOut].map((url) => url?.slice(backend.url.length) ?? null);
    expect(paths).toEqual(expected.paths);
    expect(found).toMatchObject({ plainHttp: 'loopback' });
  });

  test('the origin typed without its path: the same server is found', async () => {
    expect(await detect(bare, backend.origin, never)).toMatchObject({ kind: 'found', server });
  });

  test('signed in: the credential opens the resource, with one space after the scheme', async () => {
    const answer = await list(grant);
    expect(answer.status).toBe(200);
    expect(jsonOf(answer).ok).toBe(true);
    expect(serverClock.current()?.offsetMs).toBeGreaterThan(-2_000);
    expect(serverClock.current()?.offsetMs).toBeLessThan(2_000);
  });

  test('HEAD, to which waitress sends a body all the same: an answer, and the next request is one too', async () => {
    const url = `${server.serverAddress}subscribers/`;
    for (const method of ['HEAD', 'GET', 'HEAD'] as const) {
      const answer = await http().send(dialect().authorize(grant, server, { method, url }), never);
      expect(answer).toMatchObject({ ok: true, value: { status: 200 } });
    }
  });

  test('[67] wrong password: refused, in the words of the server', async () => {
    const granting = await signIn(backend.username, 'not-the-password');
    expect(granting).toMatchObject({ kind: 'refused', failure: { code: 'refused' }, endsAtOnce: false });
    expect(JSON.stringify(granting)).toContain(expected.refusal);
    expect(JSON.stringify(granting)).not.toContain('not-the-password');
  });

  test('no password: the error stands on its field', async () => {
    const granting = await signIn(backend.username, '');
    expect(granting.kind).toBe('refused');
    if (expected.dialectId === 'basic') return;
    expect(granting).toMatchObject({ failure: { code: 'invalid-fields', fields: { password: [expect.any(String)] } } });
  });

  test('a damaged credential: the resource refuses it', async () => {
    expect(dialect().refuses(await list(damaged(grant)))).toBe(true);
    expect(dialect().refuses(await list(grant))).toBe(false);
  });

  test('renewal: a grant that opens the resource and ends no earlier', async () => {
    const { renew } = dialect();
    if (!expected.renews) {
      expect(renew === undefined || dialect().lifetime(grant, server).renewable === 'no').toBe(true);
      return;
    }
    const granting = await renew?.(http(), server, grant, never);
    const renewed = granting?.kind === 'granted' ? granting.grant : expect.unreachable(JSON.stringify(granting));
    expect(dialect().refuses(await list(renewed))).toBe(false);
    const [before, after] = [grant, renewed].map((each) => dialect().lifetime(each, server).expiresAtMs ?? 0);
    expect(after).toBeGreaterThanOrEqual(before ?? Number.NaN);
    expect(dialect().lifetime(renewed, server).renewable).not.toBe('no');
    grant = renewed;
  });

  test('renewal with a damaged token: refused by the server, and the session does not end at once', async () => {
    if (!expected.renews) return;
    const granting = await dialect().renew?.(http(), server, damaged(grant), never);
    expect(granting).toMatchObject({ kind: 'refused', endsAtOnce: false });
  });

  test('verification: yes for the token, no for a damaged one', async () => {
    const { verify } = dialect();
    if (!verify) return;
    expect(await verify(http(), server, grant, never)).toEqual({ ok: true, value: true });
    expect(await verify(http(), server, damaged(grant), never)).toEqual({ ok: true, value: false });
  });

  test('sign-out: the server is told, where it has a place for it', async () => {
    if (server.endpoints.signOut === null) return;
    expect(await dialect().signOut?.(http(), server, grant, never)).toEqual({ ok: true, value: null });
    const { renew } = dialect();
    if (renew) expect(await renew(http(), server, grant, never)).toMatchObject({ kind: 'refused' });
    else expect(dialect().refuses(await list(grant))).toBe(true);
  });

  test('[63] the request log: no token and no password in any line', () => {
    const lines = JSON.stringify(requestLog.lines(kind));
    expect(lines).toContain('curl');
    for (const secret of secretsOf(grant)) expect(lines).not.toContain(secret.reveal());
    expect(lines).not.toContain(backend.password);
  });
};

type Expected = {
  readonly dialectId: string;
  readonly scheme: string;
  readonly paths: readonly (string | null)[];
  readonly refusal: string;
  readonly renews: boolean;
};

const secretsOf = (grant: Grant): readonly Secret[] => {
  if (grant.kind === 'pair') return [grant.access, grant.refresh];
  if (grant.kind === 'password') return [grant.password];
  return grant.kind === 'cookies' ? Object.values(grant.jar) : [grant.token];
};

/** The last characters of the signature turned round: form and claims stay. */
const damaged = (grant: Grant): Grant => {
  if (grant.kind === 'pair') return { ...grant, access: turned(grant.access), refresh: turned(grant.refresh) };
  if (grant.kind === 'password') return { ...grant, password: turned(grant.password) };
  if (grant.kind !== 'cookies') return { ...grant, token: turned(grant.token) };
  return { ...grant, jar: Object.fromEntries(Object.entries(grant.jar).map(([name, value]) => [name, turned(value)])) };
};

const turned = (secret: Secret): Secret => {
  const text = secret.reveal();
  const tail = text.slice(-12, -4);
  return new Secret(`${text.slice(0, -12)}${[...tail].reverse().join('')}x${text.slice(-3)}`);
};

const credentialsRefused = 'Unable to log in with provided credentials.';

describeWithPython('djangorestframework-jwt', () => {
  itSignsInRenewsAndSignsOut('djangorestframework-jwt', {
    ...{ dialectId: 'djangorestframework-jwt', scheme: 'JWT', refusal: credentialsRefused, renews: true },
    paths: ['jwt-auth/', 'jwt-refresh/', 'jwt-verify/', null],
  });
});

describeWithPython('drf-jwt', () => {
  itSignsInRenewsAndSignsOut('drf-jwt', {
    ...{ dialectId: 'drf-jwt', scheme: 'Bearer', refusal: credentialsRefused, renews: true },
    paths: ['api-token-auth/', 'api-token-refresh/', 'api-token-verify/', 'api-token-blacklist/'],
  });
});

describeWithPython('simplejwt', () => {
  itSignsInRenewsAndSignsOut('simplejwt', {
    ...{ dialectId: 'simplejwt', scheme: 'Bearer', renews: true },
    refusal: 'No active account found with the given credentials',
    paths: ['token/', 'token/refresh/', 'token/verify/', 'token/blacklist/'],
  });
});

describeWithPython('drf-token', () => {
  itSignsInRenewsAndSignsOut('drf-token', {
    ...{ dialectId: 'drf-token', scheme: 'Token', refusal: credentialsRefused, renews: false },
    paths: ['api-token-auth/', null, null, null],
  });
});

describeWithPython('basic', () => {
  itSignsInRenewsAndSignsOut('basic', {
    ...{ dialectId: 'basic', scheme: 'Basic', refusal: 'Invalid username/password.', renews: false },
    paths: ['subscribers/', null, null, null],
  });
});

describeWithPython('django-session', () => {
  itSignsInRenewsAndSignsOut('django-session', {
    ...{ dialectId: 'django-session', scheme: '', renews: false },
    refusal: 'Please enter a correct username and password. Note that both fields may be case-sensitive.',
    paths: ['api-auth/login/', null, null, 'api-auth/logout/'],
  });
});

describe('the demo', () => {
  itSignsInRenewsAndSignsOut('demo', {
    ...{ dialectId: 'djangorestframework-jwt', scheme: 'JWT', refusal: credentialsRefused, renews: true },
    paths: ['jwt-auth/', 'jwt-refresh/', 'jwt-verify/', null],
  });
});
