import { describe, expect, it, vi } from 'vitest';
import { identity } from '../../../../build/package/identity';
import type { SessionState } from '../../../../electron/contract/session';
import type { TransferState, TransferView } from '../../../../electron/contract/transfer';
import { Attention } from '../../../../electron/desktop/attention';
import { APP_USER_MODEL_ID } from '../../../../electron/desktop/notifications';
import { systemWords } from '../../../../electron/desktop/system-words';
import { activeState, sampleProfile, sampleView } from '../../../helpers/renderer/samples';

vi.mock('electron', () => ({}));

const profileId = 'maria@api';
const lifetime = { expiresAtMs: 0 };
const expired: SessionState = { kind: 'expired', lifetime, why: 'asleep' };
const failure = { code: 'disk', message: '' } as const;

const staged = (language: 'en' | 'de' = 'en') => {
  const told: { title: string; body: string; press: () => void }[] = [];
  const broughtUp: string[] = [];
  let isWanted = true;
  const attention = new Attention({
    notifier: { show: (shown, press) => void told.push({ ...shown, press }) },
    say: () => systemWords[language],
    isWanted: () => isWanted,
    profile: (id) => (id === profileId ? sampleProfile() : null),
    bringUp: (id) => broughtUp.push(id),
  });
  return {
    ...{ told, broughtUp },
    titles: () => told.map(({ title }) => title),
    lookAway: (away: boolean) => {
      isWanted = away;
    },
    session: (...states: readonly SessionState[]) => {
      for (const state of states) attention.sessions([sampleView({ state })]);
    },
    transfer: (kind: TransferView['kind'], ...states: readonly TransferState[]) => {
      for (const state of states) attention.transfers([transferView(kind, state)]);
    },
  };
};

const transferView = (kind: TransferView['kind'], state: TransferState): TransferView => {
  const common = {
    transferId: `t-${kind}`,
    profileId,
    path: 'subscribers/',
    name: 'Subscribers',
    fileName: 'x',
    state,
  };
  const counts = { done: 1, total: 1, startedAtMs: 0, rate: null, renewals: 0 };
  return kind === 'export'
    ? { ...common, ...counts, kind, format: 'csv', leftOut: [] }
    : { ...common, ...counts, kind, created: 1, refused: 0, unknown: 0, errorsFileName: null };
};

describe('a session', () => {
  it.each([
    [expired, 'The session of maria at api.example.test has expired'],
    [{ kind: 'signed-out', reason: 'refused' }, 'The session of maria at api.example.test has ended'],
  ] as const)(
    'that ends by itself (%o): told once, by user and host; a press brings that profile up',
    (state, title) => {
      const stage = staged();
      stage.session(activeState(0), { kind: 'renewing', lifetime }, state, state);
      expect(stage.told).toMatchObject([{ title, body: 'Sign in again to go on. Nothing on screen is lost.' }]);
      stage.told[0]?.press();
      expect(stage.broughtUp).toEqual([profileId]);
    },
  );

  it('that the person ends, one that was over before, and a password that was refused: not told', () => {
    const stage = staged();
    stage.session({ kind: 'restoring' }, expired);
    stage.session(activeState(0), { kind: 'signed-out', reason: 'by-person' });
    stage.session({ kind: 'signing-in' }, { kind: 'signed-out', reason: 'refused' });
    expect(stage.told).toEqual([]);
  });

  it('while a window has the focus, or against the setting: not told, then neither', () => {
    const stage = staged();
    stage.lookAway(false);
    stage.session(activeState(0), expired);
    stage.lookAway(true);
    stage.session(expired);
    expect(stage.told).toEqual([]);
  });
});

describe('an export or import', () => {
  it.each([
    ['export', { kind: 'done' }, 'Subscribers: exported'],
    ['export', { kind: 'failed', failure }, 'Subscribers: the export has failed'],
    ['export', { kind: 'paused', failure }, 'Subscribers: the export needs you'],
    ['import', { kind: 'done' }, 'Subscribers: imported'],
    ['import', { kind: 'failed', failure }, 'Subscribers: the import has failed'],
    ['import', { kind: 'paused', failure }, 'Subscribers: the import needs you'],
  ] as const)('%s, %o: told once', (kind, state, title) => {
    const stage = staged();
    stage.transfer(kind, { kind: 'running' }, state, state);
    expect(stage.told).toMatchObject([{ title, body: 'maria at api.example.test' }]);
  });

  it('that waits and goes on by itself, or that an earlier run has left: not told', () => {
    const stage = staged();
    stage.transfer('export', { kind: 'running' }, { kind: 'waiting', failure, retryAtMs: 1 }, { kind: 'running' });
    stage.transfer('import', { kind: 'kept' });
    expect(stage.told).toEqual([]);
  });

  it('paused because its session ended: told once, as the session', () => {
    const stage = staged();
    stage.session(activeState(0));
    stage.transfer('export', { kind: 'running' });
    stage.session(expired);
    stage.transfer('export', { kind: 'paused', failure });
    expect(stage.titles()).toEqual(['The session of maria at api.example.test has expired']);
  });
});

it('in the language in force', () => {
  const stage = staged('de');
  stage.session(activeState(0), expired);
  expect(stage.titles()).toEqual(['Die Sitzung von maria bei api.example.test ist abgelaufen']);
});

it('Windows takes notifications for ours by the id of the installer’s shortcut', () => {
  expect(APP_USER_MODEL_ID).toBe(identity.appId);
});
