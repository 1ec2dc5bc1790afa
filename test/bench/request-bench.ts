import { execFile } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, type Running, removeFolder } from '../drive/launch';
import { lend } from '../drive/lending';
import { signIn } from '../drive/sign-in';
import { startBackend } from '../helpers/backends';
import { type Peer, peersFor } from './peers/peers';
import { median } from './statistics';
import { tokenOf } from './token-of';

/** One request from a shell, start and end of the command included. Ratios: to HTTPie, in the same rounds. */
export type RequestBench = {
  readonly rounds: number;
  readonly commands: readonly { readonly name: string; readonly medianMs: number; readonly ratio: number }[];
};

const run = promisify(execFile);
const ROUNDS = 9;
const PATH = 'by-page/?page=1';
const LIFE_SECONDS = 2;

/**
 * The peers send a token that is good; Latchkey's own runs out between two requests and is renewed. Round by round, so that
 * what else runs meets all alike.
 */
export const benchRequest = async (spec: LaunchSpec): Promise<RequestBench> => {
  const lasting = await startBackend('djangorestframework-jwt', { rows: 1_000, tokenSeconds: 3_600 });
  const passing = await startBackend('djangorestframework-jwt', { rows: 1_000, tokenSeconds: LIFE_SECONDS });
  const running = await launch(spec);
  const peers = await peersFor({ url: `${lasting.url}${PATH}`, authorization: `JWT ${await tokenOf(lasting)}` });
  try {
    await signIn(running.page, passing);
    await subscribers(running.page).cells.first().waitFor();
    const lent = await lend(running.page);
    await allowCommands(running);
    const request = ['request', `${passing.username}@${new URL(passing.url).host}`, 'GET', PATH];
    const cli = ['--ozone-platform=headless', `--user-data-dir=${running.userData}`, '--latchkey-cli', '--'];
    const latchkey: Peer = {
      name: `latchkey request, token of ${LIFE_SECONDS} s`,
      command: [spec.executable, ...spec.args, ...cli, ...request],
    };
    const curl: Peer = {
      name: `curl, lent address, token of ${LIFE_SECONDS} s`,
      command: ['curl', '--fail', '--silent', '--noproxy', '127.0.0.1', `${lent}${PATH}`],
    };
    const commands = [latchkey, curl, ...peers.all];
    for (const { command } of commands) await timed(command);
    const rounds: (readonly number[])[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await setTimeout(LIFE_SECONDS * 1_000);
      const times: number[] = [];
      for (const { command } of commands) times.push(await timed(command));
      rounds.push(times);
    }
    const medians = commands.map(({ name }, index) => ({
      name,
      medianMs: median(rounds.map((times) => times[index] ?? Number.NaN)),
    }));
    const httpieMs = medians.find(({ name }) => name === 'HTTPie')?.medianMs ?? Number.NaN;
    return { rounds: ROUNDS, commands: medians.map((each) => ({ ...each, ratio: each.medianMs / httpieMs })) };
  } finally {
    peers.remove();
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
    await Promise.all([lasting.stop(), passing.stop()]);
  }
};

/** The switch of the profile, which is off at first. */
const allowCommands = async ({ page }: Running): Promise<void> => {
  const isAllowed = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'latchkey');
    const view: unknown = await new Promise((resolve) => bridge['profiles:changed'](resolve));
    const profileId: unknown = Reflect.get(Object(view), 'shownId');
    const changed = await bridge['profile:update']({ profileId, changes: { commandLine: true } }).result;
    return changed.ok;
  });
  if (isAllowed !== true) throw new Error('The profile could not be changed.');
};

/** Rejects where the command fails: a quick refusal is no figure. */
const timed = async ([command, ...args]: Peer['command']): Promise<number> => {
  const startedAt = performance.now();
  await run(command, args, { maxBuffer: 16 * 2 ** 20 });
  return performance.now() - startedAt;
};
