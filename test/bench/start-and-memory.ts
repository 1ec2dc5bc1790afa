import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import timers from 'node:timers/promises';
import type { LaunchSpec } from '../../build/launch-spec';
import { type Memory, memoryOfTree } from './process-memory';
import { median, spread } from './statistics';

export type Measured = { readonly readyMs: number; readonly paintedMs: number } & Memory;
export type Comparison = {
  readonly runs: number;
  readonly bare: Measured;
  readonly app: Measured;
  readonly paintedRatio: number;
  readonly anonRatio: number;
  readonly paintedSpreadMs: { readonly bare: string; readonly app: string };
};

type Variant = { readonly name: string; readonly directory: string; readonly selector: string };

const SETTLE_MS = 2_000;
const LIMIT_MS = 30_000;
const mark = path.join(__dirname, 'painted-mark.js');

/**
 * Starts the product and a bare window in turn, `runs` times each after one warm-up that is dropped, order reversed every
 * round. Times are from spawn; memory is taken 2 s after painting. Medians, and the ratio of medians.
 */
export const compareWithBare = async (spec: LaunchSpec, runs: number): Promise<Comparison> => {
  const directory = spec.args.at(-1) ?? '';
  const app: Variant = { name: 'app', directory, selector: 'form input' };
  const bare: Variant = { name: 'bare', directory: path.join(__dirname, 'bare'), selector: 'body' };
  const results = new Map<Variant, Measured[]>([
    [app, []],
    [bare, []],
  ]);
  for (let round = 0; round <= runs; round += 1)
    for (const variant of round % 2 === 0 ? [bare, app] : [app, bare]) {
      const measured = await measure(spec, variant);
      if (round > 0) results.get(variant)?.push(measured);
    }
  const appRuns = results.get(app) ?? [];
  const bareRuns = results.get(bare) ?? [];
  const middle = { bare: medianOf(bareRuns), app: medianOf(appRuns) };
  const painted = (all: readonly Measured[]) => spread(all.map((one) => one.paintedMs));
  return {
    runs,
    ...middle,
    paintedRatio: middle.app.paintedMs / middle.bare.paintedMs,
    anonRatio: middle.app.anonMib / middle.bare.anonMib,
    paintedSpreadMs: { bare: painted(bareRuns), app: painted(appRuns) },
  };
};

const medianOf = (all: readonly Measured[]): Measured => ({
  readyMs: median(all.map((one) => one.readyMs)),
  paintedMs: median(all.map((one) => one.paintedMs)),
  pssMib: median(all.map((one) => one.pssMib)),
  anonMib: median(all.map((one) => one.anonMib)),
  processes: median(all.map((one) => one.processes)),
});

const measure = async (spec: LaunchSpec, variant: Variant): Promise<Measured> => {
  const place = mkdtempSync(path.join(tmpdir(), `latchkey-bench-${variant.name}-`));
  const file = path.join(place, 'marks.json');
  const home = path.join(place, 'home');
  mkdirSync(home);
  const env = {
    ...process.env,
    ...spec.env,
    HOME: home,
    LATCHKEY_MARK_FILE: file,
    LATCHKEY_MARK_SELECTOR: variant.selector,
  };
  const startedMs = Date.now();
  const args = [...spec.args.slice(0, -1), '-r', mark, variant.directory];
  const child = spawn(spec.executable, args, { env, stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    while (!existsSync(file)) {
      if (Date.now() - startedMs > LIMIT_MS || child.exitCode !== null)
        throw new Error(`${variant.name} did not paint`);
      await timers.setTimeout(20);
    }
    await timers.setTimeout(SETTLE_MS);
    const marks: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return {
      readyMs: timeOf(marks, 'ready') - startedMs,
      paintedMs: timeOf(marks, 'painted') - startedMs,
      ...memoryOfTree(child.pid ?? 0),
    };
  } finally {
    child.kill('SIGTERM');
    await ended;
    rmSync(place, { recursive: true, force: true, maxRetries: 5 });
  }
};

const timeOf = (marks: unknown, name: string): number => {
  const value: unknown = typeof marks === 'object' && marks !== null ? Reflect.get(marks, name) : undefined;
  if (typeof value !== 'number') throw new Error(`there is no mark ${name}`);
  return value;
};
