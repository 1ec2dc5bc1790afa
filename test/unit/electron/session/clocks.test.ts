import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../electron/base/clock';
import { Secret } from '../../../../electron/base/secret';
import { ok } from '../../../../electron/contract/result';
import { observedHttp } from '../../../../electron/http/observed-http';
import { RequestLog } from '../../../../electron/http/request-log';
import { ServerClockMeter } from '../../../../electron/http/server-clock';
import { refusal } from '../../../helpers/session-answers';
import { MemoryMarkers, MemoryVault } from '../../../helpers/session-memory';
import { pass, Stage } from '../../../helpers/session-stage';

const START = 1_800_000_000_000;
const HOUR_MS = 3_600_000;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a grant that has run out when it comes', () => {
  it('[40] a renewal gives one: asked once more, then said so, more rarely each time, and the server may still take it', async () => {
    const stage = new Stage();
    await stage.signIn();
    stage.lifeMs = -7_200_000;
    stage.accepts = () => true;
    await pass(271_000);
    expect(stage.renewals).toBe(1);
    expect(stage.state.kind).toBe('active');
    await pass(5_000);
    expect(stage.renewals).toBe(2);
    expect(stage.state).toMatchObject({
      kind: 'waiting',
      failure: { code: 'already-expired', message: 'The new token had run out 7200 s before it came.' },
    });
    const sent = stage.sent.length;
    const answer = await stage.get();
    expect(answer.ok && answer.value.status).toBe(200);
    expect(stage.sent.length).toBe(sent + 1);
    await pass(3_600_000);
    expect(stage.renewals).toBeLessThan(70);
  });

  it('[40] the server comes back into step: active again, as if nothing had been', async () => {
    const stage = new Stage();
    stage.lifeMs = -1_000;
    await stage.signIn();
    await pass(6_000);
    expect(stage.state.kind).toBe('waiting');
    stage.lifeMs = 300_000;
    await pass(12_000);
    expect(stage.state.kind).toBe('active');
  });
});

describe('before sleep', () => {
  it('a grant that only can be renewed while valid and would not last the night: renewed now', async () => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    await pass(60_000);
    await stage.session.beforeSleep();
    expect(stage.renewals).toBe(1);
    await stage.session.beforeSleep();
    expect(stage.renewals).toBe(1);
  });

  it('one that lasts longer, a pair, and nobody signed in: left alone', async () => {
    const long = new Stage();
    long.renewable = 'while-valid';
    long.lifeMs = 24 * HOUR_MS;
    const pair = new Stage();
    await Promise.all([long.signIn(), pair.signIn()]);
    await pass(60_000);
    for (const stage of [long, pair, new Stage()]) {
      await stage.session.beforeSleep();
      expect(stage.renewals).toBe(0);
    }
  });
});

describe('the renewal window', () => {
  it('[37] the server says that it is over: learnt, and shown as the end of the window', async () => {
    const stage = new Stage();
    stage.renewable = 'while-valid';
    await stage.signIn();
    stage.renewalAnswer = {
      kind: 'refused',
      failure: refusal('Refresh has expired.'),
      endsAtOnce: false,
      isWindowOver: true,
    };
    await stage.session.renewNow();
    expect(stage.state).toMatchObject({
      kind: 'active',
      renewsAtMs: null,
      lifetime: { windowEndsAtMs: START },
      refusal: { server: { words: 'Refresh has expired.' } },
    });
    await pass(301_000);
    expect(stage.state).toMatchObject({ kind: 'signed-out', reason: 'refused' });
  });
});

