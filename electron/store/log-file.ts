import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { LogFacts, Logger } from '../base/logger';

const MOST_BYTES = 1_000_000;
const OLD_FILES = 2;

/** Whatever looks like a token, should one ever get this far; lines are made of plain facts only. */
const SECRETS = /eyJ[\w-]+\.[\w-]+(\.[\w-]*)?|\b(Bearer|JWT|Token|Basic)\s+\S+/g;

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

  /** Resolves when everything said so far is written. */
  flushed(): Promise<void> {
    return this.#queue;
  }

  #write(level: string, event: string, facts: LogFacts): void {
    const line = JSON.stringify({ at: new Date(this.#now()).toISOString(), level, event, ...facts });
    this.#queue = this.#queue.then(() => this.#append(line.replace(SECRETS, '[redacted]'))).catch(() => {});
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
