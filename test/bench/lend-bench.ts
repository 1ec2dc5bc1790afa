import http from 'node:http';
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
  readonly pairs: number;
  readonly direct: Times;
  readonly lent: Times;
  readonly ratio: number;
  readonly quickRatio: number;
};

const WARM_UP = 30;
const PAIRS = 300;
const PATH = 'by-page/?page=1';

/** The real app and a real Django; pairs of requests one after the other, so that what else runs meets both alike. */
export const benchLend = async (spec: LaunchSpec): Promise<LendBench> => {
  const backend = await startBackend('djangorestframework-jwt', { rows: 1_000, tokenSeconds: 3_600 });
  const running = await launch(spec);
  try {
    await signIn(running.page, backend);
    await subscribers(running.page).cells.first().waitFor();
    const address = await lend(running.page);
    const token = await tokenOf(backend);
    const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
    const direct = () => timed(`${backend.url}${PATH}`, { agent, headers: { Authorization: `JWT ${token}` } });
    const lent = () => timed(`${address}${PATH}`, { agent });
    for (let round = 0; round < WARM_UP; round += 1) await direct().then(lent);
    const directMs: number[] = [];
    const lentMs: number[] = [];
    for (let round = 0; round < PAIRS; round += 1) {
      directMs.push(await direct());
      lentMs.push(await lent());
    }
    agent.destroy();
    const [straight, through] = [timesOf(directMs), timesOf(lentMs)];
    return {
      ...{ pairs: PAIRS, direct: straight, lent: through },
      ratio: through.medianMs / straight.medianMs,
      quickRatio: through.quickMs / straight.quickMs,
    };
  } finally {
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
    await backend.stop();
  }
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
