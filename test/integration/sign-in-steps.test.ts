import { afterAll, beforeAll, expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import type { Result } from '../../electron/contract/result';
import type { SessionView } from '../../electron/contract/session';
import { type Backend, type BackendOptions, type DjangoKind, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { ask, json } from '../helpers/backends/wire';
import { detected, type RealServices, realServices } from '../helpers/real-services';
import { totp } from '../helpers/totp';

const signal = new AbortController().signal;
const secretsOf = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));

const stepOf = (result: Result<SessionView>) =>
  (!result.ok && result.error.step) || expect.unreachable(`no second step: ${JSON.stringify(result)}`);

const staged = (kind: DjangoKind, options: BackendOptions, change: Partial<ServerSetup> = {}) => {
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

describeWithPython('a sign-in with a code and a tenant, declared in OPTIONS', () => {
  const stage = staged('simplejwt', { steps: 'fields' });

  it('the form’s fields: as the server labels and types them', async () => {
    expect(await stage.fields()).toEqual([
      {
        ...{ name: 'otp', label: 'One-time code', type: 'code', required: false },
        ...{ helpText: 'From your authenticator app.', maxLength: 6 },
      },
      {
        ...{ name: 'tenant', label: 'Tenant', type: 'choice', required: true },
        choices: [
          { value: 'acme', label: 'Acme Ltd' },
          { value: 'globex', label: 'Globex' },
        ],
      },
    ]);
  });

  it('all filled in: signed in at once', async () => {
    expect(await stage.rows(await stage.signIn({ otp: '012345', tenant: 'acme' }))).toBe(200);
  });

  it('[67] a wrong code: the server’s words on its field; a wrong password: no second step', async () => {
    const wrong = await stage.signIn({ otp: '999999', tenant: 'acme' });
    expect(!wrong.ok && wrong.error).toMatchObject({ code: 'invalid-fields', fields: { otp: ['Wrong code.'] } });
    const refused = await stage.signIn({ tenant: 'acme' }, 'not-the-password');
    expect(!refused.ok && refused.error.code).toBe('refused');
  });

  it('the code left out: asked for as a second step, refused once, then the same request with it', async () => {
    const asked = await stage.signIn({ tenant: 'globex' });
    const step = stepOf(asked);
    expect(step).toMatchObject({
      ...{ endpoint: stage.server().endpoints.signIn, words: 'Enter the code of your authenticator app.' },
      fields: [{ name: 'otp', label: 'One-time code', type: 'code', required: true, maxLength: 6 }],
    });
    expect(JSON.stringify(asked)).not.toContain(stage.backend().password);
    const wrong = await stage.go(step.stepId, { otp: '111111' });
    expect(!wrong.ok && wrong.error.fields).toEqual({ otp: ['Wrong code.'] });
    expect(await stage.rows(await stage.go(step.stepId, { otp: '012345' }))).toBe(200);
    const again = await stage.go(step.stepId, { otp: '012345' });
    expect(!again.ok && again.error).toMatchObject({ code: 'gone', reason: 'second-step' });
  });

  it('[67] turned away from: the step is over, and no profile came of it', async () => {
    const step = stepOf(await stage.signIn({ tenant: 'acme' }));
    stage.real().services.sessions.dropStep(step.stepId);
    const late = await stage.go(step.stepId, { otp: '012345' });
    expect(!late.ok && late.error.code).toBe('gone');
    expect(stage.real().services.profiles.all()).toHaveLength(1);
  });
});

describeWithPython('a sign-in in two steps, as django-trench answers', () => {
  const stage = staged('simplejwt', { steps: 'ticket' });

  it('found, though its OPTIONS lists no fields; the code goes below the sign-in endpoint', async () => {
    const step = stepOf(await stage.signIn());
    expect(step).toMatchObject({ endpoint: `${stage.server().endpoints.signIn}code/`, fields: [{ name: 'code' }] });
    const wrong = await stage.go(step.stepId, { code: '1' });
    expect(!wrong.ok && wrong.error).toMatchObject({
      ...{ code: 'refused', server: { words: 'Code is invalid or expired.' } },
    });
    expect(await stage.rows(await stage.go(step.stepId, { code: '012345' }))).toBe(200);
  });

  it('a session that came that way renews like any other', async () => {
    const [profile] = stage.real().services.profiles.all();
    const session = stage.real().services.sessions.get(profile?.id ?? '');
    expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
  });
});

describeWithPython('django-trench itself', () => {
  const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const stage = staged('simplejwt', { steps: 'trench' });
  beforeAll(() => stage.moveSignIn('auth/login/'));

  it('[67] a wrong password: no second step; who has none is signed in as ever', async () => {
    const refused = await stage.signIn({}, 'not-the-password');
    expect(!refused.ok && refused.error).toMatchObject({
      server: { status: 400, words: 'Unable to login with provided credentials.' },
    });
    expect(await stage.rows(await stage.signIn())).toBe(200);
  });

  it('who has one is asked below the sign-in endpoint, and again after a wrong code; renewed like any other', async () => {
    await stage.backend().control.activateTotp(SECRET);
    const step = stepOf(await stage.signIn());
    expect(step).toMatchObject({
      ...{
        endpoint: `${stage.backend().url}auth/login/code/`,
        fields: [{ name: 'code', type: 'code', required: true }],
      },
    });
    const wrong = await stage.go(step.stepId, { code: '1' });
    expect(!wrong.ok && wrong.error).toMatchObject({
      ...{ code: 'refused', server: { words: 'Invalid or expired code.' } },
    });
    const begun = await stage.go(step.stepId, { code: totp(SECRET, Date.now()) });
    expect(await stage.rows(begun)).toBe(200);
    const session = stage.real().services.sessions.get(begun.ok ? begun.value.profileId : '');
    expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
  });
});

describeWithPython('dj-rest-auth’s own second step', () => {
  const SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  const stage = staged('dj-rest-auth', { steps: 'mfa' });

  it('who has none is signed in as ever', async () => {
    expect(await stage.rows(await stage.signIn())).toBe(200);
  });

  it('who has one is asked at mfa/verify/, and again after a wrong code', async () => {
    await stage.backend().control.activateTotp(SECRET);
    const step = stepOf(await stage.signIn());
    expect(step.endpoint).toBe(`${stage.backend().url}dj-rest-auth/mfa/verify/`);
    expect(step.fields).toMatchObject([{ name: 'code', type: 'code', required: true, maxLength: 9 }]);
    const wrong = await stage.go(step.stepId, { code: '000' });
    expect(!wrong.ok && wrong.error).toMatchObject({ fields: { code: ['Invalid code.'] } });
    expect(await stage.rows(await stage.go(step.stepId, { code: totp(SECRET, Date.now()) }))).toBe(200);
  });
});

describeWithPython('SimpleJWT with header, scheme and claims of its own', () => {
  const stage = staged('simplejwt', { customNames: true, tokenSeconds: 8 }, { headerName: 'X-Access-Token' });

  it('the scheme word is found, the header is as the person named it; signed in, renewed, listed', async () => {
    expect(stage.server()).toMatchObject({ dialectId: 'simplejwt', scheme: 'Access' });
    const begun = await stage.signIn();
    expect(await stage.rows(begun)).toBe(200);
    const session = stage.real().services.sessions.get(begun.ok ? begun.value.profileId : '');
    expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
    expect(await stage.rows(begun)).toBe(200);
    expect((await stage.backend().counts()).renewed).toBe(1);
  });
});

for (const tokenId of ['off', 'require'] as const) {
  describeWithPython(`drf-jwt with JWT_TOKEN_ID ${tokenId}`, () => {
    const stage = staged('drf-jwt', { tokenId });

    it('signed in, renewed, listed; signed out, and the token is on the blacklist', async () => {
      const begun = await stage.signIn();
      const { profileId } = begun.ok ? begun.value : expect.unreachable();
      const session = stage.real().services.sessions.get(profileId);
      if (!session.ok) return expect.unreachable();
      expect(await session.value.renewNow()).toMatchObject({ ok: true, value: { state: { kind: 'active' } } });
      expect(await stage.rows(begun)).toBe(200);
      const token = session.value.token('access');
      expect(await session.value.signOut()).toMatchObject({ state: { kind: 'signed-out', serverTold: 'yes' } });
      const authorization = `Bearer ${token.ok ? token.value.reveal() : ''}`;
      const { status, body } = await ask(stage.backend().origin, {
        path: '/api/subscribers/',
        headers: { authorization },
      });
      expect([status, JSON.parse(body)]).toEqual([403, { detail: 'Token is blacklisted.' }]);
    });
  });
}

describeWithPython('drf-jwt’s impersonation', () => {
  const stage = staged('drf-jwt', {});

  it('a token of another user that was pasted: rows are read and it is renewed, as of any token', async () => {
    const { control, origin, username, password, readOnlyUsername } = stage.backend();
    await control.makeSuperuser();
    const post = async (path: string, body: object, authorization = '') => {
      const { headers, ...rest } = json(body);
      const asked = { method: 'POST', path: `/api/${path}/`, ...rest, headers: { ...headers, authorization } };
      return JSON.parse((await ask(origin, asked)).body);
    };
    const own = `Bearer ${(await post('api-token-auth', { username, password })).token}`;
    const { token } = await post('impersonate', { user: 2 }, own);
    const { services } = stage.real();
    const pasted = services.grantFromPaste(stage.server(), new Secret(token), null);
    const order = { server: stage.server(), username: '', keepSignedIn: true, isDemo: false };
    const begun = pasted.ok ? await services.sessions.adoptGrant(order, pasted.value) : pasted;
    expect(await stage.rows(begun)).toBe(200);
    const session = services.sessions.get(begun.ok ? begun.value.profileId : '');
    if (!session.ok) return expect.unreachable();
    expect(await session.value.renewNow()).toMatchObject({ ok: true, value: { state: { kind: 'active' } } });
    const renewed = session.value.token('access');
    const [, payload = ''] = renewed.ok ? renewed.value.reveal().split('.') : [];
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({ username: readOnlyUsername });
  });
});

describeWithPython('dj-rest-auth as it comes: the refresh token is in a cookie alone', () => {
  const stage = staged('dj-rest-auth', { httpOnly: true });

  it('signed in; it is said that this session cannot be renewed', async () => {
    const begun = await stage.signIn();
    expect(await stage.rows(begun)).toBe(200);
    expect(begun.ok && begun.value.state).toMatchObject({ kind: 'active', renewsAtMs: null });
    expect(begun.ok && begun.value.tokens).toEqual(['access']);
  });
});
