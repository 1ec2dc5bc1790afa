import { appendFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogFacts, Logger } from '../base/logger';

const MOST_BYTES = 1_000_000;
const OLD_FILES = 2;

/**
 * SECURITY: the last resort, should a secret ever get this far; lines are made of plain facts only. A JWT (also one
 * whose signature was cut off), and what follows a scheme word in an `Authorization` header.
 */
const SECRETS = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?|\b(Bearer|JWT|Token|Basic)\s+[\w.~+/=-]{8,}/gi;

/** JSON lines in `latchkey.log`, rotated at 1 MB, two old ones kept. A log that cannot be written is done without. */
export class LogFile implements Logger {
  readonly #file: string;
  readonly #now: () => number;
  #queue: Promise<void> = Promise.resolve();

  constructor({ folder, now }: { readonly folder: string; readonly now: () => number }) {
    this.#file = path.join(folder, 'latchkey.log');
    this.#now = now;
  }

  info(event: string, facts: LogFacts = {}): void {
    this.#write('info', event, facts);
  }

  warn(event: string, facts: LogFacts = {}): void {
    this.#write('warn', event, facts);
  }

  error(event: string, facts: LogFacts = {}): void {
    this.#write('error', event, facts);
  }

  /** The newest lines of the current file, oldest first; none when there is no log. */
  async tail(count: number): Promise<readonly string[]> {
    await this.flushed();
    const text = await readFile(this.#file, 'utf8').catch(() => '');
    return text.split('\n').filter(Boolean).slice(-count);
  }

  /** Deletes what was written so far, the old files too. */
  async erase(): Promise<void> {
    this.#queue = this.#queue.then(async () => {
      const old = Array.from({ length: OLD_FILES }, (_file, index) => `${this.#file}.${index + 1}`);
      await Promise.all([this.#file, ...old].map((file) => rm(file, { force: true }).catch(() => {})));
    });
    await this.#queue;
  }

  /** Resolves when everything said so far is written. */
  flushed(): Promise<void> {
    return this.#queue;
  }

  #write(level: string, event: string, facts: LogFacts): void {
    const scrubbed = Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' ? scrub(value) : value,
    ]);
    const head = { at: new Date(this.#now()).toISOString(), level, event: scrub(event) };
    // The head twice: first for its place in the line, last so that no fact can replace it.
    const line = JSON.stringify({ ...head, ...Object.fromEntries(scrubbed), ...head });
    this.#queue = this.#queue.then(() => this.#append(line)).catch(() => {});
  }

  async #append(line: string): Promise<void> {
    await mkdir(path.dirname(this.#file), { recursive: true, mode: 0o700 });
    const size = await stat(this.#file).then(
      (stats) => stats.size,
      () => 0,
    );
    if (size > MOST_BYTES) await this.#rotate();
    await appendFile(this.#file, `${line}\n`, { mode: 0o600 });
  }

  async #rotate(): Promise<void> {
    for (let number = OLD_FILES; number > 1; number -= 1) {
      await rename(`${this.#file}.${number - 1}`, `${this.#file}.${number}`).catch(() => {});
    }
    await rename(this.#file, `${this.#file}.1`);
  }
}

const scrub = (text: string): string => text.replace(SECRETS, '[redacted]');
