import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { root } from '../root';

const sources = path.join(root, 'build', 'runtime', 'launcher');

/**
 * The clean distribution once more, by hard links, with the launcher as its application: it starts an unpacked directory
 * as Electron's default application would, after giving the old runtime what the product expects of a current one.
 */
export const devDist = async (cache: string, cleanDist: string): Promise<string> => {
  const dist = path.join(cache, `${path.basename(cleanDist)}-dev-${launcherHash()}`);
  const done = `${dist}.json`;
  if (existsSync(done) && existsSync(path.join(dist, 'electron'))) return dist;

  const half = `${dist}.tmp-${process.pid}`;
  try {
    linkTree(cleanDist, half);
    const application = path.join(half, 'resources', 'app');
    const { bundleForNode } = await import('./bundle-for-node'); // Vite, which a start without work need not load
    await bundleForNode({ entries: launcherEntries(), output: application, external: ['electron'] });
    writeFileSync(path.join(application, 'package.json'), '{"name":"launcher","main":"main.js"}\n');
    removeOthers(cache, path.basename(cleanDist));
    renameSync(half, dist);
    writeFileSync(done, '{}\n');
  } catch (error) {
    if (!existsSync(path.join(dist, 'resources', 'app', 'main.js'))) throw error; // another process was quicker
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return dist;
};

const launcherEntries = (): Readonly<Record<string, string>> =>
  Object.fromEntries(['main', 'globals', 'protocol', 'child'].map((name) => [name, path.join(sources, `${name}.ts`)]));

const launcherHash = (): string => {
  const hash = createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json')));
  for (const name of readdirSync(sources).sort()) hash.update(name).update(readFileSync(path.join(sources, name)));
  hash.update(readFileSync(path.join(root, 'build', 'runtime', 'bundle-for-node.ts')));
  return hash.digest('hex').slice(0, 12);
};

const linkTree = (from: string, to: string): void => {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else linkSync(source, target);
  }
};

const KEPT_MS = 24 * 3_600_000;

/** Earlier launchers of the same distribution. One of today may be that of another checkout, in the middle of a run. */
const removeOthers = (cache: string, name: string): void => {
  const earlier = readdirSync(cache).filter((entry) => entry.startsWith(`${name}-dev-`) && !entry.includes('.tmp-'));
  for (const entry of earlier) {
    const { mtimeMs } = statSync(path.join(cache, entry), { throwIfNoEntry: false }) ?? { mtimeMs: 0 };
    if (Date.now() - mtimeMs > KEPT_MS) rmSync(path.join(cache, entry), { recursive: true, force: true });
  }
};
