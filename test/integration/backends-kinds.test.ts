import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type Backend, type DjangoKind, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { type Ask, ask, json } from '../helpers/backends/wire';

type Paths = { readonly signIn: string; readonly renew: string; readonly verify: string };
type Kind = Paths & {
  readonly kind: DjangoKind;
  readonly status: number;
  /** What a wrong password is answered with. */
  readonly refusal: 400 | 401;
  readonly scheme: string;
  readonly carried: 'token' | 'access';
  readonly sent: 'token' | 'refresh';
};

const KINDS: readonly Kind[] = [
  {
    kind: 'djangorestframework-jwt',
    signIn: 'jwt-auth/',
    renew: 'jwt-refresh/',
    verify: 'jwt-verify/',
    status: 200,
    refusal: 400,
    scheme: 'JWT',
    carried: 'token',
    sent: 'token',
  },
  {
    kind: 'drf-jwt',
    signIn: 'api-token-auth/',
    renew: 'api-token-refresh/',
    verify: 'api-token-verify/',
    status: 201,
    refusal: 400,
    scheme: 'Bearer',
    carried: 'token',
    sent: 'token',
  },
  {
    kind: 'simplejwt',
    signIn: 'token/',
    renew: 'token/refresh/',
    verify: 'token/verify/',
    status: 200,
    refusal: 401,
    scheme: 'Bearer',
    carried: 'access',
    sent: 'refresh',
  },
  {
    kind: 'simplejwt-sliding',
    signIn: 'token/',
    renew: 'token/refresh/',
    verify: 'token/verify/',
    status: 200,
    refusal: 401,
    scheme: 'Bearer',
    carried: 'token',
    sent: 'token',
  },
  {
    kind: 'djoser',
    signIn: 'auth/jwt/create/',
    renew: 'auth/jwt/refresh/',
    verify: 'auth/jwt/verify/',
    status: 200,
    refusal: 401,
    scheme: 'JWT',
    carried: 'access',
    sent: 'refresh',
  },
  {
    kind: 'dj-rest-auth',
    signIn: 'dj-rest-auth/login/',
    renew: 'dj-rest-auth/token/refresh/',
    verify: 'dj-rest-auth/token/verify/',
    status: 200,
    refusal: 400,
    scheme: 'Bearer',
    carried: 'access',
    sent: 'refresh',
  },
];

const post = (path: string, value: unknown): Ask => ({ method: 'POST', path: `/api/${path}`, ...json(value) });
const credentials = { username: 'test_user', password: 'awesomepwd' };

for (const { kind, signIn, renew, verify, status, refusal, scheme, carried, sent } of KINDS) {
  describeWithPython(`the ${kind} server`, () => {
    let backend: Backend;
    beforeAll(async () => {
      backend = await startBackend(kind, { rows: 3, tokenSeconds: 20 });
    });
    afterAll(() => backend?.stop());
    afterEach(async () => {
      await backend.control.enableUser();
      await backend.control.changePassword(backend.password);
      await backend.control.resetCounts();
    });

    const grant = async () => {
      const told = await ask(backend.origin, post(signIn, credentials));
      return { status: told.status, grant: JSON.parse(told.body) };
    };
    const listed = (token: string) =>
      ask(backend.origin, { path: '/api/subscribers/', headers: { authorization: `${scheme} ${token}` } });

    it('signs in, lists, renews and verifies, and counts each', async () => {
      const first = await grant();
      expect(first.status).toBe(status);
      expect(JSON.parse((await listed(first.grant[carried])).body)).toHaveLength(3);
      const renewed = await ask(backend.origin, post(renew, { [sent]: first.grant[sent] }));
      expect(renewed.status).toBe(status);
      const verified = await ask(backend.origin, post(verify, { token: JSON.parse(renewed.body)[carried] }));
      expect(verified.status).toBe(status);
      await ask(backend.origin, post(renew, { [sent]: 'x' }));
      expect(await backend.counts()).toEqual({ obtained: 1, renewed: 1, renewalsRefused: 1, verified: 1, listed: 1 });
    });

    it('its tokens live as long as asked', async () => {
      const [, payload = ''] = (await grant()).grant[carried].split('.');
      const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      const left = exp - Date.now() / 1000;
      expect(left).toBeGreaterThan(17);
      expect(left).toBeLessThanOrEqual(20);
    });

    it('a disabled user: the same token is refused, and enabled again accepted', async () => {
      const { grant: held } = await grant();
      await backend.control.disableUser();
      expect((await listed(held[carried])).status).toBe(401);
      await backend.control.enableUser();
      expect((await listed(held[carried])).status).toBe(200);
    });

    it('a changed password: the old one no longer signs in', async () => {
      await backend.control.changePassword('another');
      expect((await ask(backend.origin, post(signIn, credentials))).status).toBe(refusal);
    });

    it('a read-only user reads, and is refused with 403 on a write', async () => {
      const told = await ask(backend.origin, post(signIn, { ...credentials, username: backend.readOnlyUsername }));
      const authorization = `${scheme} ${JSON.parse(told.body)[carried]}`;
      const asked = post('subscribers/', {});
      const refused = await ask(backend.origin, { ...asked, headers: { ...asked.headers, authorization } });
      expect([refused.status, JSON.parse(refused.body)]).toEqual([
        403,
        { detail: 'You do not have permission to perform this action.' },
      ]);
    });

    it('a deleted user of its own: known no more', async () => {
      const told = await ask(backend.origin, post(signIn, { ...credentials, username: 'read_only' }));
      await backend.control.deleteUser('read_only');
      expect((await listed(JSON.parse(told.body)[carried])).status).toBe(401);
    });
  });
}

