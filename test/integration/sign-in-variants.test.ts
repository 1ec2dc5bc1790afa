import { expect, it } from 'vitest';
import { Secret } from '../../electron/base/secret';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { ask, json } from '../helpers/backends/wire';
import { staged } from './sign-in-steps-stage';

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
