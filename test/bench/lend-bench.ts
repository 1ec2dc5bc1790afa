import { spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, removeFolder } from '../drive/launch';
import { lend } from '../drive/lending';
import { signIn } from '../drive/sign-in';
import { startBackend } from '../helpers/backends';
import { median } from './statistics';
import { tokenOf } from './token-of';

type Times = { readonly medianMs: number; readonly quickMs: number };

/**
 * A request through a lent address beside the same one straight to the server, over connections that stay open. Where more
 * runs than there are cores each hop waits for its turn, and the quickest tenth says more than the median.
 */
export type LendBench = {
  readonly what: string;
  readonly rounds: number;
  readonly direct: Times;
  readonly lent: Times;
  /** The barest hop in the same runtime: no check, no renewal, no log. What it costs, everything there costs. */
  readonly hop: Times;
  readonly ratio: number;
  readonly quickRatio: number;
  readonly hopRatio: number;
};

const WARM_UP = 30;
/** The tutorial's list, and a page that is answered in a few ms, where what a hop costs shows most. */
const REQUESTS = [
  { what: 'a list of 1,000 rows', path: 'subscribers/', rounds: 150 },
  { what: 'a page of 50 rows', path: 'by-page/?page=1', rounds: 300 },
] as const;

/** The real app and a real Django; the same request by each way in turn, so that what else runs meets all alike. */
export const benchLend = async (spec: LaunchSpec): Promise<readonly LendBench[]> => {
  const backend = await startBackend('djangorestframework-jwt', { rows: 1_000, tokenSeconds: 3_600 });
  const running = await launch(spec);
  let hop: Hop | null = null;
  try {
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
    const lent = await lend(running.page);
    const credential = `JWT ${await tokenOf(backend)}`;
    hop = await startHop(spec, backend.url, credential);
    const addresses = { direct: backend.url, lent, hop: hop.url };
    const all: LendBench[] = [];
    for (const request of REQUESTS) all.push(await compared(request, addresses, credential));
    return all;
  } finally {
    await hop?.stop();
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
    await backend.stop();
  }
};

type Way = 'direct' | 'lent' | 'hop';

const compared = async (
  { what, path: below, rounds }: (typeof REQUESTS)[number],
  addresses: Readonly<Record<Way, string>>,
  credential: string,
): Promise<LendBench> => {
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const took: Record<Way, number[]> = { direct: [], lent: [], hop: [] };
  for (let round = -WARM_UP; round < rounds; round += 1)
    for (const way of ['direct', 'lent', 'hop'] as const) {
      const headers = way === 'direct' ? { Authorization: credential } : {};
      const ms = await timed(`${addresses[way]}${below}`, { agent, headers });
      if (round >= 0) took[way].push(ms);
    }
  agent.destroy();
  const [direct, lent, hop] = [timesOf(took.direct), timesOf(took.lent), timesOf(took.hop)];
  return {
    ...{ what, rounds, direct, lent, hop },
    ratio: lent.medianMs / direct.medianMs,
    quickRatio: lent.quickMs / direct.quickMs,
    hopRatio: hop.medianMs / direct.medianMs,
  };
};

type Hop = { readonly url: string; readonly stop: () => Promise<void> };

/** In the runtime of the product. `server`: an address ending in a slash, whose path the hop's has too. */
const startHop = async (spec: LaunchSpec, server: string, credential: string): Promise<Hop> => {
  const args = [...spec.args.slice(0, -1), path.join(__dirname, 'hop')];
  const env = { ...process.env, ...spec.env, LATCHKEY_HOP_SERVER: server, LATCHKEY_HOP_CREDENTIAL: credential };
  const child = spawn(spec.executable, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = (): Promise<void> => {
    child.kill('SIGTERM');
    return ended;
  };
  let said = '';
  for await (const piece of child.stdout) {
    said += String(piece);
    const port = /hop=(\d+)\n/.exec(said)?.[1];
    if (port) return { url: `http://127.0.0.1:${port}${new URL(server).pathname}`, stop };
  }
  throw new Error('The bare hop did not start.');
};

const timesOf = (all: readonly number[]): Times => {
  const sorted = [...all].sort((one, other) => one - other);
  return { medianMs: median(all), quickMs: sorted[Math.floor(sorted.length / 10)] ?? Number.NaN };
};

const timed = (url: string, options: http.RequestOptions): Promise<number> =>
  new Promise((resolve, reject) => {
    const startedAt = performance.now();
    http
      .get(url, options, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`${answer.statusCode}`));
        answer.resume().on('end', () => resolve(performance.now() - startedAt));
      })
      .on('error', reject);
  });
