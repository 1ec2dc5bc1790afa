import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { failure } from '../../../../electron/contract/result';
import { fingerprint } from '../../../../electron/session/fingerprint';
import { readRecord } from '../../../../electron/session/grant-record';
import { MemoryMarkers, MemoryVault, offline, pass, refusal, Stage } from '../../../helpers/session-stage';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
});

afterEach(() => {
  vi.useRealTimers();
});

const refused = (endsAtOnce = false) => ({ kind: 'refused', failure: refusal(), endsAtOnce }) as const;
const later = (error = offline()) => ({ kind: 'try-later', failure: error }) as const;

describe('signing in', () => {
  it('a granted sign-in: active, kept in the keychain, and in the diary without the token', async () => {
    const stage = new Stage();
    const signedIn = await stage.signIn();
    expect(signedIn.ok && signedIn.value.state.kind).toBe('active');
    expect(stage.session.view).toMatchObject({
      user: 'ana',
      keeping: { kind: 'keychain' },
      tokens: ['access', 'refresh'],
    });
    expect(stage.vault.records.get('p1')?.reveal()).toContain('access-1');
    expect(JSON.stringify(stage.diary)).not.toContain('access-1');
  });

  it('"Keep me signed in" unticked: in memory by choice, and an older record is erased', async () => {
    const stage = new Stage();
    await stage.signIn();
    await stage.signIn(false);
    expect(stage.session.view.keeping).toMatchObject({ kind: 'memory-only', why: 'by-choice' });
    expect(stage.vault.records.size).toBe(0);
    await pass(280_000);
    expect(stage.renewals).toBe(1);
    expect(stage.vault.records.size).toBe(0);
  });

  it('an endpoint other than the one shown: nothing is posted', async () => {
    const stage = new Stage();
    const result = await stage.session.signIn(
      { username: 'ana', password: new Secret('pw') },
      { keep: true, endpointShown: 'https://other.example.test/', holdStep: () => 'step' },
      new AbortController().signal,
    );
    expect(!result.ok && result.error.code).toBe('endpoint-changed');
    expect(stage.issued).toBe(0);
  });

  it('[69] ten sign-ins at once: one request', async () => {
    const stage = new Stage();
    await Promise.all(Array.from({ length: 10 }, () => stage.signIn()));
    expect(stage.issued).toBe(1);
  });

  it('[67] a refused sign-in in place: the session that was there goes on', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.signInAnswer = refused();
    const result = await stage.signIn();
    expect(!result.ok && result.error.server?.words).toBe('Token is blacklisted');
    expect(stage.state.kind).toBe('active');
    expect((await stage.get()).ok).toBe(true);
  });

  it('[5] no keychain: memory only, said so, and signed in', async () => {
    const vault = new MemoryVault();
    vault.saves = { kind: 'unavailable', reason: 'no secret service' };
    const stage = new Stage({ vault });
    await stage.signIn();
    expect(stage.state.kind).toBe('active');
    expect(stage.session.view.keeping).toEqual({
      kind: 'memory-only',
      why: 'no-keychain',
      reason: 'no secret service',
    });
    expect(stage.markers.hasRecord('p1')).toBe(false);
  });
});

