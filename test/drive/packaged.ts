import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';

export type PackagedApp = {
  readonly page: Page;
  readonly pid: number;
  /** What it has said on standard error so far. */
  readonly said: () => string;
  readonly hasEnded: () => boolean;
  /** Resolves when it has ended by itself. */
  gone(): Promise<void>;
  /** Closes the window as a person would, and resolves with the exit code when the app is gone. */
  quit(): Promise<number | null>;
  /** Ends it whatever it does; for clearing up. */
  end(): Promise<void>;
};

type Options = {
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** Chromium's real sandbox, which root cannot have; false by default for root. */
  readonly chromiumSandbox?: boolean;
};

const isRoot = process.getuid?.() === 0;
const READY_MS = 60_000;
const ENDED_MS = 20_000;

/**
 * Starts a packaged app by its command line and drives the window over the debugging port: its fuses keep Playwright's
 * usual way, the inspector of main, shut.
 */
export const launchPackaged = async (command: readonly string[], options: Options = {}): Promise<PackagedApp> => {
  const [program = '', ...rest] = command;
  const isConfined = options.chromiumSandbox ?? !isRoot;
  const args = [...rest, ...(isConfined ? [] : ['--no-sandbox']), '--remote-debugging-port=0', ...(options.args ?? [])];
  const child = spawn(program, args, { env: { ...process.env, ...options.env }, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  try {
    const address = await addressIn(child, () => said);
    const { browser, page } = await connected(address);
    const gone = async (): Promise<void> => {
      if (child.exitCode === null && child.signalCode === null) await within(once(child, 'exit'), ENDED_MS, 'its end');
    };
    return {
      ...{ page, gone, pid: child.pid ?? 0, said: () => said },
      hasEnded: () => child.exitCode !== null || child.signalCode !== null,
      quit: async () => {
        await page.evaluate(() => Reflect.get(globalThis, 'close')()).catch(() => {});
        await gone();
        await browser.close().catch(() => {});
        return child.exitCode;
      },
      end: async () => {
        child.kill('SIGKILL');
        await gone();
        await browser.close().catch(() => {});
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
};

/** The window of an app that opened its debugging port at `address`. */
const connected = async (address: string) => {
  // Electron 22 manages no browser contexts, which Playwright would set up by default.
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  return { browser, page: await firstPage(() => browser.contexts().flatMap((context) => context.pages())) };
};

/** The port that Chromium wrote down in the profile folder, for an app that was started by another program. */
export const connectBy = async (userData: string, after: string | null) => {
  const endsMs = Date.now() + READY_MS;
  while (Date.now() < endsMs) {
    const written = portFile(userData);
    const [port, path] = (written ?? '').split('\n');
    if (written !== after && port && path) return connected(`ws://127.0.0.1:${port}${path}`);
    await pause();
  }
  throw new Error(`no debugging port in ${userData}`);
};

export const portFile = (userData: string): string | null => {
  const file = join(userData, 'DevToolsActivePort');
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
};

const addressIn = async (child: ChildProcess, said: () => string): Promise<string> => {
  const endsMs = Date.now() + READY_MS;
  while (Date.now() < endsMs) {
    const address = /DevTools listening on (ws:\S+)/.exec(said())?.[1];
    if (address) return address;
    if (child.exitCode !== null) throw new Error(`the app ended with ${child.exitCode}: ${said()}`);
    await pause();
  }
  throw new Error(`the app opened no debugging port: ${said()}`);
};

const firstPage = async (pages: () => readonly Page[]): Promise<Page> => {
  const endsMs = Date.now() + READY_MS;
  while (Date.now() < endsMs) {
    const page = pages().find((one) => one.url().startsWith('app://'));
    if (page) return page;
    await pause();
  }
  throw new Error('the app opened no window');
};

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

const within = async (event: Promise<unknown>, limitMs: number, what: string): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${limitMs} ms`)), limitMs);
  });
  await Promise.race([event, late]).finally(() => clearTimeout(timer));
};
