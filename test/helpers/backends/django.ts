import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { generatedRow } from '../../../electron/demo/generated-rows';
import { type Backend, type BackendOptions, type Control, type DjangoKind, TEST_USER } from './backend';
import { cacheFolder, hashOf } from './cache';
import { firstLine, stopped } from './child';
import { placeOnce } from './place-once';
import { BACKENDS, ensureVenv, type Venv } from './venv';

const run = promisify(execFile);

const SECRET = 'latchkey test backends: public, protects nothing';
const COUNTS = v.object({
  obtained: v.number(),
  renewed: v.number(),
  renewalsRefused: v.number(),
  verified: v.number(),
  listed: v.number(),
});
const LISTENING = v.object({ port: v.number() });

/** Starts the Django project as one kind of server: its own copy of a migrated database, its own rows, any free port. */
export const startDjango = async (kind: DjangoKind, options: BackendOptions): Promise<Backend> => {
  const venv = await ensureVenv(requirementsOf(kind));
  const template = await templateOf(kind, venv);
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-backend-'));
  const database = join(folder, 'db.sqlite3');
  await copyFile(template, database);
  const rows = join(folder, 'rows.ndjson');
  writeRows(rows, options.rows ?? 100);
  const child = spawn(venv.python, ['serve.py', rows], {
    cwd: BACKENDS,
    env: environment(kind, database, options),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => {
    await stopped(child);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const { port } = v.parse(LISTENING, JSON.parse(await firstLine(child, `the ${kind} server`)));
    const origin = `http://127.0.0.1:${port}`;
    const counts = async () => v.parse(COUNTS, await (await fetch(`${origin}/test-control/counts/`)).json());
    const url = `${origin}/api/`;
    return { kind, url, origin, ...TEST_USER, tokenSecret: SECRET, counts, control: controlOf(origin), stop };
  } catch (error) {
    await stop();
    throw error;
  }
};

const requirementsOf = (kind: DjangoKind): string =>
  kind === 'djangorestframework-jwt' ? 'requirements-tutorial.txt' : 'requirements-today.txt';

const environment = (kind: DjangoKind, database: string, options: BackendOptions): NodeJS.ProcessEnv => ({
  ...process.env,
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONNOUSERSITE: '1',
  PYTHONUTF8: '1',
  LATCHKEY_KIND: kind,
  LATCHKEY_SECRET: SECRET,
  LATCHKEY_DB: database,
  LATCHKEY_TOKEN_SECONDS: String(options.tokenSeconds ?? 300),
  LATCHKEY_REFRESH_SECONDS: String(options.refreshSeconds ?? 7 * 24 * 3600),
  LATCHKEY_RENEWAL: options.renewal === false ? '0' : '1',
  LATCHKEY_ROTATION: options.rotation === false ? '0' : '1',
  LATCHKEY_STEPS: options.steps ?? '',
  LATCHKEY_CUSTOM_NAMES: options.customNames ? '1' : '0',
  LATCHKEY_TOKEN_ID: options.tokenId ?? 'include',
  LATCHKEY_HTTP_ONLY: options.httpOnly ? '1' : '0',
});

/** Migrating takes seconds, copying a file does not: once per environment, kind and state of the project. */
const templateOf = async (kind: DjangoKind, venv: Venv): Promise<string> => {
  const project = join(BACKENDS, 'latchkey_backend');
  const sources = readdirSync(project).filter((name) => name.endsWith('.py'));
  const texts = sources.map((name) => readFileSync(join(project, name), 'utf8'));
  const prepare = readFileSync(join(BACKENDS, 'prepare.py'), 'utf8');
  const place = join(cacheFolder('templates'), `${hashOf(venv.hash, kind, prepare, ...texts)}.sqlite3`);
  return placeOnce(place, async (folder) => {
    const database = join(folder, 'db.sqlite3');
    await run(venv.python, ['prepare.py'], { cwd: BACKENDS, env: environment(kind, database, {}) });
    return database;
  });
};

/** The demo's own rows, so that both servers answer the same list. */
const writeRows = (file: string, count: number): void => {
  const handle = openSync(file, 'w');
  for (let from = 1; from <= count; from += 10_000) {
    let lines = '';
    for (let id = from; id < from + 10_000 && id <= count; id += 1) {
      const row = generatedRow(id);
      lines += `${JSON.stringify([row.name, Number(row.age), row.email])}\n`;
    }
    writeSync(handle, lines);
  }
  closeSync(handle);
};

const controlOf = (origin: string): Control => {
  const post = async (path: string, body: Readonly<Record<string, string>>): Promise<void> => {
    const answer = await fetch(`${origin}/test-control/${path}/`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`test-control/${path}/ answered ${answer.status}`);
  };
  return {
    resetCounts: () => post('reset', {}),
    disableUser: (username = TEST_USER.username) => post('user', { username, action: 'disable' }),
    enableUser: (username = TEST_USER.username) => post('user', { username, action: 'enable' }),
    deleteUser: (username = TEST_USER.username) => post('user', { username, action: 'delete' }),
    changePassword: (password, username = TEST_USER.username) =>
      post('user', { username, action: 'password', password }),
    makeSuperuser: (username = TEST_USER.username) => post('user', { username, action: 'superuser' }),
    activateTotp: (secret, username = TEST_USER.username) => post('user', { username, action: 'totp', secret }),
  };
};
