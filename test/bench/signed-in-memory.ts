import path from 'node:path';
import timers from 'node:timers/promises';
import type { LaunchSpec } from '../../build/launch-spec';
import { startDemo } from '../../electron/demo/server';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import { type Memory, memoryOfTree } from './process-memory';

export type SignedInMemory = { readonly bare: Memory; readonly app: Memory; readonly anonRatio: number };

const ROWS = 1_000;
/** The vault process ends 30 s after its last call; memory is taken when the product has come to rest. */
const REST_MS = 35_000;
const USER = { username: 'test_user', password: 'awesomepwd' };

/**
 * Memory of the product, signed in to a server outside of it and with 1,000 rows in its table, beside a bare window.
 * Both are started and attached to in the same way, which costs both the same.
 */
export const compareSignedIn = async (spec: LaunchSpec): Promise<SignedInMemory> => {
  const switches = spec.args.slice(0, -1);
  const bare = await memoryAtRest({ ...spec, args: [...switches, path.join(__dirname, 'bare')] }, async () => {});
  const demo = await startDemo({ rows: ROWS, tokenSeconds: 300, renewal: true });
  try {
    const app = await memoryAtRest(spec, async ({ page }) => {
      await signIn(page, { url: demo.url, ...USER });
      await subscribers(page).cells.first().waitFor();
    });
    return { bare, app, anonRatio: app.anonMib / bare.anonMib };
  } finally {
    await demo.close();
  }
};

const memoryAtRest = async (spec: LaunchSpec, work: (running: Running) => Promise<void>): Promise<Memory> => {
  const running = await launch(spec);
  try {
    await work(running);
    await timers.setTimeout(REST_MS);
    return memoryOfTree(running.pid);
  } finally {
    await running.quit();
    await removeFolder(running.userData);
  }
};
