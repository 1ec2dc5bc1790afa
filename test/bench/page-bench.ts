import axios from 'axios';
import * as v from 'valibot';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, removeFolder } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import { pythonOrReason, startBackend } from '../helpers/backends';
import { median } from './statistics';
import { tokenOf } from './token-of';

/** A list of 1,000 rows from real Django: from the window's call to rows in the page, beside bare axios in Node. */
export type PageBench = {
  readonly rows: number;
  readonly windowMs: number;
  readonly axiosMs: number;
  /** Median of the ratios of pairs. */
  readonly ratio: number;
};

const ROWS = 1_000;
const PAIRS = 25;
const list = v.pipe(v.array(v.unknown()), v.length(ROWS));

/** Null where this machine has no Python. */
export const benchPage = async (spec: LaunchSpec): Promise<PageBench | null> => {
  if (!pythonOrReason().ok) return null;
  const backend = await startBackend('djangorestframework-jwt', { rows: ROWS });
  const running = await launch(spec);
  try {
    const { page } = running;
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    const headers = { authorization: `JWT ${await tokenOf(backend)}` };
    const pairs: { readonly windowMs: number; readonly axiosMs: number }[] = [];
    for (let pair = 0; pair <= PAIRS; pair += 1) {
      const windowMs = await page.evaluate<number>(openedIn);
      const startedMs = performance.now();
      v.parse(list, (await axios.get(`${backend.url}subscribers/`, { headers })).data);
      const axiosMs = performance.now() - startedMs;
      if (pair > 0) pairs.push({ windowMs, axiosMs });
    }
    return {
      rows: ROWS,
      windowMs: median(pairs.map((pair) => pair.windowMs)),
      axiosMs: median(pairs.map((pair) => pair.axiosMs)),
      ratio: median(pairs.map((pair) => pair.windowMs / pair.axiosMs)),
    };
  } finally {
    await running.quit();
    await removeFolder(running.userData);
    await backend.stop();
  }
};

/** In the page: the bridge as the table calls it, asked anew. */
const openedIn = `(async () => {
  const profiles = await new Promise((done) => {
    const stop = window.latchkey['profiles:changed']((view) => queueMicrotask(() => (stop?.(), done(view.profiles))));
  });
  const asked = { path: 'subscribers/', search: '', ordering: null, filters: [], fresh: true, count: ${ROWS} };
  const started = performance.now();
  // as the window reads it (renderer/bridge/bridge-context.tsx)
  const came = await window.latchkey['resource:open']({ profileId: profiles[0].id, ...asked }).result;
  const answer = typeof came === 'string' ? JSON.parse(came) : came;
  const took = performance.now() - started;
  if (!answer.ok || answer.value.first.rows.length !== ${ROWS}) throw new Error(JSON.stringify(answer).slice(0, 300));
  await window.latchkey['resource:close']({ sourceId: answer.value.sourceId }).result;
  return took;
})()`;