describe('this computer’s clock', () => {
  /** The server keeps its own time; only this computer's clock is changed, as `os.uptime` shows. */
  const staged = (options: { readonly vault?: MemoryVault; readonly markers?: MemoryMarkers } = {}) => {
    let jumpMs = 0;
    const clock = { now: () => Date.now() + jumpMs, monotonicMs: systemClock.monotonicMs };
    const serverClock = new ServerClockMeter({ clock, sinceStartMs: () => Date.now() - START });
    const dated = {
      send: () => {
        const headers = { date: new Date(Date.now()).toUTCString(), 'content-type': 'application/json' };
        const times = { startedAtMs: clock.now(), receivedAtMs: clock.now(), tookMs: 0 };
        return Promise.resolve(ok({ status: 200, headers, setCookies: [], body: new Uint8Array(), ...times }));
      },
    };
    const log = new RequestLog();
    const http = observedHttp(dated, { clock, serverClock, requestLog: log, profileId: 'p1' });
    const stage = new Stage({ ...options, clock, serverClock, http });
    return {
      stage,
      jump: (ms: number) => {
        jumpMs += ms;
      },
    };
  };

  it.each([2 * HOUR_MS, -2 * HOUR_MS])('[35] jumps by %i ms during the run: no renewal more, none late', async (ms) => {
    const { stage, jump } = staged();
    stage.renewable = 'while-valid';
    await stage.signIn();
    await stage.get();
    jump(ms);
    await pass(60_000);
    expect(stage.renewals).toBe(0);
    expect((await stage.get()).ok).toBe(true);
    expect(stage.state.kind).toBe('active');
    jump(-ms / 2);
    stage.session.check();
    await pass(215_000);
    expect(stage.renewals).toBe(1);
    for (let index = 0; index < 10; index += 1) {
      jump(index % 2 === 0 ? ms : -ms);
      await pass(150_000);
      expect(stage.state.kind).toBe('active');
    }
    expect(stage.renewals).toBeLessThanOrEqual(7);
  });

  it('[35] wrong by two hours when the app starts: the server’s time is asked for before anybody is signed out', async () => {
    const [vault, markers] = [new MemoryVault(), new MemoryMarkers()];
    const first = staged({ vault, markers });
    first.stage.renewable = 'while-valid';
    await first.stage.signIn();
    await first.stage.get();
    first.stage.session.close();
    const second = staged({ vault, markers });
    second.stage.renewable = 'while-valid';
    second.jump(2 * HOUR_MS);
    expect((await second.stage.session.restore('background')).state.kind).toBe('active');
  });
});

describe('a grant that cannot be renewed', () => {
  it('the API refuses it: only a person can help, in the server’s words; good again by the next good answer', async () => {
    const stage = new Stage({ canRenew: false });
    stage.renewable = 'no';
    await stage.signIn();
    await pass(6_000);
    stage.accepts = () => false;
    await stage.get();
    expect(stage.state).toMatchObject({ kind: 'expired', why: 'not-renewable', failure: { code: 'refused' } });
    expect(stage.vault.records.size).toBe(1);
    stage.accepts = () => true;
    await stage.get();
    expect(stage.state.kind).toBe('active');
  });

  it('an answer renews its cookies: in force at once, saved, and no new generation', async () => {
    const stage = new Stage({ canRenew: false });
    stage.renewable = 'no';
    await stage.signIn();
    const { generation } = stage.session.view;
    stage.absorbed = { kind: 'token', token: new Secret(`access-9@${START + 600_000}`) };
    await stage.get();
    await pass(0);
    expect(stage.session.view.generation).toBe(generation);
    expect(stage.state).toMatchObject({ kind: 'active', lifetime: { expiresAtMs: START + 600_000 } });
    expect(stage.vault.records.get('p1')?.reveal()).toContain('access-9');
    await stage.get();
    expect(stage.sent.at(-1)).toContain('access-9');
  });

  it('in memory by choice: what an answer renews is not saved', async () => {
    const stage = new Stage({ canRenew: false });
    stage.renewable = 'no';
    await stage.signIn(false);
    stage.absorbed = { kind: 'token', token: new Secret(`access-9@${START + 600_000}`) };
    await stage.get();
    await pass(60_000);
    expect(stage.vault.records.size).toBe(0);
  });
});
