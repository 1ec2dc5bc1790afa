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
const ROUNDS = 300;
const PATH = 'by-page/?page=1';

/** The real app and a real Django; the same request by each way in turn, so that what else runs meets all alike. */
export const benchLend = async (spec: LaunchSpec): Promise<LendBench> => {
  const backend = await startBackend('djangorestframework-jwt', { rows: 1_000, tokenSeconds: 3_600 });
  const running = await launch(spec);
  let bare: Hop | null = null;
  try {
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
    const address = await lend(running.page);
    const token = await tokenOf(backend);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const direct = () => timed(`${backend.url}${PATH}`, { agent, headers: { Authorization: `JWT ${token}` } });
    const lent = () => timed(`${address}${PATH}`, { agent });
    bare = await startHop(spec, backend.url, `JWT ${token}`);
    const hopUrl = bare.url;
    const hop = () => timed(`${hopUrl}${PATH}`, { agent });
    const took: Record<'direct' | 'lent' | 'hop', number[]> = { direct: [], lent: [], hop: [] };
    for (let round = -WARM_UP; round < ROUNDS; round += 1)
      for (const [way, send] of [
        ['direct', direct],
        ['lent', lent],
        ['hop', hop],
      ] as const) {
        const ms = await send();
        if (round >= 0) took[way].push(ms);
      }
    agent.destroy();
    const [straight, through, barely] = [timesOf(took.direct), timesOf(took.lent), timesOf(took.hop)];
    return {
      ...{ rounds: ROUNDS, direct: straight, lent: through, hop: barely },
      ratio: through.medianMs / straight.medianMs,
      quickRatio: through.quickMs / straight.quickMs,
      hopRatio: barely.medianMs / straight.medianMs,
    };
  } finally {
    await bare?.stop();
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
    await backend.stop();
  }
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
