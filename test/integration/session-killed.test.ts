import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Secret } from '../../electron/base/secret';
import type { ServerSetup } from '../../electron/contract/profile';
import { type Backend, startBackend } from '../helpers/backends';
import { describeWithPython } from '../helpers/backends/describe-with-python';
import { detected, type RealServices, realServices } from '../helpers/real-services';

const signal = new AbortController().signal;

/** Runs the app in a process of its own up to that step of a renewal; resolves with the signal that ended it. */
const killedAt = (folder: string, profileId: string, step: string): Promise<NodeJS.Signals | number | null> =>
  new Promise((resolve, reject) => {
    const entry = path.resolve(__dirname, '../helpers/renewal-killed.ts');
    const child = spawn(process.execPath, ['--import', 'tsx', entry, folder, profileId, step], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code, how) => resolve(how ?? code));
  });

describeWithPython('[15][28] killed at each step of a renewal, simplejwt with rotation', () => {
  let backend: Backend;
  let server: ServerSetup;
  let real: RealServices;
  let folder: string;

  const signIn = async (): Promise<string> => {
    const begun = await real.services.sessions.signIn(
      { server, username: backend.username, keepSignedIn: true, isDemo: false },
      { password: new Secret(backend.password), endpointShown: server.endpoints.signIn },
      signal,
    );
    return begun.ok ? begun.value.profileId : expect.unreachable(JSON.stringify(begun));
  };
  const list = async (profileId: string) => {
    const session = real.services.sessions.get(profileId);
    const asked = { method: 'GET', url: `${server.serverAddress}subscribers/` } as const;
    const answer = session.ok ? await session.value.http.send(asked, signal) : session;
    return answer.ok ? answer.value.status : answer.error.code;
  };
  const startAgain = async () => {
    await real.close({ keepFolder: true });
    real = realServices(folder);
    await real.services.start();
  };

  beforeAll(async () => {
    backend = await startBackend('simplejwt', { tokenSeconds: 300, rows: 5 });
    real = realServices();
    ({ folder } = real);
    await real.services.start();
    server = await detected(real.services, backend.url);
  });
  afterAll(async () => {
    await real?.close();
    await backend?.stop();
  });

  test.each([
    ['before the marker', ['going on']],
    ['before it is asked', ['going on']],
    ['while it is asked', ['going on', 'explained']],
    // The old pair is spent and the new one is nowhere: no client can go on from there.
    ['after the answer', ['explained']],
    ['before the save', ['explained']],
    ['after the save', ['going on']],
    ['before the end is told', ['going on']],
    ['after the end', ['going on']],
  ])('%s: the next start ends in %j', async (step, allowed) => {
    const profileId = await signIn();
    await real.close({ keepFolder: true });
    expect(await killedAt(folder, profileId, step)).toBe('SIGKILL');
    await startAgain();
    const state = real.view(profileId)?.state;
    if (state?.kind === 'active') {
      expect(allowed).toContain('going on');
      expect(await list(profileId)).toBe(200);
      const session = real.services.sessions.get(profileId);
      expect(session.ok && (await session.value.renewNow()).ok).toBe(true);
      expect(await list(profileId)).toBe(200);
    } else {
      expect(allowed).toContain('explained');
      expect(state).toMatchObject({ kind: 'signed-out', reason: 'interrupted', failure: { server: { status: 401 } } });
      expect(await list(await signIn())).toBe(200);
    }
    // And the start after that one knows of no interruption any more.
    await startAgain();
    expect(real.view(profileId)?.state.kind).toBe('active');
  });
});
