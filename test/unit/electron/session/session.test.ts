import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../electron/base/secret';
import { inFakeTime } from '../../../helpers/fake-time';
import { refused } from '../../../helpers/session-answers';
import { MemoryMarkers, MemoryVault } from '../../../helpers/session-memory';
import { pass, Stage } from '../../../helpers/session-stage';

inFakeTime();

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
    vault.saves = { kind: 'unavailable', reason: { said: 'no secret service' } };
    const stage = new Stage({ vault });
    await stage.signIn();
    expect(stage.state.kind).toBe('active');
    expect(stage.session.view.keeping).toEqual({
      kind: 'memory-only',
      why: 'no-keychain',
      reason: { said: 'no secret service' },
    });
    expect(stage.markers.hasRecord('p1')).toBe(false);
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

it('a server that says no with a quarter of a megabyte of fields: the diary keeps its words, and not each of them', async () => {
  const stage = new Stage();
  await stage.signIn();
  const fields = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`field-${index}`, ['x'.repeat(1_000)]]));
  const server = { status: 400, words: 'Not now.' };
  stage.renewalAnswer = { kind: 'try-later', failure: { code: 'invalid-fields', message: 'x', fields, server } };
  await stage.session.renewNow();
  expect(JSON.stringify(stage.diary)).toContain('Not now.');
  expect(JSON.stringify(stage.diary).length).toBeLessThan(2_000);
});

describe('markers of a store that lost them', () => {
  it('no marker: the keychain is not even asked', async () => {
    const vault = new MemoryVault();
    vault.loads = { kind: 'corrupt', reason: 'record-altered' };
    const stage = new Stage({ vault, markers: new MemoryMarkers() });
    await stage.session.restore('background');
    expect(stage.state).toEqual({ kind: 'signed-out', reason: 'new' });
  });
});
