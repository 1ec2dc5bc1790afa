import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { benchInspect } from '../test/bench/inspect-bench';
import { benchLend } from '../test/bench/lend-bench';
import { benchPage } from '../test/bench/page-bench';
import { benchDecode } from '../test/bench/peers/decode-peers';
import { peersTable } from '../test/bench/peers/report';
import { benchTablePeers } from '../test/bench/peers/table-peers';
import {
  inspectTable,
  lendTable,
  memoryTable,
  requestTable,
  rowsTable,
  startTable,
  tableBenchTable,
} from '../test/bench/report';
import { benchRequest } from '../test/bench/request-bench';
import { benchRows } from '../test/bench/rows-bench';
import { compareSignedIn } from '../test/bench/signed-in-memory';
import { compareWithBare } from '../test/bench/start-and-memory';
import { electronHost } from '../test/bench/table/stage';
import { benchTable } from '../test/bench/table/table-bench';
import { withSession } from '../test/helpers/session/with-session';
import { note, runAsEntry, seconds } from './entry';
import { type LaunchSpec, launchSpec } from './launch-spec';
import { root } from './root';
import { ensureEnvironment } from './runtime/environment';
import { attach, tsxArgs } from './shell';

const INSIDE = '--inside-session';
const RUNS = 9;

/** Measures, prints the figures beside their goals and writes `bench-results.json`. Linux only. */
const bench = async (args: readonly string[]): Promise<number> => {
  if (args.includes(INSIDE)) return measure(await launchSpec());
  await launchSpec();
  ensureEnvironment(['session']);
  const [command, ...rest] = withSession('unlocked', [process.execPath, ...tsxArgs(__filename), INSIDE]);
  return attach(command, rest, { cwd: root });
};

const measure = async (spec: LaunchSpec): Promise<number> => {
  const startedMs = Date.now();
  const start = await compareWithBare(spec, RUNS);
  print(startTable(start));
  const signedIn = await compareSignedIn(spec);
  print(memoryTable(signedIn));
  const inspect = benchInspect();
  print(inspectTable(inspect));
  const rows = await benchRows();
  print(rowsTable(rows));
  const ofTable = await benchTable(electronHost(spec));
  print(tableBenchTable(ofTable));
  const lend = await benchLend(spec);
  print(lendTable(lend));
  const request = await benchRequest(spec);
  print(requestTable(request));
  const peers = {
    page: await benchPage(spec),
    decode: await benchDecode(spec),
    table: await benchTablePeers(electronHost(spec)),
  };
  print(peersTable(peers));

  const machine = {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    node: process.versions.node,
    electron: spec.electron,
  };
  const results = {
    takenAt: new Date(startedMs).toISOString(),
    machine,
    start,
    signedIn,
    inspect,
    rows,
    table: ofTable,
    lend,
    request,
    peers,
  };
  writeFileSync(path.join(root, 'bench-results.json'), `${JSON.stringify(results, null, 1)}\n`);
  note(`Written to bench-results.json after ${seconds(startedMs)}.`);
  return 0;
};

const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

runAsEntry(__filename, bench);
