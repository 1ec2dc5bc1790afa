import { describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../electron/contract/result';
import { inFakeTime } from '../../../helpers/fake-time';
import { later, refused } from '../../../helpers/session-answers';
import { pass, Stage } from '../../../helpers/session-stage';
import { unhandledDuring } from '../../../helpers/unhandled';

inFakeTime();

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

  it('[14] the keychain refuses the renewed pair: kept in memory, said so, saved later, the old token never replayed', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.vault.saves = { kind: 'locked', reason: { said: 'Cannot create an item in a locked collection' } };
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

it('a listener that throws at the news of a renewal: it is made all the same, and the next ones', async () => {
  const stage = new Stage();
  await stage.signIn();
  stage.session.onChange(({ state }) => {
    if (state.kind === 'renewing') throw new Error('a broken listener');
  });
  const faults = await unhandledDuring(() => pass(600_000));
  expect([stage.state.kind, stage.renewals, faults.length]).toEqual(['active', 2, 2]);
});

it('a fault of ours in a renewal: tried again, not renewing for ever, and the fault is not hidden', async () => {
  const stage = new Stage();
  await stage.signIn();
  const broken = Promise.reject(new Error('a fault'));
  broken.catch(() => {});
  stage.renewalGate = broken;
  const faults = await unhandledDuring(() => pass(271_000));
  expect(stage.state.kind).toBe('waiting');
  expect(faults).toHaveLength(stage.renewals);
  stage.renewalGate = Promise.resolve();
  await pass(5_000);
  expect(stage.state.kind).toBe('active');
});

it('a fault of ours in a sign-in: told, and the session is as it was', async () => {
  const stage = new Stage();
  stage.signInGate = Promise.reject(new Error('a fault'));
  await expect(stage.signIn()).rejects.toThrow('a fault');
  expect(stage.state).toEqual({ kind: 'signed-out', reason: 'new' });
});
