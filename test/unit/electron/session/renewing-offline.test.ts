import { describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { inFakeTime } from '../../../helpers/fake-time';
import { later, refusal } from '../../../helpers/session-answers';
import { pass, Stage } from '../../../helpers/session-stage';

inFakeTime();

describe('renewing while the server cannot be reached', () => {
  it('[22] the network is gone: the session waits, backs off, and recovers', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(271_000);
    expect(stage.state).toMatchObject({ kind: 'waiting', failure: { code: 'connection-refused' } });
    await pass(600_000);
    const attempts = stage.renewals;
    expect(attempts).toBeGreaterThan(8);
    expect(attempts).toBeLessThan(25);
    stage.renewalAnswer = null;
    stage.session.check();
    await pass(0);
    expect(stage.state.kind).toBe('active');
    expect((await stage.get()).ok).toBe(true);
  });

  it('[23] 429 with Retry-After: not asked again before that', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(269_000);
    stage.renewalAnswer = later(failure('throttled', '429', { retryAtMs: Date.now() + 120_000 }));
    await pass(100_000);
    expect(stage.renewals).toBe(1);
    await pass(20_500);
    expect(stage.renewals).toBe(2);
  });

  it('[22] the network is back before the next attempt and the token has run out: a request makes it now', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(600_000);
    // Just after a turn of the timer, which pauses for about a minute by now.
    const { renewals } = stage;
    while (stage.renewals === renewals) await pass(1_000);
    stage.renewalAnswer = null;
    await pass(6_000);
    expect(stage.renewals).toBe(renewals + 1);
    const answers = await Promise.all(Array.from({ length: 20 }, () => stage.get()));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(stage.renewals).toBe(renewals + 2);
    expect(stage.state.kind).toBe('active');
  });

  it('[22] still no network: requests without end make an attempt every 5 s at most, and the timer goes on', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(400_000);
    const { renewals } = stage;
    const lines = stage.diary.length;
    for (let index = 0; index < 600; index += 1) {
      expect(await stage.get()).toMatchObject({ ok: false, error: { code: 'connection-refused' } });
      await pass(100);
    }
    expect(stage.renewals - renewals).toBeGreaterThanOrEqual(10);
    expect(stage.renewals - renewals).toBeLessThanOrEqual(13);
    expect(stage.sent).toHaveLength(0);
    expect(stage.diary.length - lines).toBeLessThanOrEqual(1);
    stage.renewalAnswer = null;
    await pass(73_000);
    expect(stage.state.kind).toBe('active');
  });

  it('[23] Retry-After and the token has run out meanwhile: a request does not hurry it', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(269_000);
    stage.renewalAnswer = later(failure('throttled', '429', { retryAtMs: Date.now() + 120_000 }));
    await pass(100_000);
    expect(await stage.get()).toMatchObject({ ok: false, error: { code: 'throttled' } });
    expect(stage.renewals).toBe(1);
  });

  it('an outage that ends while the token is valid, where only such a one can be renewed: tried once more in time', async () => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(292_000);
    stage.renewalAnswer = null;
    await pass(8_000);
    expect(stage.state.kind).toBe('active');
  });

  it('[33] asleep past expiry, then awake offline, then online: no request with the expired token', async () => {
    const stage = new Stage();
    await stage.signIn();
    vi.setSystemTime(Date.now() + 4 * 3_600_000);
    stage.renewalAnswer = later();
    stage.session.check();
    await pass(10);
    expect((await stage.get()).ok).toBe(false);
    expect(stage.sent).toHaveLength(0);
    stage.renewalAnswer = null;
    stage.session.check();
    await pass(10);
    expect((await stage.get()).ok).toBe(true);
    expect(stage.sent.every((access) => Number(access.split('@')[1]) > Date.now() - 1_000)).toBe(true);
  });

  it('[33] asleep past expiry where only a valid token can be renewed: expired, and said whose rule it is', async () => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    vi.setSystemTime(Date.now() + 4 * 3_600_000);
    stage.session.check();
    await pass(10);
    expect(stage.state).toMatchObject({ kind: 'expired', why: 'asleep' });
    expect(stage.renewals).toBe(0);
  });

  it('an outage past expiry where only a valid token can be renewed: expired, with the fault as the reason', async () => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(400_000);
    expect(stage.state).toMatchObject({ kind: 'expired', why: 'unreachable', failure: { code: 'connection-refused' } });
  });
});

describe('a token that ran out on its way to be renewed', () => {
  it.each([
    ['at its end', 299_000, { kind: 'expired', why: 'unreachable', failure: { code: 'refused' } }],
    [
      'in the middle of its life, by the server’s word alone',
      100_000,
      { kind: 'active', refusal: { code: 'refused' } },
    ],
  ] as const)('[33] %s', async (_when, atMs, state) => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    stage.renewalAnswer = later();
    await pass(atMs);
    stage.renewalAnswer = { kind: 'refused', failure: refusal(), endsAtOnce: false, isRunOut: true };
    await stage.session.renewNow();
    expect(stage.state).toMatchObject(state);
  });
});
