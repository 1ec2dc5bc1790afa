import { afterAll, expect, it } from 'vitest';
import { ok } from '../../electron/contract/result';
import { startDemo } from '../../electron/demo/server';
import { realServices } from '../helpers/real-services';

const signal = new AbortController().signal;
const demos: { close(): Promise<void> }[] = [];

/** The demo as the app starts it, but with a token of 2 s instead of a minute. */
const start = async (port: number) => {
  const demo = await startDemo({ port, rows: 5, tokenSeconds: 2, renewal: true });
  demos.push(demo);
  return ok(demo.url);
};

afterAll(async () => {
  for (const demo of demos) await demo.close();
});

it('the demo: closed for longer than its token lives and started again, signed in without a password', async () => {
  let running: ReturnType<typeof start> | null = null;
  const startOnce = (port: number) => {
    running ??= start(port);
    return running;
  };
  const first = realServices(undefined, { startDemo: startOnce });
  await first.services.start();
  const begun = await first.services.demo.signIn(signal);
  const profileId = begun.ok ? begun.value.profileId : '';
  // A token of 2 s may be in its renewal by now.
  expect(first.view(profileId)?.state.kind).toMatch(/^(active|renewing)$/);
  await first.close({ keepFolder: true });

  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const again = realServices(first.folder, { startDemo: startOnce });
  await again.services.start();
  await expect.poll(() => again.view(profileId)?.state.kind, { timeout: 15_000 }).toBe('active');
  expect(again.services.profiles.all()).toHaveLength(1);

  const session = again.services.sessions.get(profileId);
  if (session.ok) await session.value.signOut();
  expect(again.view(profileId)?.state).toMatchObject({ kind: 'signed-out', reason: 'by-person' });
  await again.close();
});
