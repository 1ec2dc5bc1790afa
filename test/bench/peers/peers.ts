import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cacheFolder, hashOf } from '../../helpers/backends/cache';
import { placeOnce } from '../../helpers/backends/place-once';
import { ensureVenv } from '../../helpers/backends/venv';

const run = promisify(execFile);
const MANIFEST = path.join(__dirname, 'package.json');

/** A command that sends one GET with a token and prints the answer. */
export type Peer = { readonly name: string; readonly command: readonly [string, ...string[]] };

export type Peers = { readonly all: readonly Peer[]; remove(): void };

type Asked = { readonly url: string; readonly authorization: string };

/** HTTPie, newman and Bruno's command line, each with a plain request ready; installed once, outside of the project. */
export const peersFor = async ({ url, authorization }: Asked): Promise<Peers> => {
  const { python } = await ensureVenv('requirements-recipes.txt');
  const binaries = path.join(await nodePeers(), 'node_modules');
  const folder = mkdtempSync(path.join(os.tmpdir(), 'latchkey-bench-peers-'));
  const collection = path.join(folder, 'newman.json');
  const header = { key: 'Authorization', value: authorization };
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  writeFileSync(
    collection,
    JSON.stringify({
      info: { name: 'bench', schema },
      item: [{ name: 'list', request: { method: 'GET', url, header: [header] } }],
    }),
  );
  writeFileSync(path.join(folder, 'bruno.json'), JSON.stringify({ version: '1', name: 'bench', type: 'collection' }));
  writeFileSync(
    path.join(folder, 'list.bru'),
    `meta {\n  name: list\n  type: http\n  seq: 1\n}\n\nget {\n  url: ${url}\n  body: none\n  auth: none\n}\n\nheaders {\n  Authorization: ${authorization}\n}\n`,
  );
  const node = process.execPath;
  const bruno = path.join(binaries, '@usebruno', 'cli', 'bin', 'bru.js');
  return {
    all: [
      {
        name: 'HTTPie',
        command: [python, '-m', 'httpie', '--ignore-stdin', '--check-status', url, `Authorization:${authorization}`],
      },
      { name: 'newman', command: [node, path.join(binaries, 'newman', 'bin', 'newman.js'), 'run', collection] },
      { name: 'Bruno', command: ['env', '--chdir', folder, node, bruno, 'run', 'list.bru'] },
    ],
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** The folder in which the peers' `node_modules` is. */
export const nodePeers = (): Promise<string> =>
  placeOnce(path.join(cacheFolder('bench-peers'), hashOf(readFileSync(MANIFEST, 'utf8'))), async (folder) => {
    cpSync(MANIFEST, path.join(folder, 'package.json'));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--silent'];
    await run('npm', ['install', ...quiet], { cwd: folder, maxBuffer: 16 * 2 ** 20 });
    return folder;
  });