describe('renewing', () => {
  it('before expiry, on its own timer, again and again', async () => {
    const stage = new Stage();
    stage.lifeMs = 20_000;
    await stage.signIn();
    await pass(90_000);
    expect(stage.renewals).toBe(9);
    expect(stage.state.kind).toBe('active');
  });

  it('[18] 100 requests with an expired token: one renewal, 100 answers', async () => {
    const stage = new Stage();
    await stage.signIn();
    vi.setSystemTime(Date.now() + 301_000);
    const answers = await Promise.all(Array.from({ length: 100 }, () => stage.get()));
    expect(stage.renewals).toBe(1);
    expect(answers.every((answer) => answer.ok && answer.value.status === 200)).toBe(true);
    expect(stage.sent).toHaveLength(100);
  });

  it('[18] 100 requests that the server refuses with 401: one renewal, 100 replays', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(60_000);
    stage.accepts = (access) => access.startsWith('access-2');
    const answers = await Promise.all(Array.from({ length: 100 }, () => stage.get()));
    expect(stage.renewals).toBe(1);
    expect(answers.every((answer) => answer.ok && answer.value.status === 200)).toBe(true);
    expect(stage.sent).toHaveLength(200);
  });

  it('[19] a late 401 for the old token: replayed with the new one, no second renewal', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(60_000);
    stage.accepts = (access) => {
      if (access.startsWith('access-1')) void stage.session.renewNow();
      return access.startsWith('access-2');
    };
    const answer = await stage.get();
    expect(answer.ok && answer.value.status).toBe(200);
    expect(stage.renewals).toBe(1);
  });

  it('[20] the auth server refuses: one attempt, no loop, and the session ends when the token does', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = refused();
    await pass(271_000);
    expect(stage.state).toMatchObject({ kind: 'active', renewsAtMs: null, refusal: { server: { status: 401 } } });
    await pass(3_600_000);
    expect(stage.renewals).toBe(1);
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'refused', failure: { code: 'refused' } });
    expect(stage.vault.records.size).toBe(0);
  });

  it('[20] renewing was refused, then the API refuses too: signed out with the refusal as the reason', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = refused();
    await pass(271_000);
    stage.accepts = () => false;
    await stage.get();
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'refused' });
    expect(stage.renewals).toBe(1);
  });

  it('[38] the auth server says that the user is revoked: ended at once', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.renewalAnswer = refused(true);
    await stage.session.renewNow();
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'refused' });
  });

  it('[38] the auth server fails with 500 and the API names the user as gone: ended with that reason', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(60_000);
    stage.renewalAnswer = later(failure('server-failed', '500'));
    stage.accepts = () => false;
    stage.resourceCode = 'user_not_found';
    await stage.get();
    await stage.get();
    expect(stage.state).toMatchObject({ kind: 'signed-out', failure: { server: { code: 'user_not_found' } } });
  });

  it('[21] the API refuses even a fresh token: one replay, the answer to the caller, the session kept', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(60_000);
    stage.accepts = () => false;
    const answers = [await stage.get(), await stage.get(), await stage.get()];
    expect(answers.every((answer) => answer.ok && answer.value.status === 401)).toBe(true);
    expect(stage.renewals).toBe(1);
    expect(stage.state.kind).toBe('active');
  });

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

  it('[14] the keychain refuses the renewed pair: kept in memory, said so, saved later, the old token never replayed', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.vault.saves = { kind: 'locked', reason: 'Cannot create an item in a locked collection' };
    await stage.session.renewNow();
    expect(stage.session.view.keeping).toMatchObject({ kind: 'not-saved' });
    expect(stage.markers.renewal('p1')).not.toBeNull();
    await stage.get();
    expect(stage.sent.at(-1)).toContain('access-2');
    stage.vault.saves = null;
    await pass(31_000);
    expect(stage.session.view.keeping).toEqual({ kind: 'keychain' });
    expect(stage.vault.records.get('p1')?.reveal()).toContain('access-2');
    expect(stage.markers.renewal('p1')).toBeNull();
  });

  it('[30] another program has renewed the shared token: its grant is adopted, nobody is asked', async () => {
    const stage = new Stage();
    await stage.signIn();
    const other = new Stage({ vault: stage.vault, markers: stage.markers });
    other.issued = 40;
    await other.session.restore('background');
    await other.session.renewNow();
    await stage.session.renewNow();
    expect(stage.renewals).toBe(0);
    await stage.get();
    expect(stage.sent.at(-1)).toContain('access-41');
  });

  it('[41] a caller that goes away: the renewal goes on for the others', async () => {
    const stage = new Stage();
    await stage.signIn();
    await pass(60_000);
    stage.accepts = (access) => access.startsWith('access-2');
    let open = () => {};
    stage.renewalGate = new Promise((resolve) => {
      open = resolve;
    });
    const leaving = new AbortController();
    const url = 'https://api.example.test/api/subscribers/';
    const gone = stage.session.http.send({ method: 'GET', url }, leaving.signal);
    const stays = stage.get();
    leaving.abort();
    open();
    const answer = await stays;
    await gone;
    expect(answer.ok && answer.value.status).toBe(200);
    expect(stage.renewals).toBe(1);
  });
});

