import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Session } from '../../electron/session/session';
import { type Backend, type DjangoKind, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { type FaultProxy, startFaultProxy } from '../helpers/fault-proxy';
import { type RealServices, realServices, signedInAt } from '../helpers/real-services';

const KINDS: readonly DjangoKind[] = ['djoser', 'dj-rest-auth', 'simplejwt-sliding'];
const TOKEN_SECONDS = 8;
const signal = new AbortController().signal;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

type Lane = {
  readonly kind: DjangoKind;
  readonly backend: Backend;
  readonly proxy: FaultProxy;
  readonly profileId: string;
};

/** djoser without rotation, as SimpleJWT comes. All at the same time in one app, since each would wait for its timer alone. */
describeWithPython('sessions against djoser, dj-rest-auth and SimpleJWT’s sliding tokens, side by side', () => {
  let real: RealServices;
  const lanes: Lane[] = [];

  beforeAll(async () => {
    real = realServices();
    await real.services.start();
    for (const kind of KINDS) {
      const backend = await startBackend(kind, { tokenSeconds: TOKEN_SECONDS, rows: 20, rotation: kind !== 'djoser' });
      const proxy = await startFaultProxy(backend.url);
      lanes.push({ kind, backend, proxy, profileId: await signedInAt(real, proxy.url, backend) });
    }
  });
  afterAll(async () => {
    await real?.close();
    for (const { proxy, backend } of lanes) {
      await proxy.stop();
      await backend.stop();
    }
  });

  const sessionOf = ({ profileId }: Lane): Session => {
    const session = real.services.sessions.get(profileId);
    return session.ok ? session.value : expect.unreachable();
  };
  const list = (lane: Lane) =>
    sessionOf(lane).http.send({ method: 'GET', url: `${lane.proxy.url}subscribers/` }, signal);

  it('each found as what it is, and renewed three times on its own timer with rows read all along', async () => {
    const kinds = real.services.profiles.all().map(({ server }) => server.dialectId);
    expect(new Set(kinds)).toEqual(new Set(KINDS));
    const atStart = await Promise.all(lanes.map(({ backend }) => backend.counts()));
    const until = Date.now() + 20_000;
    while (Date.now() < until) {
      for (const answer of await Promise.all(lanes.map(list))) expect(answer.ok && answer.value.status).toBe(200);
      const counts = await Promise.all(lanes.map(({ backend }) => backend.counts()));
      if (counts.every(({ renewed }, index) => renewed - (atStart[index]?.renewed ?? 0) >= 3)) break;
      await wait(1_000);
    }
    for (const { backend, kind } of lanes) {
      const { obtained, renewed, renewalsRefused } = await backend.counts();
      expect({ kind, obtained, renewalsRefused }).toEqual({ kind, obtained: 1, renewalsRefused: 0 });
      expect(renewed).toBeGreaterThanOrEqual(3);
    }
  });

  it('[18] 100 requests at once while the server refuses the token: one renewal, 100 answers', async () => {
    await Promise.all(
      lanes.map(async (lane) => {
        const { backend, proxy, kind } = lane;
        // Between two renewals by the timer: late enough not to be too fresh to renew, early enough before the next.
        const earlier = (await backend.counts()).renewed;
        await expect.poll(async () => (await backend.counts()).renewed, { timeout: 10_000 }).toBeGreaterThan(earlier);
        await wait(2_300);
        const before = (await backend.counts()).renewed;
        const body = '{"detail":"no"}';
        const fault = { kind: 'answer', status: 401, headers: { 'content-type': 'application/json' }, body } as const;
        proxy.on({ method: 'GET', path: '/api/subscribers/', fault, times: 100 });
        const answers = await Promise.all(Array.from({ length: 100 }, () => list(lane)));
        const good = answers.filter((answer) => answer.ok && answer.value.status === 200);
        expect([kind, good.length, (await backend.counts()).renewed - before]).toEqual([kind, 100, 1]);
      }),
    );
  });

  it('signed out: each server that has a way to be told is told', async () => {
    const told = await Promise.all(
      lanes.map(async (lane) => {
        const { state } = await sessionOf(lane).signOut();
        return [lane.kind, state.kind === 'signed-out' && state.serverTold];
      }),
    );
    expect(Object.fromEntries(told)).toEqual({
      djoser: 'not-needed',
      'dj-rest-auth': 'yes',
      'simplejwt-sliding': 'not-needed',
    });
  });
});
