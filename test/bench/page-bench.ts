import path from 'node:path';
import axios from 'axios';
import { _electron, type ElectronApplication } from 'playwright-core';
import * as v from 'valibot';
import type { LaunchSpec } from '../../build/launch-spec';
import { subscribers } from '../drive/grid';
import { launch, removeFolder } from '../drive/launch';
import { signIn } from '../drive/sign-in';
import { pythonOrReason, startBackend } from '../helpers/backends';
import { bundled } from './bundled';
import { median } from './statistics';
import { tokenOf } from './token-of';

/** A list of 1,000 rows from real Django: from the window's call to rows in the page, beside bare axios in Node. */
export type PageBench = {
  readonly rows: number;
  readonly windowMs: number;
  readonly axiosMs: number;
  /** The barest window of the same runtime: what the way into a page costs, whoever goes it. */
  readonly bareMs: number;
  /** Medians of the ratios of a round, to axios. */
  readonly ratio: number;
  readonly bareRatio: number;
};

const ROWS = 1_000;
/** Answers of Django take a third more or less from one to the next. */
const ROUNDS = 100;
const list = v.pipe(v.array(v.unknown()), v.length(ROWS));

/** Null where this machine has no Python. */
export const benchPage = async (spec: LaunchSpec): Promise<PageBench | null> => {
  if (!pythonOrReason().ok) return null;
  const backend = await startBackend('djangorestframework-jwt', { rows: ROWS });
  const running = await launch(spec);
  let bare: ElectronApplication | null = null;
  try {
    const { page } = running;
    await signIn(page, backend);
    await subscribers(page).cells.first().waitFor();
    const credential = `JWT ${await tokenOf(backend)}`;
    const url = `${backend.url}subscribers/`;
    bare = await _electron.launch({
      executablePath: spec.executable,
      args: [...spec.args.slice(0, -1), path.join(__dirname, 'bare-rows')],
      env: { ...process.env, ...spec.env, LATCHKEY_ROWS_URL: url, LATCHKEY_ROWS_CREDENTIAL: credential },
    });
    const barePage = await bare.firstWindow();
    await page.evaluate(await bundled(path.join(__dirname, 'bridge-entry.mjs')));
    const profileId = await page.evaluate<string>(profileIdIn);
    const rounds: { readonly windowMs: number; readonly axiosMs: number; readonly bareMs: number }[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      const windowMs = await page.evaluate<number>(openedIn(profileId));
      const startedMs = performance.now();
      v.parse(list, (await axios.get(url, { headers: { authorization: credential } })).data);
      const axiosMs = performance.now() - startedMs;
      const bareMs = await barePage.evaluate<number>(readBarely);
      if (round > 0) rounds.push({ windowMs, axiosMs, bareMs });
    }
    return {
      rows: ROWS,
      windowMs: median(rounds.map((round) => round.windowMs)),
      axiosMs: median(rounds.map((round) => round.axiosMs)),
      bareMs: median(rounds.map((round) => round.bareMs)),
      ratio: median(rounds.map((round) => round.windowMs / round.axiosMs)),
      bareRatio: median(rounds.map((round) => round.bareMs / round.axiosMs)),
    };
  } finally {
    await bare?.close();
    await running.quit();
    await removeFolder(running.userData);
    await backend.stop();
  }
};

const profileIdIn = `new Promise((done) => {
  const stop = window.bridgeOfWindow['profiles:changed'](({ shownId }) => queueMicrotask(() => (stop(), done(shownId))));
})`;

/** In the page: asked anew as the table asks. */
const openedIn = (profileId: string): string => `(async () => {
  const asked = { path: 'subscribers/', search: '', ordering: null, filters: [], fresh: true, count: ${ROWS} };
  const started = performance.now();
  const answer = await window.bridgeOfWindow['resource:open']({ profileId: '${profileId}', ...asked }).result;
  const took = performance.now() - started;
  if (!answer.ok || answer.value.first.rows.length !== ${ROWS}) throw new Error(JSON.stringify(answer).slice(0, 300));
  await window.bridgeOfWindow['resource:close']({ sourceId: answer.value.sourceId }).result;
  return took;
})()`;

const readBarely = `(async () => {
  const started = performance.now();
  const rows = JSON.parse(await window.rows());
  const took = performance.now() - started;
  if (rows.length !== ${ROWS}) throw new Error('Not all rows came.');
  return took;
})()`;
