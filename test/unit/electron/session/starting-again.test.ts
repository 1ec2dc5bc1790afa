import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { fingerprint } from '../../../../electron/session/fingerprint';
import { readRecord } from '../../../../electron/session/grant-record';
import { inFakeTime } from '../../../helpers/fake-time';
import { refused } from '../../../helpers/session-answers';
import { pass, Stage } from '../../../helpers/session-stage';

inFakeTime();

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
    after.vault.loads = { kind: 'corrupt', reason: 'part-missing' };
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
