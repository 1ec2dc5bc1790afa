import { describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { inFakeTime } from '../../../helpers/fake-time';
import { offline } from '../../../helpers/session-answers';
import { pass, Stage } from '../../../helpers/session-stage';

inFakeTime();

describe('a grant that has run out when it comes', () => {
  it.each([0, -1_000, -7_200_000])(
    '[36][40] lifetime %i ms: 50 requests ask for no renewal, the timer waits 5 s',
    async (lifeMs) => {
      const stage = new Stage();
      stage.lifeMs = lifeMs;
      await stage.signIn();
      for (let index = 0; index < 50; index += 1) await stage.get();
      expect(stage.sent.length).toBe(50);
      expect(stage.renewals).toBe(0);
      await pass(60_000);
      expect(stage.renewals).toBeGreaterThan(0);
      expect(stage.renewals).toBeLessThanOrEqual(12);
    },
  );

  it('it cannot be renewed: the answer of the sign-in says "expired", as the state does', async () => {
    const stage = new Stage();
    stage.lifeMs = -1_000;
    stage.renewable = 'no';
    const signedIn = await stage.signIn();
    expect(signedIn.ok && signedIn.value.state.kind).toBe('expired');
    expect(stage.state.kind).toBe('expired');
  });
});

describe('an auth server in trouble', () => {
  it('[22] the API refuses the token meanwhile: 50 requests do not ask the auth server between its turns', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = { kind: 'try-later', failure: offline() };
    await pass(271_000);
    stage.accepts = () => false;
    const before = stage.renewals;
    for (let index = 0; index < 50; index += 1) await stage.get();
    expect(stage.renewals).toBe(before);
    expect(stage.state.kind).toBe('waiting');
  });

  it('[23] Retry-After, then a wake, an unlock and the network again: not asked before that', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(269_000);
    const retryAtMs = Date.now() + 120_000;
    stage.renewalAnswer = { kind: 'try-later', failure: failure('throttled', '429', { retryAtMs }) };
    await pass(2_000);
    expect(stage.renewals).toBe(1);
    for (let index = 0; index < 10; index += 1) {
      stage.session.check();
      await pass(1_000);
    }
    expect(stage.renewals).toBe(1);
    vi.setSystemTime(retryAtMs + 1);
    stage.session.check();
    await pass(10);
    expect(stage.renewals).toBe(2);
  });
});

describe('a grant that lives for milliseconds', () => {
  it('[36] renewed ten times a second at most, whatever the server says of their life', async () => {
    const stage = new Stage();
    stage.lifeMs = 4;
    await stage.signIn();
    await pass(1_000);
    expect(stage.renewals).toBeGreaterThan(0);
    expect(stage.renewals).toBeLessThanOrEqual(10);
  });
});