describe('starting again', () => {
  const signedInBefore = async () => {
    const before = new Stage();
    await before.signIn();
    before.session.close();
    return before;
  };
  const restart = (before: Stage) => {
    const after = new Stage({ vault: before.vault, markers: before.markers });
    after.issued = 10;
    return after;
  };

  const hashOfStored = ({ vault }: Stage): string => {
    const text = vault.records.get('p1');
    const record = text ? readRecord(text) : null;
    return record?.grant.kind === 'pair' ? fingerprint(record.grant.refresh) : '';
  };

  it('the record is there and valid: signed in without a password and without a request', async () => {
    const after = restart(await signedInBefore());
    await after.session.restore('background');
    expect(after.session.view).toMatchObject({ user: 'ana', state: { kind: 'active' } });
    expect(after.renewals).toBe(0);
  });

  it('the access token has run out: renewed first', async () => {
    const after = restart(await signedInBefore());
    await pass(3_600_000);
    await after.session.restore('background');
    expect(after.state.kind).toBe('active');
    expect(after.renewals).toBe(1);
  });

  it('[1] the keychain is locked: nothing is deleted, "Unlock and retry" brings the session back', async () => {
    const after = restart(await signedInBefore());
    after.vault.loads = { kind: 'locked', reason: 'locked' };
    await after.session.restore('background');
    expect(after.state).toEqual({ kind: 'locked', why: 'locked' });
    expect(after.vault.records.size).toBe(1);
    after.vault.loads = null;
    await after.session.retry();
    expect(after.state.kind).toBe('active');
  });

  it('[12] the record is garbled: set aside, said so, left untouched until a sign-in replaces it', async () => {
    const after = restart(await signedInBefore());
    after.vault.loads = { kind: 'corrupt', reason: 'half of it' };
    await after.session.restore('background');
    expect(after.state).toMatchObject({ kind: 'signed-out', reason: 'record-corrupt' });
    expect(after.vault.records.size).toBe(1);
  });

  it('[28] closed between the renewal and its saving, and the server knows the old token no more: explained', async () => {
    const before = await signedInBefore();
    await before.markers.setRenewal('p1', { hash: hashOfStored(before), atMs: Date.now() });
    const after = restart(before);
    after.renewalAnswer = refused();
    await after.session.restore('background');
    expect(after.renewals).toBe(1);
    expect(after.state).toMatchObject({ kind: 'signed-out', reason: 'interrupted' });
  });

  it('[28] closed during a renewal that the server never saw: renewed, as if nothing had been', async () => {
    const before = await signedInBefore();
    await before.markers.setRenewal('p1', { hash: hashOfStored(before), atMs: Date.now() });
    const after = restart(before);
    await after.session.restore('background');
    expect(after.state.kind).toBe('active');
    expect(after.markers.renewal('p1')).toBeNull();
  });

  it('[15] closed after the new pair was saved, before the marker was cleared: no interruption, nobody is asked', async () => {
    const before = await signedInBefore();
    await before.markers.setRenewal('p1', { hash: 'of the spent one', atMs: Date.now() });
    const after = restart(before);
    after.renewalAnswer = refused();
    await after.session.restore('background');
    expect(after.state.kind).toBe('active');
    expect(after.renewals).toBe(0);
    expect(after.markers.renewal('p1')).toBeNull();
  });

  it('[28] renewed twice while the keychain refuses, then closed: the marker is that of the token which is stored', async () => {
    const before = new Stage();
    await before.signIn();
    before.vault.saves = { kind: 'locked', reason: 'locked' };
    await before.session.renewNow();
    await before.session.renewNow();
    expect(before.markers.renewal('p1')?.hash).toBe(hashOfStored(before));
  });

  it('a profile that was edited to point elsewhere: the token does not follow', async () => {
    const before = await signedInBefore();
    const record = before.vault.records.get('p1')?.reveal() ?? '';
    before.vault.records.set('p1', new Secret(record.replace('https://api.example.test', 'https://evil.example.test')));
    const after = restart(before);
    await after.session.restore('background');
    expect(after.state).toMatchObject({ kind: 'signed-out', reason: 'record-corrupt' });
    expect((await after.get()).ok).toBe(false);
    expect(after.sent).toHaveLength(0);
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

describe('signing out', () => {
  it('nothing is left in memory, keychain or markers, and the server is told', async () => {
    const stage = new Stage();
    await stage.signIn();
    const view = await stage.session.signOut();
    expect(view.state).toMatchObject({ kind: 'signed-out', reason: 'by-person', serverTold: 'yes' });
    expect(view.tokens).toEqual([]);
    expect(stage.vault.records.size).toBe(0);
    expect(stage.markers.hasRecord('p1')).toBe(false);
    expect((await stage.get()).ok).toBe(false);
  });

  it('[31] while a renewal is in flight: the late grant is given back and nothing of it stays', async () => {
    const stage = new Stage();
    await stage.signIn();
    let open = () => {};
    stage.renewalGate = new Promise((resolve) => {
      open = resolve;
    });
    const renewing = stage.session.renewNow();
    await pass(10);
    await stage.session.signOut();
    open();
    await renewing;
    expect(stage.state.kind).toBe('signed-out');
    expect(stage.vault.records.size).toBe(0);
    expect(stage.session.view.tokens).toEqual([]);
    expect(stage.signOuts).toBe(2);
  });

  it('the keychain does not answer: the record is never restored, and erased at the next start', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.vault.clears = { kind: 'locked', reason: 'locked' };
    await stage.session.signOut();
    expect(stage.vault.records.size).toBe(1);
    stage.vault.clears = null;
    const after = new Stage({ vault: stage.vault, markers: stage.markers });
    await after.session.restore('background');
    expect(after.state.kind).toBe('signed-out');
    expect(after.vault.records.size).toBe(0);
  });

  it('[32] another user signs in during a renewal: the late result is not applied to the new account', async () => {
    const stage = new Stage();
    await stage.signIn();
    let open = () => {};
    stage.renewalGate = new Promise((resolve) => {
      open = resolve;
    });
    const renewing = stage.session.renewNow();
    await pass(10);
    await stage.signIn();
    const { generation } = stage.session.view;
    open();
    await renewing;
    expect(stage.session.view.generation).toBe(generation);
    expect(stage.state.kind).toBe('active');
  });
});

describe('markers of a store that lost them', () => {
  it('no marker: the keychain is not even asked', async () => {
    const vault = new MemoryVault();
    vault.loads = { kind: 'corrupt', reason: 'must not be read' };
    const stage = new Stage({ vault, markers: new MemoryMarkers() });
    await stage.session.restore('background');
    expect(stage.state).toEqual({ kind: 'signed-out', reason: 'new' });
  });
});
