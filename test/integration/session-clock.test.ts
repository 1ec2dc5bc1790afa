import { afterAll, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../electron/base/clock';
import { Secret } from '../../electron/base/secret';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { detected, type RealServices, realServices } from '../helpers/real-services';

const HOUR_MS = 3_600_000;
const signal = new AbortController().signal;
const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1_000));

const itOutlivesClockChanges = (kind: 'simplejwt' | 'drf-jwt') => {
  let jumpMs = 0;
  const clock = { now: () => systemClock.now() + jumpMs, monotonicMs: systemClock.monotonicMs };
  let backend: Backend;
  let real: RealServices;
  let profileId: string;

  const state = () => real.view(profileId)?.state.kind;
  const list = async () => {
    const session = real.services.sessions.get(profileId);
    if (!session.ok) return expect.unreachable();
    const url = `${session.value.server.serverAddress}subscribers/`;
    const answer = await session.value.http.send({ method: 'GET', url }, signal);
    return answer.ok ? answer.value.status : answer.error.code;
  };

  beforeAll(async () => {
    backend = await startBackend(kind, { tokenSeconds: 8, rows: 5 });
    real = realServices(undefined, { clock });
    await real.services.start();
    const server = await detected(real.services, backend.url);
    const begun = await real.services.sessions.signIn(
      { server, username: backend.username, keepSignedIn: true, isDemo: false },
      { password: new Secret(backend.password), endpointShown: server.endpoints.signIn },
      signal,
    );
    profileId = begun.ok ? begun.value.profileId : expect.unreachable(JSON.stringify(begun));
  });

  afterAll(async () => {
    await real?.close();
    await backend?.stop();
  });

  it('[35] two hours on, back, and two hours back during the run: at most one renewal more, never expired', async () => {
    const started = (await backend.counts()).renewed;
    const seen = new Set<string | undefined>();
    for (let index = 0; index < 12; index += 1) {
      if (index % 3 === 0) jumpMs = [0, 2 * HOUR_MS, 0, -2 * HOUR_MS][index / 3] ?? 0;
      expect(await list()).toBe(200);
      seen.add(state());
      await seconds(1);
    }
    expect([...seen].filter((each) => each !== 'active' && each !== 'renewing')).toEqual([]);
    const { renewed, obtained } = await backend.counts();
    // In 12 s a token of 8 s is due three times.
    expect(renewed - started).toBeLessThanOrEqual(4);
    expect(renewed - started).toBeGreaterThanOrEqual(2);
    expect(obtained).toBe(1);
  });

  it('[35] wrong by two hours at the next start: signed in all the same', async () => {
    await list();
    const { folder } = real;
    await real.close({ keepFolder: true });
    jumpMs = 2 * HOUR_MS;
    real = realServices(folder, { clock });
    await real.services.start();
    // a token of 8 s may be due just then
    expect(['active', 'renewing']).toContain(state());
    expect(await list()).toBe(200);
    expect((await backend.counts()).obtained).toBe(1);
  });
};

describeWithPython('this computer’s clock is changed: simplejwt', () => itOutlivesClockChanges('simplejwt'));
describeWithPython('this computer’s clock is changed: drf-jwt', () => itOutlivesClockChanges('drf-jwt'));
