import { afterEach, describe, expect, it } from 'vitest';
import { forge } from '../helpers/backends/forge';
import { type ProfileStage, profileStages, sessionOf, setupAt } from '../helpers/profile-stage';
import { sendJson, startServer } from '../helpers/scripted-http';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of closing.splice(0)) await each.close();
});
const open = profileStages();

describe('[37] a renewal window that no token carries', () => {
  const HOUR = 3_600;
  const DAY = 24 * HOUR;
  /** As drf-jwt answers: renewed until `orig_iat` is older than the server's limit. */
  const startDrfJwt = async (limitSeconds: number) => {
    const limit = { seconds: limitSeconds };
    const origIat = Math.floor(Date.now() / 1_000) - 3 * DAY;
    const token = () => {
      const now = Math.floor(Date.now() / 1_000);
      return forge({ user_id: 1, exp: now + HOUR, iat: now, orig_iat: origIat, jti: `${Math.random()}` }, 'a key');
    };
    const server = await startServer(({ path }, answer) => {
      const isOver = path.endsWith('-refresh/') && Date.now() / 1_000 > origIat + limit.seconds;
      if (isOver) return sendJson(answer, 400, { non_field_errors: ['Refresh has expired.'] });
      return sendJson(answer, 201, { pk: 1, token: token() });
    });
    closing.push(server);
    return { server, limit };
  };
  const drfJwt = (origin: string) => ({
    ...setupAt(origin, { dialectId: 'drf-jwt' }),
    endpoints: {
      signIn: `${origin}/api/api-token-auth/`,
      renew: `${origin}/api/api-token-refresh/`,
      ...{ verify: null, signOut: null },
    },
  });
  const windowEnds = (stage: ProfileStage, profileId: string) => {
    const state = stage.state(profileId);
    return state?.kind === 'active' ? (state.lifetime.windowEndsAtMs ?? 0) - Date.now() : null;
  };

  it('the library’s default at first; the server’s refusal teaches it, for the next session too', async () => {
    const { server } = await startDrfJwt(2 * DAY);
    const stage = await open();
    const begun = await stage.signIn(drfJwt(server.origin));
    const profileId = begun.ok ? begun.value.profileId : '';
    expect(windowEnds(stage, profileId)).toBeCloseTo(4 * DAY * 1_000, -5);
    await sessionOf(stage, profileId).renewNow();
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: null, refusal: { code: 'refused' } });
    const learnt = stage.profile(profileId).server.renewalWindowSeconds ?? 0;
    expect(learnt).toBeGreaterThanOrEqual(3 * DAY);
    expect(learnt).toBeLessThan(3 * DAY + 60);

    await stage.close({ keepFolder: true });
    const next = await open(stage.folder, stage.keychain);
    expect(windowEnds(next, profileId)).toBeLessThan(1_000);
    await next.signIn(drfJwt(server.origin));
    expect(next.profile(profileId).server.renewalWindowSeconds).toBe(learnt);
  });

  it('set by hand: shown at once; a renewal beyond it says that the server has a longer one', async () => {
    const { server } = await startDrfJwt(30 * DAY);
    const stage = await open();
    const begun = await stage.signIn(drfJwt(server.origin));
    const profileId = begun.ok ? begun.value.profileId : '';
    await stage.update(profileId, { server: { renewalWindowSeconds: 10 * DAY } });
    expect(windowEnds(stage, profileId)).toBeCloseTo(7 * DAY * 1_000, -5);
    await stage.update(profileId, { server: { renewalWindowSeconds: DAY } });
    expect(stage.state(profileId)).toMatchObject({ kind: 'active', renewsAtMs: expect.any(Number) });
    await sessionOf(stage, profileId).renewNow();
    expect(stage.profile(profileId).server.renewalWindowSeconds).toBeNull();
  });
});
