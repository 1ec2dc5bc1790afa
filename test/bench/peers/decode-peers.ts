import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import type { LaunchSpec } from '../../../build/launch-spec';
import { hs256Token } from '../../helpers/tokens';
import { median } from '../statistics';
import { nodePeers } from './peers';

/** From spawn to exit, medians of pairs. Ours starts an Electron, the peer Node. */
export type DecodePeer = { readonly latchkeyMs: number; readonly jwtCliMs: number; readonly ratio: number };

const PAIRS = 7;
const manifest = v.object({ bin: v.record(v.string(), v.string()) });

/** `latchkey inspect` beside jwt-cli: one token, decoded on the command line. */
export const benchDecode = async ({ executable, args }: LaunchSpec): Promise<DecodePeer> => {
  const folder = path.join(await nodePeers(), 'node_modules', 'jwt-cli');
  const { bin } = v.parse(manifest, JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')));
  const token = hs256Token({ sub: '42', exp: 1_900_000_000 });
  const ours = [...args, '--ozone-platform=headless', '--latchkey-cli', '--', 'inspect'];
  const pairs = Array.from({ length: PAIRS + 1 }, () => ({
    latchkeyMs: elapsed(executable, ours, `${token}\n`),
    jwtCliMs: elapsed(process.execPath, [path.join(folder, bin['jwt'] ?? 'index.js')], token),
  })).slice(1);
  return {
    latchkeyMs: median(pairs.map((pair) => pair.latchkeyMs)),
    jwtCliMs: median(pairs.map((pair) => pair.jwtCliMs)),
    ratio: median(pairs.map((pair) => pair.latchkeyMs / pair.jwtCliMs)),
  };
};

const elapsed = (command: string, args: readonly string[], input: string): number => {
  const startedMs = performance.now();
  const { stdout, error } = spawnSync(command, args, { input, encoding: 'utf8' });
  if (error) throw error;
  if (!stdout.includes('1900000000')) throw new Error(`${path.basename(command)} did not decode the token`);
  return performance.now() - startedMs;
};
