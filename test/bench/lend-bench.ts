import http from 'node:http';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, removeFolder } from '../drive/launch';
import { lend } from '../drive/lending';
import { signIn } from '../drive/sign-in';
import { startBackend } from '../helpers/backends';
import { median } from './statistics';
import { tokenOf } from './token-of';

/** A request through a lent address beside the same one straight to the server, over connections that stay open; medians. */
export type LendBench = {
  readonly pairs: number;
  readonly directMs: number;
  readonly lentMs: number;
  readonly ratio: number;
  /** Of answers of 100 MB, in MB a second; how much more anonymous memory main holds after them. */
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
    const times: { direct: number[]; lent: number[] } = { direct: [], lent: [] };
    for (let round = 0; round < PAIRS; round += 1) {
      times.direct.push(await direct());
      times.lent.push(await lent());
    }
    agent.destroy();
    const [directMs, lentMs] = [median(times.direct), median(times.lent)];
    return { pairs: PAIRS, directMs, lentMs, ratio: lentMs / directMs };
  } finally {
    await running.app.close().catch(() => {});
    await removeFolder(running.userData);
    await backend.stop();
  }
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