describeWithPython('simplejwt rotates, and blacklists what it replaced', () => {
  it('a refresh token works once', async () => {
    const backend = await startBackend('simplejwt', { rows: 0 });
    try {
      const { refresh } = JSON.parse((await ask(backend.origin, post('token/', credentials))).body);
      const once = JSON.parse((await ask(backend.origin, post('token/refresh/', { refresh }))).body);
      expect(once.refresh).not.toBe(refresh);
      const twice = await ask(backend.origin, post('token/refresh/', { refresh }));
      expect([twice.status, JSON.parse(twice.body).code]).toEqual([401, 'token_not_valid']);
    } finally {
      await backend.stop();
    }
  });
});

describeWithPython('the servers without JWT', () => {
  const basic = `Basic ${Buffer.from('test_user:awesomepwd').toString('base64')}`;

  it.each([
    ['basic', 'Basic realm="api"'],
    ['drf-token', 'Token'],
    ['django-session', undefined],
  ] as const)('%s: challenges in its own way, and lets its own credential in', async (kind, challenge) => {
    const backend = await startBackend(kind, { rows: 2 });
    try {
      const nobody = await ask(backend.origin, { path: '/api/subscribers/' });
      expect([nobody.status, nobody.headers['www-authenticate']]).toEqual([challenge ? 401 : 403, challenge]);
      const headers = await credentialOf(kind, backend, basic);
      expect((await ask(backend.origin, { path: '/api/subscribers/', headers })).status).toBe(200);
    } finally {
      await backend.stop();
    }
  });
});

const credentialOf = async (
  kind: 'basic' | 'drf-token' | 'django-session',
  backend: Backend,
  basic: string,
): Promise<Record<string, string>> => {
  if (kind === 'basic') return { authorization: basic };
  if (kind === 'drf-token') {
    const { token } = JSON.parse((await ask(backend.origin, post('api-token-auth/', credentials))).body);
    return { authorization: `Token ${token}` };
  }
  const page = await ask(backend.origin, { path: '/api/api-auth/login/' });
  const csrf = cookies(page).find((cookie) => cookie.startsWith('csrftoken=')) ?? '';
  const form = new URLSearchParams({ ...credentials, csrfmiddlewaretoken: csrf.split('=')[1] ?? '', next: '/api/' });
  const signedIn = await ask(backend.origin, {
    method: 'POST',
    path: '/api/api-auth/login/',
    headers: { cookie: csrf, 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  return { cookie: cookies(signedIn).join('; ') };
};

const cookies = (told: { readonly headers: Readonly<Record<string, string | string[] | undefined>> }): string[] =>
  [told.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '');
