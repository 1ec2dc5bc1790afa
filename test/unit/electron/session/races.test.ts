import { describe, expect, it, vi } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { readRecord, writeRecord } from '../../../../electron/session/grant-record';
import { inFakeTime } from '../../../helpers/fake-time';
import { offline, refusal } from '../../../helpers/session-answers';
import { pass, Stage } from '../../../helpers/session-stage';
import { gate, slowStage, textIn } from './slow-stage';

inFakeTime();

describe('signing in while a renewal is under way', () => {
  it('signed in again while the record of the session before is still being erased: the next start knows of the new one', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const way = gate();
    vault.clearing = way.opened;
    const signingOut = stage.session.signOut();
    await pass(10);
    const signingIn = stage.signIn();
    await pass(10);
    way.open();
    expect((await signingIn).ok).toBe(true);
    await signingOut;
    expect(textIn(vault)).toContain('refresh-2');
    expect(stage.markers.hasRecord('p1')).toBe(true);
    expect(stage.markers.mustErase('p1')).toBe(false);
  });

  it('[32] the keychain is writing the renewal of the old account: the new account is what is kept and in force', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const way = gate();
    vault.saving = way.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const signingIn = stage.signIn();
    await pass(10);
    way.open();
    await Promise.all([renewing, signingIn]);
    expect(stage.state.kind).toBe('active');
    expect(textIn(vault)).toContain('access-3');
    expect(stage.markers.hasRecord('p1')).toBe(true);
    await stage.get();
    expect(stage.sent.at(-1)).toContain('access-3');
  });

  it('a sign-in in place is refused after the renewal has ended: not shown as renewing for ever', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    const renewal = gate();
    stage.renewalGate = renewal.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const way = gate();
    stage.signInGate = way.opened;
    stage.signInAnswer = { kind: 'refused', failure: refusal(), endsAtOnce: false };
    const signingIn = stage.signIn();
    renewal.open();
    await renewing;
    way.open();
    await signingIn;
    expect(stage.state.kind).toBe('active');
  });
});

describe('a grant that another program has stored', () => {
  it('[30] newer, but run out as well: renewed with its refresh token, not with the spent one', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const stored = vault.records.get('p1');
    const record = stored && readRecord(stored);
    if (!record) throw new Error('no record');
    const access = new Secret(`access-90@${Date.now() - 1}`);
    const grant = { kind: 'pair', access, refresh: new Secret(`refresh-90@${Date.now() + 86_400_000}`) } as const;
    vault.records.set('p1', writeRecord({ ...record, grant }));
    await stage.session.renewNow();
    expect(stage.renewedWith).toEqual([expect.stringContaining('refresh-90')]);
    expect(stage.state.kind).toBe('active');
  });
});

describe('the end of the app', () => {
  it('[14] a renewal is being saved while the pair before it is tried again: the newer one is what is kept', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    vault.saves = { kind: 'locked', reason: 'locked-just-now' };
    await stage.session.renewNow();
    expect(stage.session.view.keeping.kind).toBe('not-saved');
    vault.saves = null;
    const way = gate();
    vault.saving = way.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const retrying = stage.session.retry();
    await pass(10);
    way.open();
    await Promise.all([renewing, retrying]);
    expect(textIn(vault)).toContain('refresh-3');
    expect(stage.session.view.keeping.kind).toBe('keychain');
    await stage.session.renewNow();
    expect(stage.renewedWith.map((refresh) => refresh.split('@')[0])).toEqual(['refresh-1', 'refresh-2', 'refresh-3']);
  });

  it('[28] a renewal is under way: it is saved before the session closes', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const way = gate();
    stage.renewalGate = way.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const finishing = stage.session.finish();
    way.open();
    await Promise.all([renewing, finishing]);
    expect(textIn(vault)).toContain('access-2');
    expect(stage.markers.renewal('p1')).toBeNull();
    await pass(3_600_000);
    expect(stage.renewals).toBe(1);
  });

  it('[3] the renewal hangs: the session closes after 1.5 s all the same', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    stage.renewalGate = new Promise(() => {});
    void stage.session.renewNow();
    await pass(10);
    let isClosed = false;
    void stage.session.finish().then(() => {
      isClosed = true;
    });
    await pass(1_499);
    expect(isClosed).toBe(false);
    await pass(1);
    expect(isClosed).toBe(true);
  });
});

describe('what repeats', () => {
  it('an expired session is asked for 50 rows: one line in the diary, no keychain read for each', async () => {
    const { stage, vault } = slowStage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    vi.setSystemTime(Date.now() + 4 * 3_600_000);
    const loads = vi.spyOn(vault, 'load');
    for (let index = 0; index < 50; index += 1) await stage.get();
    expect(stage.state.kind).toBe('expired');
    expect(stage.diary.filter(({ event }) => event === 'expired')).toHaveLength(1);
    expect(loads.mock.calls.length).toBeLessThan(3);
  });

  it('[7] the keychain stays away for an hour: told once in the diary, and once more when it is back', async () => {
    const { stage, vault } = slowStage();
    stage.lifeMs = 86_400_000;
    vault.saves = { kind: 'locked', reason: 'locked' };
    await stage.signIn();
    await pass(3_600_000);
    expect(stage.diary.filter(({ event }) => event === 'not-saved')).toHaveLength(1);
    vault.saves = null;
    await pass(31_000);
    expect(stage.diary.filter(({ event }) => event === 'saved')).toHaveLength(1);
    expect(stage.session.view.keeping).toEqual({ kind: 'keychain' });
  });

  it('[28] signed in again after an interrupted renewal: a later refusal is not called an interruption', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    stage.renewalGate = new Promise(() => {});
    void stage.session.renewNow();
    await pass(10);
    stage.session.close();
    expect(stage.markers.renewal('p1')).not.toBeNull();
    const next = new Stage({ vault: stage.vault, markers: stage.markers });
    next.issued = 10;
    next.renewalAnswer = { kind: 'try-later', failure: offline() };
    await next.session.restore('background');
    await next.signIn();
    next.renewalAnswer = { kind: 'refused', failure: refusal(), endsAtOnce: false };
    await next.session.renewNow();
    expect(next.state).toMatchObject({ kind: 'active', refusal: { code: 'refused' } });
  });
});
