// The one door of every npm command. Plain JavaScript on purpose: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const scripts = {
  start: 'build/start.ts',
  test: 'build/test.ts',
  check: 'build/check.ts',
  build: 'build/build.ts',
  dist: 'build/dist.ts',
  release: 'build/release/release.ts',
  smoke: 'build/release/smoke.ts',
  audit: 'build/release/audit.ts',
  'launch-spec': 'build/launch-spec.ts',
  bench: 'build/bench.ts',
  pictures: 'build/pictures.ts',
  soak: 'build/soak.ts',
  'test-matrix': 'build/test-matrix.ts',
  inspect: 'build/inspect.ts',
  'demo-api': 'electron/demo/demo-alone.ts',
};

const [command = '', ...args] = process.argv.slice(2);
const script = Object.hasOwn(scripts, command) ? scripts[command] : undefined;
if (script === undefined) stop(`Unknown command "${command}". Known: ${Object.keys(scripts).join(', ')}.`);
checkNode();
installPackages();
runScript(path.join(root, script), args);

function checkNode() {
  const wanted = /\d+\.\d+/.exec(JSON.parse(read('package.json')).engines.node)?.[0] ?? '20.19';
  const [major, minor] = wanted.split('.').map(Number);
  const [haveMajor, haveMinor] = process.versions.node.split('.').map(Number);
  if (haveMajor > major || (haveMajor === major && haveMinor >= minor)) return;
  stop(`Latchkey needs Node.js ${wanted} or newer; this is ${process.versions.node}. See https://nodejs.org/.`);
}

/** Brings node_modules in step with package-lock.json. Everything npm says goes to standard error. */
function installPackages() {
  const stamp = path.join(root, 'node_modules', '.latchkey-stamp');
  const wanted = createHash('sha256').update(read('package-lock.json')).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!installedByHand()) {
    const npm = process.env.npm_execpath;
    const how = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
    const options = { cwd: root, stdio: ['ignore', 2, 2], shell: !npm && process.platform === 'win32' };
    process.stderr.write('Installing packages (npm ci) …\n');
    const result = npm ? spawnSync(process.execPath, [npm, ...how], options) : spawnSync('npm', how, options);
    if (result.status !== 0) stop('npm ci failed: see its message above. Nothing was started.');
  }
  writeFileSync(stamp, wanted);
}

/** npm notes what it installed; when that agrees with the lock file, a second installation would change nothing. */
function installedByHand() {
  try {
    const there = JSON.parse(read('node_modules/.package-lock.json')).packages;
    const locked = Object.entries(JSON.parse(read('package-lock.json')).packages).filter(([name]) => name !== '');
    return locked.every(([name, { version, optional }]) => (there[name] ? there[name].version === version : optional));
  } catch {
    return false;
  }
}

/** The caller's streams and directory pass through; its signals become SIGTERM, and its exit code is the child's. */
function runScript(file, rest) {
  const tsx = createRequire(path.join(root, 'package.json')).resolve('tsx');
  const child = spawn(process.execPath, ['--import', pathToFileURL(tsx).href, file, ...rest], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill('SIGTERM'));
  stopWithNpm(child);
  child.on('error', (error) => stop(error.message));
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** npm hands a signal to its shell alone, and the shell dies of it without a word to us: a new parent is how we notice. */
function stopWithNpm(child) {
  if (process.env.npm_lifecycle_event !== command) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 200);
}

function read(file) {
  return readFileSync(path.join(root, file), 'utf8');
}

function stop(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
