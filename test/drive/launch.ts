import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { LaunchSpec } from '../../build/launch-spec';

export type Running = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** Process id of main. */
  readonly pid: number;
  /** Lines of CSP violations, page errors and console errors so far. */
  readonly complaints: readonly string[];
  /** Closes the window as a person would; the profile folder stays. */
  quit(): Promise<void>;
};

export type LaunchOptions = {
  /** A profile folder of an earlier run; else a new one. */
  readonly userData?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly colorScheme?: 'light' | 'dark';
  /** A command line that runs the app in another place: another keyring, another user. */
  readonly through?: readonly string[];
  /** Chromium's sandbox; by default for everybody but root, to whom Chromium refuses it. */
  readonly chromiumSandbox?: boolean;
};

const isRoot = process.getuid?.() === 0;

/** Starts the built app as a person would, in a profile folder of its own. */
export const launch = async (spec: LaunchSpec, options: LaunchOptions = {}): Promise<Running> => {
  const userData = options.userData ?? (await newProfileFolder());
  const app = await _electron.launch({
    executablePath: options.through ? await wrapper(spec.executable, options.through) : spec.executable,
    args: [...spec.args, `--user-data-dir=${userData}`],
    env: { ...definedEnv(), ...spec.env, ...options.env },
    chromiumSandbox: options.chromiumSandbox ?? !isRoot,
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
  });
  const pid = app.process().pid ?? 0;
  const page = await app.firstWindow();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await page.waitForLoadState('domcontentloaded');
  return {
    ...{ app, page, userData, pid, complaints },
    quit: async () => {
      const closed = app.waitForEvent('close');
      await app.evaluate(({ app: main }) => main.quit()).catch(() => {});
      await closed;
    },
  };
};

/** Playwright puts its switches first, so a prefix of the command line has to be a program of its own. */
const wrapper = async (executable: string, through: readonly string[]): Promise<string> => {
  const file = path.join(await newProfileFolder(), 'run');
  const words = [...through, executable].map((word) => `'${word.replace(/'/g, "'\\''")}'`);
  await writeFile(file, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
  await chmod(path.dirname(file), 0o755);
  await chmod(file, 0o755);
  return file;
};

export const newProfileFolder = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), 'latchkey-profile-'));

export const removeFolder = (folder: string): Promise<void> => rm(folder, { recursive: true, force: true });

const definedEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
