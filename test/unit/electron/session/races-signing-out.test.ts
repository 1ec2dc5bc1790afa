import { describe, expect, it } from 'vitest';
import { inFakeTime } from '../../../helpers/fake-time';
import { refusal } from '../../../helpers/session-answers';
import { pass } from '../../../helpers/session-stage';
import { gate, slowStage, textIn } from './slow-stage';

inFakeTime();

describe('signing out while something else is under way', () => {
  it('[31] the sign-in is still on its way: its grant is given back and not put in force', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    const way = gate();
    stage.signInGate = way.opened;
    const signingIn = stage.signIn();
    await pass(10);
    await stage.session.signOut();
    way.open();
    const result = await signingIn;
    expect(!result.ok && result.error.code).toBe('cancelled');
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'by-person' });
    expect(stage.session.view.tokens).toEqual([]);
    expect(stage.vault.records.size).toBe(0);
    expect(stage.signOuts).toBe(2);
  });

  it('[31] the keychain is still writing the sign-in: nothing in force, nothing kept', async () => {
    const { stage, vault } = slowStage();
    const way = gate();
    vault.saving = way.opened;
    const signingIn = stage.signIn();
    await pass(10);
    const signingOut = stage.session.signOut();
    await pass(10);
    way.open();
    await Promise.all([signingIn, signingOut]);
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'by-person' });
    expect(stage.session.view.tokens).toEqual([]);
    expect(vault.records.size).toBe(0);
    expect(stage.markers.hasRecord('p1')).toBe(false);
  });

  it('[31] the keychain is writing a renewal and then refuses to erase: the record is still marked for erasure', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const way = gate();
    vault.saving = way.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    vault.clears = { kind: 'locked', reason: 'locked-just-now' };
    const signingOut = stage.session.signOut();
    await pass(10);
    way.open();
    await Promise.all([renewing, signingOut]);
    expect(stage.session.view.tokens).toEqual([]);
    expect(stage.markers.mustErase('p1')).toBe(true);
  });

  it('[31] a refusal is being checked against the keychain: signed out by the person, not "active" again', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    stage.renewalAnswer = { kind: 'refused', failure: refusal(), endsAtOnce: false };
    const way = gate();
    stage.renewalGate = way.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const reading = gate();
    vault.loading = reading.opened;
    way.open();
    await pass(10);
    const signingOut = stage.session.signOut();
    reading.open();
    await Promise.all([renewing, signingOut]);
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'by-person' });
    await pass(600_000);
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'by-person' });
  });

  it('[31] the renewal is saved and only its marker is being cleared: signed out all the same', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    const way = gate();
    const setRenewal = stage.markers.setRenewal.bind(stage.markers);
    let clearings = 0;
    stage.markers.setRenewal = async (profileId, marker) => {
      await setRenewal(profileId, marker);
      if (marker === null) clearings += 1;
      if (clearings === 1) await way.opened;
    };
    const renewing = stage.session.renewNow();
    await pass(10);
    await stage.session.signOut();
    way.open();
    await renewing;
    expect(clearings).toBe(2);
    expect(stage.state.kind).toBe('signed-out');
    expect((await stage.get()).ok).toBe(false);
  });

  it('[31] before the renewal has gone out: the server is not asked at all', async () => {
    const { stage, vault } = slowStage();
    await stage.signIn();
    const reading = gate();
    vault.loading = reading.opened;
    const renewing = stage.session.renewNow();
    await pass(10);
    const signingOut = stage.session.signOut();
    reading.open();
    await Promise.all([renewing, signingOut]);
    expect(stage.renewals).toBe(0);
  });

  it('signed in again while the server is being told of the sign-out: the new session stays', async () => {
    const { stage } = slowStage();
    await stage.signIn();
    const telling = gate();
    stage.signOutGate = telling.opened;
    const signingOut = stage.session.signOut();
    await pass(10);
    await stage.signIn();
    telling.open();
    await signingOut;
    expect(stage.state.kind).toBe('active');
    expect(textIn(stage.vault)).toContain('access-2');
  });
});
